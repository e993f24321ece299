import re

import labels
import pytest
from playwright.sync_api import expect
from tickets import fill_in_ticket, found_tickets, rows, unusual_word


def test_a_contact_filters_opens_and_answers_a_ticket(owner_page, owner):
    page = owner_page
    page.goto("/portal")
    page.get_by_role("navigation", name=labels.PLACES).get_by_role("link", name=labels.TICKETS).click()
    page.get_by_role("main").get_by_role("navigation").get_by_role("link", name=labels.OPEN).click()
    expect(page).to_have_url(re.compile(r"[?&]status=open\b"))

    subject = rows(page).first.inner_text()
    rows(page).first.click()
    expect(page).to_have_url(re.compile(r"/portal/tickets/\d+$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(subject)

    words = f"Is there any news? It is about {unusual_word('shelf')}."
    page.get_by_label(labels.NOTE).fill(words)
    page.get_by_role("button", name=labels.ADD_NOTE).click()
    entry = page.get_by_role("article").filter(has_text=words)
    expect(entry).to_have_count(1)
    expect(entry).to_contain_text(owner.name)
    expect(page.get_by_label(labels.NOTE)).to_have_value("")


def test_a_filter_shows_only_tickets_of_its_status(owner_page):
    shown = {}
    for status in ["open", "waiting", "resolved", "closed"]:
        owner_page.goto(f"/portal/tickets?status={status}")
        shown[status] = {link.get_attribute("href") for link in rows(owner_page).all()}
    assert shown["open"] and shown["closed"]
    assert sum(len(links) for links in shown.values()) == len(set().union(*shown.values()))


def test_a_new_ticket_is_shown_and_found_again(owner_page):
    word = unusual_word("lamp")
    fill_in_ticket(owner_page, f"The {word} flickers", "Since this morning.\n\n<b>Please</b> help.").click()
    expect(owner_page).to_have_url(re.compile(r"/portal/tickets/\d+"))
    expect(owner_page.get_by_role("heading", level=1)).to_contain_text(f"The {word} flickers")
    expect(owner_page.get_by_role("main")).to_contain_text("<b>Please</b> help.")
    expect(found_tickets(owner_page, word)).to_have_count(1)


@pytest.mark.parametrize("subject", ["   ", "x" * 1000])
def test_a_refused_ticket_says_why_and_keeps_what_was_typed(owner_page, subject):
    word = unusual_word("door")
    button = fill_in_ticket(owner_page, "", f"The {word} does not close.")
    field = owner_page.get_by_label(labels.SUBJECT)
    field.evaluate("field => field.removeAttribute('maxlength')")
    field.fill(subject)
    button.click()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(r"\w+"))
    expect(owner_page.get_by_label(labels.DESCRIPTION)).to_have_value(f"The {word} does not close.")
    expect(found_tickets(owner_page, word)).to_have_count(0)


def test_a_double_click_makes_one_ticket(owner_page):
    word = unusual_word("chair")
    fill_in_ticket(owner_page, f"My {word} squeaks", "It is the left wheel.").dblclick()
    expect(owner_page.get_by_role("heading", level=1)).to_contain_text(word)
    expect(found_tickets(owner_page, word)).to_have_count(1)
