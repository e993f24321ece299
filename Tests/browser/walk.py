"""One person's way through the portal in one mode: written once, walked with a mouse, with keys or with a thumb."""

import re

import labels
from chat import bubbles, expect_quiet
from demo_portal import Person
from modes import Mode
from playwright.sync_api import Locator, Page, expect


class Walk:
    """A page, and the hands that use it; a journey touches the page through these and only looks otherwise."""

    def __init__(self, page: Page, mode: Mode, person: Person | None):
        self.page = page
        self.mode = mode
        self.person = person
        self._hands = mode.hands(page)

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def press(self, wanted: Locator):
        """A link or button, pressed as a person of this mode does."""
        self._hands.press(wanted)

    def type(self, label: str, words: str):
        """Words in place of what stands in a field."""
        self._hands.type(self.main.get_by_label(label), words)

    def go_to_place(self, place: str, path: str):
        """One of the portal's places, by its navigation."""
        self.press(self.page.get_by_role("navigation", name=labels.PLACES).get_by_role("link", name=place))
        self.is_at(rf"{path}(\?.*)?")

    def choose_part(self, label: re.Pattern, status: str):
        """A part of a list, by the navigation above it."""
        self.press(self.main.get_by_role("navigation").get_by_role("link", name=label))
        expect(self.page).to_have_url(re.compile(rf"[?&]status={status}\b"))

    def search(self, box: str, words: str):
        self._hands.type(self.page.get_by_role("searchbox", name=box), words)
        self.press(self.main.get_by_role("button", name=labels.SEARCH))
        expect(self.page).to_have_url(re.compile(r"[?&]q=\w"))
        expect(self.page.get_by_role("searchbox", name=box)).to_have_value(words)

    def open_menu(self):
        self.press(self.page.get_by_role("banner").locator("summary"))

    def say(self, words: str):
        """One message to Nexie; the answer is complete when this returns."""
        said = bubbles(self.page)
        before = said.count()
        self.type(labels.MESSAGE, words)
        self.press(self.main.get_by_role("button", name=labels.SEND))
        expect(said).to_have_count(before + 2)
        expect_quiet(self.page)
        expect(self.main.get_by_role("button", name=labels.SEND)).to_be_visible()

    def is_at(self, path: str):
        expect(self.page).to_have_url(re.compile(rf"^https?://[^/]+{path}(#.*)?$"))
