"""The ways in which people use the portal; every journey and every look at a page goes through all of them."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect
from stops import focused, same_document


@dataclass(frozen=True)
class Mode:
    """How a browser is set up, and with which hands it is used."""

    name: str
    hands: type
    options: dict = field(default_factory=dict)

    @property
    def runs_scripts(self) -> bool:
        return self.options.get("java_script_enabled", True)

    def __str__(self):
        return self.name


class Pointer:
    """A mouse."""

    def __init__(self, page: Page):
        self.page = page

    def press(self, wanted: Locator):
        wanted.click()

    def type(self, wanted: Locator, words: str):
        wanted.fill(words)


class Finger(Pointer):
    """A thumb on glass."""

    def press(self, wanted: Locator):
        wanted.tap()


class Keyboard:
    """Nothing but keys: an element is reached by tabbing, and every stop on the way must show where the focus is."""

    farthest = 120

    def __init__(self, page: Page):
        self.page = page

    def press(self, wanted: Locator):
        self.reach(wanted)
        self.page.keyboard.press("Enter")

    def type(self, wanted: Locator, words: str):
        self.reach(wanted)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(words)

    def reach(self, wanted: Locator):
        """Tabs until the wanted element has the focus."""
        expect(wanted).to_be_visible()
        for _ in range(self.farthest):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            self._look_at_stop()
        raise AssertionError(f"{wanted} is not reached within {self.farthest} tabs")

    def _look_at_stop(self):
        stop = same_document(lambda: focused(self.page))
        assert not stop or not stop["faults"], f"{stop['what']}: {', '.join(stop['faults'])}"


DESK = {"viewport": {"width": 1280, "height": 900}}
MODES = [
    Mode("mouse", Pointer, DESK),
    Mode("keyboard", Keyboard, DESK | {"reduced_motion": "reduce"}),
    Mode("no-scripts", Pointer, DESK | {"java_script_enabled": False}),
    Mode("narrow", Finger, {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}),
    Mode("dark", Pointer, DESK | {"color_scheme": "dark"}),
    # What a browser of 1280 x 900 lays out at 200 %.
    Mode("zoom", Pointer, {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}),
]
