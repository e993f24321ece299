import re

import labels
import pytest
from demo_portal import Portal
from login import log_in
from panel import answers, ask_beside, message, open_panel, opener, panel, said
from playwright.sync_api import Page, expect
from tickets import found_tickets, unusual_word

QUESTION = "Which invoices are overdue?"


def test_the_button_is_a_plain_link_without_scripts(visitors, owner_state):
    page = visitors.page(java_script_enabled=False, storage_state=owner_state)
    page.goto("/portal/invoices")
    page.get_by_role("link", name=labels.ASK_NEXIE).click()
    expect(page).to_have_url(re.compile(r"/portal/nexie$"))
    expect(page.locator("input[name=page]").first).to_have_value("/portal/invoices")
    expect(page.get_by_role("link", name=labels.ASK_NEXIE)).to_have_count(0)


def test_nexie_answers_beside_the_page(owner_page):
    owner_page.goto("/portal/tickets")
    open_panel(owner_page)
    expect(panel(owner_page).locator("input[name=page]").first).to_have_value("/portal/tickets")
    answer = ask_beside(owner_page, QUESTION)
    expect(answer.locator('a[href^="/portal/invoices/"]').first).to_be_visible()
    expect(owner_page).to_have_url(re.compile(r"/portal/tickets$"))
    expect(message(owner_page)).to_be_focused()
    expect(message(owner_page)).to_have_value("")


def test_the_talk_goes_along_from_page_to_page(owner_page):
    owner_page.goto("/portal")
    open_panel(owner_page)
    answer = ask_beside(owner_page, QUESTION)
    answer.locator('a[href^="/portal/invoices/"]').first.click()
    expect(owner_page).to_have_url(re.compile(r"/portal/invoices/"))
    expect(panel(owner_page)).to_be_visible()
    expect(panel(owner_page).get_by_text(QUESTION)).to_be_visible()
    expect(message(owner_page)).not_to_be_focused()
    path = re.search(r"/portal/.*", owner_page.url).group()
    expect(panel(owner_page).locator("input[name=page]").first).to_have_value(path)

    panel(owner_page).get_by_role("button", name=labels.NEW_TALK).click()
    expect(answers(owner_page)).to_have_count(0)
    expect(message(owner_page)).to_be_focused()


def test_a_closed_panel_stays_closed_on_the_next_page(owner_page):
    owner_page.goto("/portal")
    open_panel(owner_page)
    panel(owner_page).get_by_role("button", name=labels.CLOSE_PANEL).click()
    expect(opener(owner_page)).to_be_focused()
    owner_page.goto("/portal/tickets")
    expect(opener(owner_page)).to_be_visible()
    expect(panel(owner_page)).to_have_count(0)


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_panel_opens_and_closes_by_keyboard(owner_page, key):
    owner_page.goto("/portal")
    opener(owner_page).focus()
    owner_page.keyboard.press(key)
    expect(message(owner_page)).to_be_focused()
    expect(owner_page.locator("#ask-nexie")).to_have_attribute("aria-expanded", "true")
    owner_page.keyboard.type("one")
    owner_page.keyboard.press("Shift+Enter")
    owner_page.keyboard.type("two")
    expect(message(owner_page)).to_have_value("one\ntwo")
    owner_page.keyboard.press("Escape")
    expect(panel(owner_page)).to_have_count(0)
    expect(opener(owner_page)).to_be_focused()
    expect(opener(owner_page)).to_have_attribute("aria-expanded", "false")


def test_escape_stops_the_answer_first_and_closes_the_panel_second(owner_page):
    owner_page.goto("/portal")
    open_panel(owner_page)
    owner_page.route("**/portal/nexie/messages", lambda route: None)
    message(owner_page).fill(QUESTION)
    message(owner_page).press("Enter")
    expect(panel(owner_page).get_by_role("button", name=labels.STOP)).to_be_visible()
    expect(said(owner_page)).to_contain_text("Nexie is thinking")
    owner_page.keyboard.press("Escape")
    expect(panel(owner_page).get_by_role("button", name=labels.SEND)).to_be_visible()
    expect(said(owner_page)).to_contain_text("Answer stopped")
    expect(message(owner_page)).to_be_focused()
    owner_page.keyboard.press("Escape")
    expect(panel(owner_page)).to_have_count(0)


def test_an_answer_is_told_once_in_whole_sentences(owner_page):
    owner_page.goto("/portal")
    open_panel(owner_page)
    ask_beside(owner_page, QUESTION)
    lines = said(owner_page).locator("p").all_inner_texts()
    assert lines[0] == "Nexie is thinking"
    assert lines[-1] == "Answer complete"
    assert "".join(lines).count("are overdue") == 1
    assert not any(sign in "".join(lines) for sign in ["](", "**", "/portal/"])
    expect(panel(owner_page).locator("#transcript")).to_have_attribute("aria-live", "off")


