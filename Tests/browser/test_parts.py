"""Parts that the script brings to life, on pages and answers as the server writes them."""

import re

import labels
import pytest
from panel import answers, ask_beside, message, open_panel, panel, said
from playwright.sync_api import Page, expect

RATING = re.compile(r"/portal/nexie/messages/\w+/rating$")


@pytest.fixture
def talk(owner_page) -> Page:
    """The panel with one answer that can be copied and rated."""
    owner_page.goto("/portal/tickets")
    open_panel(owner_page)
    ask_beside(owner_page, "Which invoices are overdue?")
    return owner_page


@pytest.fixture
def rated(talk) -> list[str]:
    """What is sent as a rating from here on."""
    sent = []
    talk.on("request", lambda request: RATING.search(request.url) and sent.append(request.post_data))
    return sent


def test_an_answer_is_copied_with_its_words_alone(talk):
    talk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy = panel(talk).get_by_role("button", name=labels.COPY)
    copy.press("Enter")
    expect(panel(talk).get_by_role("button", name="Copied")).to_be_focused()
    expect(said(talk)).to_contain_text("Copied")
    words = answers(talk).last.locator(".bubble-text").inner_text()
    assert letters(talk.evaluate("navigator.clipboard.readText()")) == letters(words) != ""
    expect(copy).to_be_visible()


def test_a_rating_is_sent_once_without_leaving_the_page(talk, rated):
    message(talk).fill("Half a question")
    helped = panel(talk).get_by_role("button", name=labels.HELPED)
    helped.press("Enter")
    expect(helped).to_have_attribute("aria-pressed", "true")
    expect(helped).to_be_focused()
    expect(talk).to_have_url(re.compile(r"/portal/tickets$"))
    expect(message(talk)).to_have_value("Half a question")
    expect(answers(talk)).to_have_count(1)
    assert [re.sub(r"csrf=[^&]*&", "", sent) for sent in rated] == ["rating=good"]
    talk.reload()
    expect(helped).to_have_attribute("aria-pressed", "true")


def test_an_answer_that_did_not_help_asks_why_and_keeps_the_reason(talk):
    panel(talk).get_by_role("button", name=labels.NOT_HELPED).click()
    answer = answers(talk).last
    answer.get_by_label(labels.IN_YOUR_WORDS).fill("One invoice is missing.")
    answer.get_by_role("button", name=labels.SEND).click()
    expect(answer).to_contain_text(labels.WRONG_SAID)
    expect(answer.get_by_label(labels.IN_YOUR_WORDS)).to_have_value("One invoice is missing.")


def test_a_rating_that_did_not_arrive_is_said_beside_it(talk):
    talk.route(RATING, lambda route: route.abort())
    not_helped = panel(talk).get_by_role("button", name=labels.NOT_HELPED)
    not_helped.click()
    expect(answers(talk).last).to_contain_text(labels.OUT_OF_REACH)
    expect(said(talk)).to_contain_text(labels.OUT_OF_REACH)
    expect(not_helped).to_have_attribute("aria-pressed", "false")


def test_a_button_prints_the_page(owner_page):
    owner_page.goto("/portal/invoices/INV-2036")
    owner_page.evaluate("window.print = () => (window.printed = true)")
    owner_page.get_by_role("button", name=labels.PRINT).press("Enter")
    assert owner_page.evaluate("window.printed")


def test_no_button_offers_what_only_the_script_can_do(visitors, owner_state):
    page = visitors.page(java_script_enabled=False, storage_state=owner_state)
    page.goto("/portal/invoices/INV-2036")
    expect(page.get_by_role("button", name=labels.PRINT)).to_have_count(0)


def letters(words: str) -> str:
    """A text whatever its lines and signs of lists."""
    return re.sub(r"[^\w.,€-]", "", words)
