import re

import labels
from chat import ask, bubbles
from playwright.sync_api import Page, expect
from tickets import found_tickets, rows, unusual_word


def test_nexie_names_the_overdue_invoices_and_no_others(owner_page):
    overdue, paid = (invoices(owner_page, status) for status in ["overdue", "paid"])
    assert overdue and paid
    answer = ask(owner_page, "Which invoices are overdue?")
    for link in overdue:
        expect(answer.locator(f'a[href="{link}"]').first).to_be_visible()
    for link in paid:
        expect(answer.locator(f'a[href="{link}"]')).to_have_count(0)


def test_nexie_says_honestly_what_it_does_not_understand(owner_page):
    answer = ask(owner_page, "Sing me a sea shanty about routers")
    expect(answer).to_contain_text(re.compile("ticket", re.IGNORECASE))
    expect(answer.get_by_role("button", name=labels.CREATE)).to_have_count(0)


def test_a_confirmed_proposal_becomes_one_ticket_with_a_receipt(owner_page, visitors, owner_state):
    word = unusual_word("printer")
    propose(owner_page, word)
    elsewhere = visitors.page(storage_state=owner_state)
    expect(found_tickets(elsewhere, word)).to_have_count(0)

    owner_page.get_by_role("button", name=labels.CREATE).last.click()
    receipt = owner_page.get_by_role("link", name=labels.RECEIPT).last
    expect(receipt).to_be_visible()
    number = re.search(r"\d+", receipt.inner_text()).group()
    expect(receipt).to_have_attribute("href", re.compile(rf"/portal/tickets/{number}$"))
    receipt.click()
    expect(owner_page.get_by_role("heading", level=1)).to_contain_text(word)
    expect(found_tickets(elsewhere, word)).to_have_count(1)


def test_a_cancelled_proposal_leaves_nothing_behind(owner_page):
    word = unusual_word("kettle")
    propose(owner_page, word)
    owner_page.get_by_role("button", name=labels.CANCEL).last.click()
    expect(owner_page.locator("#transcript")).to_contain_text(labels.CANCELLED)
    expect(owner_page.get_by_role("button", name=labels.CREATE)).to_have_count(0)
    expect(found_tickets(owner_page, word)).to_have_count(0)


def test_the_talk_is_still_there_after_a_reload(owner_page):
    ask(owner_page, "What is waiting for me?")
    said = [text.strip() for text in bubbles(owner_page).all_inner_texts()]
    owner_page.reload()
    expect(bubbles(owner_page)).to_have_count(len(said))
    expect(bubbles(owner_page).nth(-2)).to_contain_text("What is waiting for me?")


def test_what_a_person_types_is_never_taken_for_markup(owner_page):
    ask(owner_page, "<img src=x onerror=alert(1)> [x](javascript:alert(1)) **open** tickets")
    expect(owner_page.locator("img[onerror]")).to_have_count(0)
    expect(owner_page.locator('a[href^="javascript:"]')).to_have_count(0)


def propose(page: Page, word: str):
    """Asks for a ticket and waits for the card with its exact words."""
    ask(page, f"Open a ticket: the {word} on floor 2 is dead")
    expect(page.get_by_role("button", name=labels.CREATE).last).to_be_visible()
    expect(bubbles(page).last).to_contain_text(word)


def invoices(page: Page, status: str) -> list[str]:
    page.goto(f"/portal/invoices?status={status}")
    return [link.get_attribute("href") for link in rows(page).all()]