def test_a_proposal_is_confirmed_beside_the_page(owner_page):
    word = unusual_word("scanner")
    owner_page.goto("/portal/invoices")
    open_panel(owner_page)
    ask_beside(owner_page, f"Open a ticket: the {word} on floor 2 is dead")
    panel(owner_page).get_by_role("button", name=labels.CREATE).focus()
    owner_page.keyboard.press("Enter")
    expect(panel(owner_page).get_by_role("link", name=labels.RECEIPT)).to_be_visible()
    expect(message(owner_page)).to_be_focused()
    expect(owner_page).to_have_url(re.compile(r"/portal/invoices$"))
    expect(found_tickets(owner_page, word)).to_have_count(1)


def test_a_thumb_leaves_alone_what_is_written_in_a_card(owner_page):
    owner_page.goto("/portal/invoices")
    open_panel(owner_page)
    answer = ask_beside(owner_page, "Open a ticket: the lift is dead")
    answer.get_by_text(labels.CHANGE_IT).click()
    answer.get_by_label(labels.SUBJECT).fill("The lift in the yard")
    thumb = answer.get_by_role("button", name=labels.HELPED)
    thumb.press("Enter")
    expect(thumb).to_have_attribute("aria-pressed", "true")
    expect(thumb).to_be_focused()
    expect(answer.get_by_label(labels.SUBJECT)).to_be_visible()
    expect(answer.get_by_label(labels.SUBJECT)).to_have_value("The lift in the yard")
    answer.get_by_role("button", name=labels.CANCEL).click()
    expect(answer).to_contain_text(labels.CANCELLED)


def test_what_is_typed_on_the_page_is_not_disturbed(owner_page):
    word = unusual_word("fridge")
    owner_page.goto("/portal/tickets/new")
    owner_page.get_by_label(labels.SUBJECT).fill(word)
    open_panel(owner_page)
    ask_beside(owner_page, QUESTION)
    expect(owner_page.get_by_label(labels.SUBJECT)).to_have_value(word)
    owner_page.get_by_label(labels.SUBJECT).fill("")


def test_the_panel_says_that_the_session_ended_and_leads_back(visitors, portal: Portal):
    person = portal.person("Technical")
    page = visitors.page()
    log_in(page, portal, person)
    page.goto("/portal/tickets/new")
    page.context.clear_cookies()
    opener(page).click()
    expect(panel(page)).to_contain_text(labels.LOGGED_OUT)
    expect(said(page)).to_contain_text(labels.LOGGED_OUT)
    link = panel(page).get_by_role("link", name=labels.LOG_IN_AGAIN)
    expect(link).to_be_focused()
    link.click()
    log_in(page, portal, person)
    expect(page).to_have_url(re.compile(r"/portal/tickets/new$"))


def test_a_message_after_the_session_ended_is_kept(visitors, portal: Portal):
    page = visitors.page()
    log_in(page, portal, portal.person("Billing"))
    page.goto("/portal/invoices")
    open_panel(page)
    page.context.clear_cookies()
    message(page).fill(QUESTION)
    message(page).press("Enter")
    expect(panel(page).get_by_role("link", name=labels.LOG_IN_AGAIN)).to_be_visible()
    expect(message(page)).to_have_value(QUESTION)


def test_the_panel_says_that_nexie_is_out_of_reach_and_tries_again(owner_page):
    owner_page.goto("/portal")
    owner_page.route("**/portal/nexie?*", lambda route: route.abort())
    opener(owner_page).click()
    expect(panel(owner_page)).to_contain_text(labels.OUT_OF_REACH)
    owner_page.unroute("**/portal/nexie?*")
    panel(owner_page).get_by_role("button", name=labels.TRY_AGAIN).click()
    expect(message(owner_page)).to_be_focused()


def test_a_failed_answer_can_be_asked_again(owner_page):
    owner_page.goto("/portal")
    open_panel(owner_page)
    owner_page.route("**/portal/nexie/messages", lambda route: route.abort())
    message(owner_page).fill(QUESTION)
    message(owner_page).press("Enter")
    again = panel(owner_page).get_by_role("button", name=labels.TRY_AGAIN)
    expect(again).to_be_visible()
    expect(message(owner_page)).to_have_value(QUESTION)
    owner_page.unroute("**/portal/nexie/messages")
    again.click()
    expect(answers(owner_page).last).to_contain_text("overdue")
    expect(panel(owner_page).locator("#transcript")).to_have_attribute("aria-busy", "false")
    expect(answers(owner_page)).to_have_count(1)


