"""Parts that the script brings to life, on pages that carry them as the server writes them."""

import re

import labels
import pytest
from panel import answers, message, open_panel, panel, said
from playwright.sync_api import Page, Route, expect

ANSWER = """<li class="bubble bubble-nexie"><div class="bubble-text prose"><p>Turn it <b>off</b>.</p>
<ul><li>Wait.</li><li>Turn it on.</li></ul><p class="proposal-note">Not a word of Nexie</p></div>
<button class="button button-quiet" type="button" data-copy hidden>Copy</button>
<form class="form" method="post" action="/portal/nexie/messages/1/rating" data-rate>
<button class="button" name="rating" value="up" aria-pressed="{up}">Helpful</button>
<button class="button" name="rating" value="down" aria-pressed="{down}">Not helpful</button></form></li>"""
FOLD = """<form class="form" method="post" action="/portal/tickets/1/close"><input type="hidden" name="csrf" value="x">
<details class="ask-again" id="close"><summary class="button button-danger">Close it</summary>
<div class="ask-again-body"><h2 id="close-title">Close this ticket?</h2><label>Why <input name="why"></label>
<div class="actions"><button class="button button-danger">Yes, close</button></div></div></details></form>
<button class="button" type="button" data-print hidden>Print</button>"""


@pytest.fixture
def rated() -> list[str]:
    """What was sent as a rating."""
    return []


@pytest.fixture
def talk(owner_page, rated) -> Page:
    """The panel with one answer that can be copied and rated."""

    def fragment(route: Route):
        last = rated[-1] if rated else ""
        answer = ANSWER.format(up=str(last == "up").lower(), down=str(last == "down").lower())
        route.fulfill(response=(real := route.fetch()), body=real.text().replace("</ol>", answer + "</ol>", 1))

    def rate(route: Route):
        rated.append("up" if "rating=up" in route.request.post_data else "down")
        route.fulfill(status=303, headers={"location": "/portal/nexie"})

    owner_page.route("**/portal/nexie?part=panel*", fragment)
    owner_page.route("**/portal/nexie/messages/1/rating", rate)
    owner_page.goto("/portal/tickets")
    open_panel(owner_page)
    return owner_page


def test_an_answer_is_copied_with_its_words_alone(talk):
    talk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy = panel(talk).get_by_role("button", name="Copy")
    copy.press("Enter")
    expect(panel(talk).get_by_role("button", name="Copied")).to_be_focused()
    expect(said(talk)).to_contain_text("Copied")
    assert talk.evaluate("navigator.clipboard.readText()") == "Turn it off.\n\nWait.\nTurn it on."
    expect(panel(talk).get_by_role("button", name="Copy", exact=True)).to_be_visible()


def test_a_rating_is_sent_once_without_leaving_the_page(talk, rated):
    message(talk).fill("Half a question")
    helpful = panel(talk).get_by_role("button", name="Helpful", exact=True)
    helpful.press("Enter")
    expect(helpful).to_have_attribute("aria-pressed", "true")
    expect(helpful).to_be_focused()
    expect(talk).to_have_url(re.compile(r"/portal/tickets$"))
    expect(message(talk)).to_have_value("Half a question")
    expect(answers(talk)).to_have_count(1)
    assert rated == ["up"]


def test_a_rating_that_did_not_arrive_is_said_beside_it(talk, rated):
    talk.route("**/portal/nexie/messages/1/rating", lambda route: route.abort())
    panel(talk).get_by_role("button", name="Not helpful").click()
    expect(answers(talk).last).to_contain_text(labels.OUT_OF_REACH)
    expect(said(talk)).to_contain_text(labels.OUT_OF_REACH)
    assert rated == []


@pytest.fixture
def folded(owner_page) -> Page:
    """A page with a question that folds open, and a button that prints."""

    def answer(route: Route):
        route.fulfill(response=(real := route.fetch()), body=real.text().replace("</main>", FOLD + "</main>", 1))

    owner_page.route("**/portal/profile", answer)
    owner_page.goto("/portal/profile")
    return owner_page


def test_a_question_is_asked_in_front_of_the_page_and_gives_the_focus_back(folded):
    opener = folded.get_by_role("button", name="Close it")
    opener.press("Enter")
    dialog = folded.get_by_role("dialog", name="Close this ticket?")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_label("Why")).to_be_focused()
    folded.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    opener.click()
    dialog.get_by_role("button", name="Close", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_question_in_front_of_the_page_belongs_to_its_form(folded):
    sent = []

    def take(route: Route):
        sent.append(route.request.post_data)
        route.fulfill(body="<p>Taken</p>", content_type="text/html")

    folded.route("**/portal/tickets/1/close", take)
    folded.get_by_role("button", name="Close it").click()
    folded.get_by_label("Why").fill("done")
    folded.get_by_role("button", name="Yes, close").click()
    expect(folded.get_by_text("Taken")).to_be_visible()
    assert sent == ["csrf=x&why=done"]


def test_a_button_prints_the_page(folded):
    folded.evaluate("window.print = () => (window.printed = true)")
    folded.get_by_role("button", name="Print").press("Enter")
    assert folded.evaluate("window.printed")


def test_a_question_folds_open_without_scripts(visitors, owner_state):
    page = visitors.page(java_script_enabled=False, storage_state=owner_state)
    page.goto("/portal/profile")
    page.route("**/portal/profile", lambda route: route.fulfill(
        response=(real := route.fetch()), body=real.text().replace("</main>", FOLD + "</main>", 1)))
    page.reload()
    expect(page.get_by_label("Why")).to_be_hidden()
    page.get_by_text("Close it").click()
    expect(page.get_by_label("Why")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_have_count(0)
