"""Nexie beside another page."""

import labels
from playwright.sync_api import Locator, Page, expect


def opener(page: Page) -> Locator:
    return page.get_by_role("button", name=labels.ASK_NEXIE)


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name=labels.NEXIE)


def message(page: Page) -> Locator:
    return panel(page).get_by_label(labels.MESSAGE)


def open_panel(page: Page) -> Locator:
    opener(page).click()
    expect(message(page)).to_be_focused()
    return panel(page)


def answers(page: Page) -> Locator:
    return panel(page).locator("#transcript > .bubble-nexie")


def ask_beside(page: Page, words: str) -> Locator:
    """Sends one message and gives the answer, once the server's rendering is there."""
    before = answers(page).count()
    message(page).fill(words)
    panel(page).get_by_role("button", name=labels.SEND).click()
    expect(answers(page)).to_have_count(before + 1)
    expect(panel(page).locator("#transcript")).to_have_attribute("aria-busy", "false")
    return answers(page).nth(before)


def said(page: Page) -> Locator:
    """What those hear who listen to the page."""
    return page.locator("#said")
