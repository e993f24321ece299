"""Tickets as a person finds and opens them."""

import itertools
import time

import labels
from playwright.sync_api import Locator, Page

_numbers = itertools.count(time.time_ns() // 1_000_000)


def unusual_word(stem: str) -> str:
    """A word that stands in no other record."""
    return f"{stem}{next(_numbers)}"


def fill_in_ticket(page: Page, subject: str, description: str) -> Locator:
    """Fills in a new ticket and leaves the button to press."""
    page.goto("/portal/tickets")
    page.get_by_role("link", name=labels.NEW_TICKET).first.click()
    page.get_by_label(labels.SUBJECT).fill(subject)
    page.get_by_label(labels.DESCRIPTION).fill(description)
    return page.get_by_role("main").get_by_role("button", name=labels.SEND_TICKET)


def found_tickets(page: Page, word: str) -> Locator:
    """The tickets, of any status, that a search finds."""
    page.goto("/portal/tickets?status=all")
    page.get_by_role("searchbox", name=labels.SEARCH_TICKETS).fill(word)
    page.get_by_role("button", name=labels.SEARCH).click()
    page.wait_for_url(lambda url: f"q={word}" in url and "status=all" in url)
    return rows(page)


def rows(page: Page) -> Locator:
    """The links of a list, one to a row."""
    return page.get_by_role("table").get_by_role("link")