def test_a_talk_that_is_not_there_gives_way_to_a_new_one(browser, portal, owner_state):
    # A browser that is not watched: the answer that there is no such talk would be taken for a fault.
    page = browser.new_context(base_url=portal.base_url, storage_state=owner_state).new_page()
    page.goto("/portal")
    open_panel(page)
    ask_beside(page, QUESTION)
    page.evaluate(
        "Object.keys(sessionStorage).filter((key) => key.startsWith('talk:'))"
        ".forEach((key) => (sessionStorage[key] = JSON.stringify('nothing')))"
    )
    page.reload()
    expect(message(page)).to_be_visible()
    expect(answers(page)).to_have_count(0)
    page.context.close()


def test_on_a_phone_the_panel_covers_the_page_until_a_link_is_followed(owner_phone):
    owner_phone.goto("/portal")
    places = owner_phone.get_by_role("navigation", name=labels.PLACES).bounding_box()
    button = opener(owner_phone).bounding_box()
    assert button["y"] + button["height"] <= places["y"]
    assert min(button["width"], button["height"]) >= 44
    open_panel(owner_phone)
    box = panel(owner_phone).bounding_box()
    assert (box["width"], box["height"]) == (390, 844)
    expect(owner_phone.locator(".frame")).to_have_js_property("inert", True)
    expect_nothing_sideways(owner_phone)
    answer = ask_beside(owner_phone, QUESTION)
    answer.locator('a[href^="/portal/invoices/"]').first.tap()
    expect(owner_phone).to_have_url(re.compile(r"/portal/invoices/"))
    expect(owner_phone.get_by_role("heading", level=1)).to_be_visible()
    expect(panel(owner_phone)).to_have_count(0)
    open_panel(owner_phone)
    expect(panel(owner_phone).get_by_text(QUESTION)).to_be_visible()


def test_on_a_phone_no_page_comes_up_covered(owner_phone):
    word = unusual_word("heater")
    owner_phone.goto("/portal/invoices")
    open_panel(owner_phone)
    answer = ask_beside(owner_phone, f"Open a ticket: the {word} is cold")
    owner_phone.reload()
    expect_uncovered(owner_phone)
    open_panel(owner_phone)
    answer.get_by_text(labels.CHANGE_IT).tap()
    answer.get_by_role("button", name=labels.CREATE_CHANGED).tap()
    expect(owner_phone).to_have_url(re.compile(r"/portal/tickets/\d+"))
    expect_uncovered(owner_phone)


def test_on_a_phone_enter_begins_a_new_line(owner_phone):
    owner_phone.goto("/portal")
    open_panel(owner_phone)
    message(owner_phone).press_sequentially("one")
    message(owner_phone).press("Enter")
    message(owner_phone).press_sequentially("two")
    expect(message(owner_phone)).to_have_value("one\ntwo")
    expect(answers(owner_phone)).to_have_count(0)
    message(owner_phone).fill("")


@pytest.mark.parametrize("width", [401, 520, 640])
def test_a_page_that_the_panel_shuts_off_is_not_seen_beside_it(owner_page, width):
    owner_page.set_viewport_size({"width": width, "height": 450})
    owner_page.goto("/portal/tickets")
    open_panel(owner_page)
    expect(owner_page.locator(".frame")).to_have_js_property("inert", True)
    box = panel(owner_page).bounding_box()
    assert (box["x"], box["width"]) == (0, width)


# A browser may paint before it has read the name in the header; the initials beside it give way then.
A_NAME_SHIFT = 0.001


@pytest.mark.parametrize("path", ["", "/tickets?status=all", "/tickets/new", "/nexie", "/kb"])
def test_nothing_moves_when_the_script_starts(owner_page, path):
    owner_page.goto(f"/portal{path}")
    owner_page.wait_for_load_state("networkidle")
    assert shift(owner_page) < A_NAME_SHIFT


def test_the_page_beside_the_panel_is_not_covered(owner_page):
    owner_page.goto("/portal/tickets?status=all")
    open_panel(owner_page)
    edge = panel(owner_page).bounding_box()["x"]
    main = owner_page.get_by_role("main").bounding_box()
    assert main["x"] + main["width"] <= edge
    expect_nothing_sideways(owner_page)


def expect_uncovered(page: Page):
    """The page itself is seen and can be used; scripts have had the time to say otherwise."""
    page.wait_for_load_state("networkidle")
    expect(page.locator(".frame")).to_have_js_property("inert", False)
    expect(panel(page)).to_have_count(0)


def shift(page: Page) -> float:
    """How far things moved by themselves, as the browser counts it."""
    return page.evaluate(
        """() => new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
            .observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 200);
        })"""
    )


def expect_nothing_sideways(page: Page):
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen
