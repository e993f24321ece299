"""What people come for, in every mode."""

import re

import labels
import pytest
from login import expect_logged_in, expect_logged_out
from modes import MODES
from playwright.sync_api import expect
from tickets import rows, unusual_word
from walk import Walk

# Who has a ticket that waits for them; each can be answered once.
WAITED_FOR = dict(zip([mode.name for mode in MODES], ["anna", "ben", "david", "jules", "tess", "victor"]))


@pytest.fixture(params=MODES, ids=str)
def mode(request):
    return request.param


@pytest.fixture
def walk(mode, visitors, tour):
    """Starts a way through the portal, as somebody or as a visitor."""

    def start(who: str | None = None) -> Walk:
        page = visitors.page(mode.options, storage_state=tour.state(who))
        return Walk(page, mode, tour.person(who) if who else None)

    return start


def test_logging_in_by_the_link_and_out_again(walk, portal):
    person = portal.newcomer()
    visit = walk()
    visit.page.goto("/portal/login")
    visit.page.goto(asked(visit, portal, person).link)
    visit.press(visit.page.get_by_role("button", name=labels.CONTINUE))
    visit.is_at("/portal")
    expect_logged_in(visit.page, person)
    visit.open_menu()
    visit.press(visit.page.get_by_role("button", name=labels.LOG_OUT))
    expect_logged_out(visit.page)


def test_logging_in_by_the_code(walk, portal):
    person = portal.newcomer()
    visit = walk()
    visit.page.goto("/portal/login")
    message = asked(visit, portal, person)
    visit.type(labels.EMAIL, person.email)
    visit.type(labels.CODE, message.code)
    visit.press(visit.page.get_by_role("button", name=labels.LOG_IN_WITH_CODE))
    visit.is_at("/portal")
    expect_logged_in(visit.page, person)


def test_a_ticket_that_waits_is_found_at_home_and_answered(walk, mode):
    visit = walk(WAITED_FOR[mode.name])
    visit.page.goto("/portal")
    visit.press(visit.main.get_by_role("link", name=labels.REPLY_TO).first)
    visit.is_at(r"/portal/tickets/\d+")
    words = f"Yes, please do. It is about {unusual_word('mailbox')}."
    visit.type(labels.NOTE, words)
    visit.press(visit.page.get_by_role("button", name=labels.ADD_NOTE))
    entry = visit.page.get_by_role("article").filter(has_text=words)
    expect(entry).to_have_count(1)
    expect(entry).to_contain_text(visit.person.name)


def test_a_ticket_is_found_by_its_state_its_words_and_paging_on(walk, tour):
    tour.address("many-tickets")
    visit = walk("hana")
    visit.page.goto("/portal")
    visit.go_to_place(labels.TICKETS, "/portal/tickets")
    visit.choose_part(labels.OPEN, "open")
    visit.search(labels.SEARCH_TICKETS, "waiting room")
    first = [link.get_attribute("href") for link in rows(visit.page).all()]
    visit.press(visit.main.get_by_role("link", name=labels.MORE))
    expect(visit.page).to_have_url(re.compile(r"[?&]cursor="))
    last = rows(visit.page).last
    assert last.get_attribute("href") not in first
    visit.press(last)
    visit.is_at(r"/portal/tickets/\d+")
    expect(visit.heading).to_contain_text("waiting room")


def test_a_refused_ticket_loses_nothing_and_is_sent_when_mended(walk):
    word = unusual_word("lamp")
    visit = walk("anna")
    visit.page.goto("/portal/tickets")
    visit.press(visit.main.get_by_role("link", name=labels.NEW_TICKET).first)
    visit.is_at("/portal/tickets/new")
    visit.type(labels.SUBJECT, "   ")
    visit.type(labels.DESCRIPTION, f"The {word} flickers.")
    visit.press(visit.main.get_by_role("button", name=labels.SEND_TICKET))
    expect(visit.main.get_by_label(labels.SUBJECT)).to_have_attribute("aria-invalid", "true")
    expect(visit.main.get_by_label(labels.SUBJECT)).to_have_accessible_description(re.compile(r"\w+"))
    expect(visit.main.get_by_label(labels.DESCRIPTION)).to_have_value(f"The {word} flickers.")
    visit.type(labels.SUBJECT, f"My {word}")
    visit.press(visit.main.get_by_role("button", name=labels.SEND_TICKET))
    expect(visit.heading).to_contain_text(f"My {word}")
    expect(visit.main).to_contain_text(f"The {word} flickers.")


def test_an_overdue_invoice_says_how_to_pay_and_another_why_not(walk):
    visit = walk("anna")
    visit.page.goto("/portal")
    visit.go_to_place(labels.INVOICES, "/portal/invoices")
    visit.choose_part(labels.OVERDUE, "overdue")
    visit.press(rows(visit.page).first)
    visit.is_at(r"/portal/invoices/[\w-]+")
    expect(visit.main).to_contain_text(labels.BALANCE)
    pay = visit.main.get_by_role("link", name=labels.PAY)
    expect(pay).to_have_attribute("href", re.compile(r"^https://pay\.larkfield\.example/"))
    visit.go_to_place(labels.INVOICES, "/portal/invoices")
    visit.press(visit.page.get_by_role("table").get_by_role("link", name="INV-2041"))
    visit.is_at("/portal/invoices/INV-2041")
    expect(visit.main).to_contain_text(labels.NO_WAY_TO_PAY)
    expect(pay).to_have_count(0)


