import re
import time

import labels
import pytest
from chat import ask, expect_quiet
from demo_portal import Portal
from login import log_in, log_out
from panel import message, open_panel, said
from playwright.sync_api import Page, expect
from tickets import rows, unusual_word


@pytest.fixture
def new_ticket(owner_page) -> Page:
    """The owner before an empty form, with no draft left by another test."""
    owner_page.goto("/portal/tickets/new")
    return owner_page


def test_a_draft_survives_the_end_of_the_session(visitors, portal: Portal):
    page = visitors.page()
    person = portal.person("Technical")
    word = unusual_word("oven")
    log_in(page, portal, person)
    page.goto("/portal/tickets/new")
    fill(page, word, "It is cold.\n\nSince Monday.")
    page.get_by_label("Priority").select_option("high")
    page.context.clear_cookies()
    send(page)
    expect(page).to_have_url(re.compile(r"/portal/login"))
    log_in(page, portal, person)
    expect(page).to_have_url(re.compile(r"/portal/tickets/new$"))
    expect(page.get_by_text(labels.RESTORED).first).to_be_visible()
    expect(page.get_by_label(labels.SUBJECT)).to_have_value(word)
    expect(page.get_by_label(labels.DESCRIPTION)).to_have_value("It is cold.\n\nSince Monday.")
    expect(page.get_by_label("Priority")).to_have_value("high")
    send(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(word)
    expect_blank(page)


def test_a_reply_survives_the_end_of_the_session(visitors, portal: Portal):
    page = visitors.page()
    person = portal.person("Technical")
    words = f"Is there any news? It is about {unusual_word('shelf')}."
    log_in(page, portal, person)
    page.goto("/portal/tickets?status=open")
    rows(page).first.click()
    ticket = page.url
    page.get_by_label(labels.NOTE).fill(words)
    page.context.clear_cookies()
    page.get_by_role("button", name=labels.ADD_NOTE).click()
    expect(page).to_have_url(re.compile(r"/portal/login"))
    log_in(page, portal, person)
    expect(page).to_have_url(ticket)
    expect(page.get_by_label(labels.NOTE)).to_have_value(words)
    expect(said(page)).to_contain_text(labels.RESTORED)
    page.get_by_role("button", name=labels.ADD_NOTE).press("Enter")
    expect(page.get_by_role("article").filter(has_text=words)).to_have_count(1)
    expect(page.get_by_label(labels.NOTE)).to_have_value("")
    page.goto(ticket)
    expect(page.get_by_label(labels.NOTE)).to_have_value("")


def test_a_changed_card_survives_the_end_of_the_session(visitors, portal: Portal):
    page = visitors.page()
    person = portal.person("Technical")
    word = unusual_word("toaster")
    log_in(page, portal, person)
    answer = ask(page, "Open a ticket: the toaster is cold")
    expect_quiet(page)
    answer.get_by_text(labels.CHANGE_IT).click()
    answer.get_by_label(labels.SUBJECT).fill(word)
    page.context.clear_cookies()
    answer.get_by_role("button", name=labels.CREATE_CHANGED).click()
    expect(page).to_have_url(re.compile(r"/portal/login"))
    log_in(page, portal, person)
    expect(page).to_have_url(re.compile(r"/portal/nexie"))
    expect(page.get_by_text(labels.AS_OWN)).to_be_visible()
    expect(page.get_by_label(labels.SUBJECT)).to_have_value(word)
    page.get_by_role("button", name=labels.CREATE_CHANGED).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(word)
    assert word not in kept(page)


def test_a_draft_can_be_discarded_by_keyboard(new_ticket):
    fill(new_ticket, "An old thought", "About nothing.")
    new_ticket.goto("/portal")
    new_ticket.goto("/portal/tickets/new")
    discard = new_ticket.get_by_role("button", name=labels.DISCARD)
    discard.focus()
    new_ticket.keyboard.press("Enter")
    expect(new_ticket.get_by_label(labels.SUBJECT)).to_have_value("")
    expect(new_ticket.get_by_label(labels.SUBJECT)).to_be_focused()
    expect(discard).to_have_count(0)
    expect_blank(new_ticket)


def test_a_form_that_came_back_is_not_overwritten(new_ticket):
    word = unusual_word("ladder")
    fill(new_ticket, "   ", f"The {word} is short.")
    send(new_ticket)
    expect(new_ticket.get_by_label(labels.SUBJECT)).to_have_attribute("aria-invalid", "true")
    expect(new_ticket.get_by_text(labels.RESTORED)).to_have_count(0)
    expect(new_ticket.get_by_label(labels.DESCRIPTION)).to_have_value(f"The {word} is short.")
    new_ticket.get_by_label(labels.SUBJECT).fill(word)

    new_ticket.goto("/portal/tickets/new")
    expect(new_ticket.get_by_label(labels.SUBJECT)).to_have_value(word)
    expect(new_ticket.get_by_label(labels.DESCRIPTION)).to_have_value(f"The {word} is short.")
    send(new_ticket)
    expect(new_ticket.get_by_role("heading", level=1)).to_contain_text(word)
    expect_blank(new_ticket)


def test_a_form_that_begins_with_other_words_keeps_them(new_ticket):
    fill(new_ticket, "A draft", "Of mine.")
    new_ticket.goto("/portal/tickets/new?subject=From+a+link")
    expect(new_ticket.get_by_label(labels.SUBJECT)).to_have_value("From a link")
    expect(new_ticket.get_by_label(labels.DESCRIPTION)).to_have_value("")
    new_ticket.goto("/portal/tickets/new")
    expect(new_ticket.get_by_label(labels.SUBJECT)).to_have_value("A draft")
    new_ticket.get_by_role("button", name=labels.DISCARD).click()


def test_a_send_that_never_arrived_keeps_the_draft(new_ticket):
    fill(new_ticket, "The line is dead", "Every now and then.")
    new_ticket.route("**/portal/tickets", lambda route: route.abort())
    send(new_ticket)
    new_ticket.unroute("**/portal/tickets")
    new_ticket.goto("/portal")
    new_ticket.goto("/portal/tickets/new")
    expect(new_ticket.get_by_label(labels.SUBJECT)).to_have_value("The line is dead")
    new_ticket.get_by_role("button", name=labels.DISCARD).click()


def test_what_another_tab_wrote_stays_when_this_one_is_sent(new_ticket):
    word = unusual_word("window")
    other = new_ticket.context.new_page()
    other.goto("/portal/tickets/new")
    fill(new_ticket, word, "It does not close.")
    fill(other, "A second thing", "Not sent yet.")
    send(new_ticket)
    expect(new_ticket.get_by_role("heading", level=1)).to_contain_text(word)
    other.close()
    new_ticket.goto("/portal/tickets/new")
    expect(new_ticket.get_by_label(labels.SUBJECT)).to_have_value("A second thing")
    new_ticket.get_by_role("button", name=labels.DISCARD).click()


def test_the_page_and_the_panel_share_what_is_typed_to_nexie(owner_page):
    owner_page.goto("/portal")
    open_panel(owner_page)
    message(owner_page).fill("Half a question")
    owner_page.goto("/portal/nexie")
    expect(owner_page.get_by_label(labels.MESSAGE)).to_have_value("Half a question")
    expect(said(owner_page)).to_contain_text(labels.RESTORED)
    owner_page.get_by_role("button", name=labels.DISCARD).click()
    expect(owner_page.get_by_label(labels.MESSAGE)).to_be_focused()
    owner_page.goto("/portal")
    expect(message(owner_page)).to_have_value("")


def test_logging_out_leaves_nothing_behind(visitors, portal: Portal):
    page = visitors.page()
    person = portal.person("Billing")
    log_in(page, portal, person)
    page.goto("/portal")
    open_panel(page)
    message(page).fill("Something private")
    log_out(page, person)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_tab_from_before_the_logout_keeps_nothing(visitors, portal: Portal):
    page = visitors.page()
    person = portal.person("Billing")
    log_in(page, portal, person)
    left_open = new_tab_with_secret(page)
    log_out(page, person)
    left_open.reload()
    expect(left_open).to_have_url(re.compile(r"/portal/login"))
    assert kept(left_open) == "{}"


def test_the_next_person_finds_nothing_of_the_one_before(visitors, portal: Portal):
    page = visitors.page()
    log_in(page, portal, portal.person("Billing"))
    left_open = new_tab_with_secret(page)
    page.context.clear_cookies()
    page.goto("/portal/login")
    assert SECRET in kept(page)
    log_in(page, portal, portal.person("Technical"))
    assert SECRET not in kept(page)
    left_open.goto("/portal")
    assert SECRET not in kept(page)


def test_a_draft_is_kept_for_two_weeks(new_ticket):
    fill(new_ticket, "An old thought", "About nothing.")
    new_ticket.clock.install(time=time.time() + 13 * DAY)
    new_ticket.goto("/portal/kb")
    assert "An old thought" in kept(new_ticket)
    new_ticket.clock.set_system_time(time.time() + 15 * DAY)
    new_ticket.goto("/portal/kb")
    assert "An old thought" not in kept(new_ticket)


SECRET = "Something private"
DAY = 86_400


def new_tab_with_secret(page: Page) -> Page:
    """Another tab of the same browser, with words in it that are not sent."""
    tab = page.context.new_page()
    tab.goto("/portal/tickets/new")
    fill(tab, "Salaries", SECRET)
    assert SECRET in kept(tab)
    return tab


def kept(page: Page) -> str:
    """All that the browser keeps."""
    return page.evaluate("JSON.stringify(localStorage)")


def fill(page: Page, subject: str, description: str):
    page.get_by_label(labels.SUBJECT).fill(subject)
    page.get_by_label(labels.DESCRIPTION).fill(description)


def send(page: Page):
    page.get_by_role("main").get_by_role("button", name=labels.SEND_TICKET).click()


def expect_blank(page: Page):
    page.goto("/portal/tickets/new")
    expect(page.get_by_label(labels.SUBJECT)).to_have_value("")
    expect(page.get_by_label(labels.DESCRIPTION)).to_have_value("")
    expect(page.get_by_text(labels.RESTORED)).to_have_count(0)
