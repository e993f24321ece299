"""Talking with Nexie."""

import labels
from playwright.sync_api import Locator, Page, expect


def ask(page: Page, words: str) -> Locator:
    """Sends one message and gives the answer, once it is there."""
    if "/portal/nexie" not in page.url:
        page.goto("/portal/nexie")
    before = bubbles(page).count()
    page.get_by_label(labels.MESSAGE).fill(words)
    page.get_by_role("main").get_by_role("button", name=labels.SEND).click()
    expect(bubbles(page)).to_have_count(before + 2)
    expect(bubbles(page).nth(before)).to_contain_text(words)
    answer = bubbles(page).nth(before + 1)
    expect(answer).not_to_have_text("")
    return answer


def bubbles(page: Page) -> Locator:
    """The messages of the talk, the person's and Nexie's in turn."""
    return page.locator("#transcript > li")


def expect_quiet(page: Page):
    """Waits until the answer is complete."""
    expect(page.locator("#transcript")).not_to_have_attribute("aria-busy", "true")