def test_a_risk_is_asked_about_and_then_declined_with_a_reason(walk):
    word = unusual_word("warranty")
    visit = walk("victor")
    visit.page.goto("/portal")
    visit.go_to_place(labels.RISKS, "/portal/risks")
    visit.press(rows(visit.page).first)
    visit.is_at(r"/portal/risks/[\w-]+")
    address = visit.page.url
    visit.press(visit.main.get_by_role("link", name=labels.ASK_ABOUT_IT).first)
    visit.type(labels.QUESTION, f"What of the {word}?")
    visit.press(visit.main.get_by_role("button", name=labels.SEND_QUESTION))
    visit.is_at(r"/portal/tickets/\d+.*")
    expect(visit.main).to_contain_text(word)
    visit.page.goto(address)
    if visit.main.get_by_role("button", name=labels.DECLINE_FOR).count() == 0:
        # The same walk in another mode has declined it already, and once is all there is.
        return expect(visit.main).to_contain_text("You declined this version")
    visit.type(labels.WHY_DECLINED, f"Not without the {word}.")
    visit.press(visit.main.get_by_role("button", name=labels.DECLINE_FOR))
    expect(visit.main).to_contain_text(f"Not without the {word}.")
    expect(visit.main.get_by_role("button", name=labels.DECLINE_FOR)).to_have_count(0)
    visit.press(visit.main.get_by_role("link", name=labels.LOOK_AT_RECORD))
    visit.is_at(r"/portal/risks/[\w-]+/certificate")
    expect(visit.main).to_contain_text(labels.RECORD_OF_DECLINING)
    expect(visit.main).to_contain_text(f"Not without the {word}.")
    code = visit.page.locator(".certificate-code").text_content()
    visit.page.goto(f"/verify/{code}")
    expect(visit.main).to_contain_text(labels.UNCHANGED)
    expect(visit.main).to_contain_text("The document was declined")
    expect(visit.page.locator("body")).not_to_contain_text(word)


def test_the_words_of_a_search_become_a_ticket(walk):
    word = unusual_word("token")
    visit = walk("anna")
    visit.page.goto("/portal")
    visit.go_to_place(labels.ARTICLES, "/portal/kb")
    visit.search(labels.SEARCH_ARTICLES, "password")
    visit.press(visit.main.locator('a[href^="/portal/kb/"]').first)
    visit.is_at(r"/portal/kb/[\w-]+")
    expect(visit.main).to_contain_text(re.compile("password", re.IGNORECASE))
    visit.go_to_place(labels.ARTICLES, "/portal/kb")
    visit.search(labels.SEARCH_ARTICLES, f"password of the {word}")
    visit.press(visit.main.get_by_role("link", name=labels.OPEN_TICKET).first)
    visit.is_at(r"/portal/tickets/new\?.*")
    expect(visit.main.get_by_label(labels.SUBJECT)).to_have_value(re.compile(word))
    visit.type(labels.DESCRIPTION, "None of the articles helped.")
    visit.press(visit.main.get_by_role("button", name=labels.SEND_TICKET))
    expect(visit.heading).to_contain_text(word)


def test_nexie_answers_and_a_confirmed_proposal_leads_to_its_ticket(walk):
    word = unusual_word("shelf")
    visit = walk("anna")
    visit.page.goto("/portal")
    visit.go_to_place(labels.NEXIE, "/portal/nexie")
    visit.say("Which invoices are overdue?")
    expect(visit.page.locator("#transcript").get_by_role("link", name=re.compile("INV-2036")).first).to_be_visible()
    visit.say(f"Open a ticket: the {word} on floor 2 is loose")
    visit.press(visit.page.get_by_role("button", name=labels.CREATE).last)
    receipt = visit.page.get_by_role("link", name=labels.RECEIPT).last
    visit.press(receipt)
    visit.is_at(r"/portal/tickets/\d+")
    expect(visit.heading).to_contain_text(word)


def test_a_cancelled_proposal_is_gone(walk):
    word = unusual_word("kettle")
    visit = walk("anna")
    visit.page.goto("/portal/nexie")
    visit.say(f"Open a ticket: the {word} on floor 2 is dead")
    visit.press(visit.page.get_by_role("button", name=labels.CANCEL).last)
    expect(visit.page.locator("#transcript")).to_contain_text(labels.CANCELLED)
    expect(visit.page.get_by_role("button", name=labels.CREATE)).to_have_count(0)


def test_the_profile_is_one_step_away(walk):
    visit = walk("anna")
    visit.page.goto("/portal/kb")
    visit.open_menu()
    visit.press(visit.page.get_by_role("banner").get_by_role("link", name=labels.PROFILE))
    visit.is_at("/portal/profile")
    expect(visit.heading).to_have_text(labels.PROFILE)
    page = visit.main.inner_text() + "".join(field.input_value() for field in visit.main.locator("input").all())
    assert visit.person.email in page and visit.person.name in page


def asked(visit: Walk, portal, person):
    """The mail that comes when somebody types their address."""
    earlier = portal.mail.kept()
    visit.type(labels.EMAIL, person.email)
    visit.press(visit.page.get_by_role("button", name=labels.ASK_FOR_LINK))
    visit.is_at("/portal/login/sent")
    return portal.mail.next(person.email, after=earlier)
