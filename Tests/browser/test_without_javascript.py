import re

import labels
import pytest
from chat import bubbles
from login import log_in
from playwright.sync_api import Page, expect
from tickets import fill_in_ticket, found_tickets, unusual_word


@pytest.fixture
def plain_page(visitors, owner_state) -> Page:
    """The owner in a browser that runs no scripts."""
    return visitors.page(java_script_enabled=False, storage_state=owner_state)


def test_a_contact_logs_in_without_scripts(visitors, portal):
    log_in(visitors.page(java_script_enabled=False), portal, portal.newcomer())


def test_a_contact_opens_a_ticket_without_scripts(plain_page):
    word = unusual_word("mouse")
    fill_in_ticket(plain_page, f"My {word} is stuck", "It does not move.").click()
    expect(plain_page.get_by_role("heading", level=1)).to_contain_text(word)
    expect(found_tickets(plain_page, word)).to_have_count(1)


def test_a_contact_asks_nexie_without_scripts(plain_page):
    say(plain_page, "Which invoices are overdue?")
    expect(bubbles(plain_page).last.locator('a[href^="/portal/invoices/"]').first).to_be_visible()


def test_a_contact_confirms_a_proposal_without_scripts(plain_page):
    word = unusual_word("cable")
    say(plain_page, f"Open a ticket: the {word} on floor 3 is torn")
    plain_page.get_by_role("button", name=labels.CREATE).last.click()
    receipt = plain_page.get_by_role("link", name=labels.RECEIPT).last
    expect(receipt).to_have_attribute("href", re.compile(r"/portal/tickets/\d+$"))
    expect(found_tickets(plain_page, word)).to_have_count(1)


def say(page: Page, words: str):
    page.goto("/portal/nexie")
    page.get_by_label(labels.MESSAGE).fill(words)
    page.get_by_role("main").get_by_role("button", name=labels.SEND).click()
    expect(page).to_have_url(re.compile(r"/portal/nexie(?!/messages)"))
