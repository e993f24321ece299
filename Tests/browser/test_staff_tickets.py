"""Tickets on the staff side as a person answers them: what is for whom can't be mistaken."""

import re

import labels
import pytest
from playwright.sync_api import expect
from test_staff import SIZES, faults, inside

TICKET = "/staff/tickets/1042"


def background(page):
    return page.locator(".note-form").evaluate("form => getComputedStyle(form).backgroundColor")


def test_the_form_says_and_shows_for_whom_the_note_is(visitors, ines):
    page = inside(visitors, ines)
    page.goto(TICKET)
    save = page.get_by_role("button", name=labels.STAFF_SAVE_INTERNAL)
    send = page.get_by_role("button", name=labels.STAFF_SEND_PUBLIC)
    expect(save).to_be_visible()
    expect(send).to_be_hidden()
    before = background(page)
    page.get_by_role("radio", name=re.compile("^Public")).check()
    expect(send).to_be_visible()
    expect(save).to_be_hidden()
    assert background(page) != before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tickets_have_no_fault_that_a_checker_finds(visitors, ines, size, scheme):
    page = visitors.page(SIZES[size], storage_state=ines.state, color_scheme=scheme)
    for path in ["/staff/tickets", "/staff/tickets?part=all", "/staff/tickets?q=zzzz", TICKET]:
        page.goto(path)
        assert faults(page) == [], path
    page.get_by_role("radio", name=re.compile("^Public")).check()
    assert faults(page) == []


def test_internal_and_public_notes_reach_whom_they_are_for(visitors, portal, ines):
    desk = inside(visitors, ines)
    desk.goto("/staff")
    desk.get_by_role("link", name=re.compile("Clients wait for an answer")).click()
    desk.get_by_role("link", name=re.compile("Patient reminders")).click()
    number = re.search(r"/staff/tickets/(\d+)", desk.url).group(1)
    desk.get_by_label(labels.STAFF_NOTE, exact=True).fill("Their gateway is worn, we had that before.")
    desk.get_by_role("button", name=labels.STAFF_SAVE_INTERNAL).click()
    expect(desk.get_by_role("status")).to_contain_text("Only your team sees it")
    internal = desk.locator(".entry-internal").last
    expect(internal).to_contain_text("Internal: only your team sees this")
    expect(internal).to_contain_text("Their gateway is worn")
    earlier = portal.mail.kept()
    desk.get_by_role("radio", name=re.compile("^Public")).check()
    email = re.search(r"by mail to (\S+@\S+)", desk.locator(".note-for").inner_text()).group(1)
    desk.get_by_label(labels.STAFF_NOTE, exact=True).fill("We bring a new gateway at ten.")
    desk.get_by_label("The ticket afterwards").select_option("waiting")
    desk.get_by_role("button", name=labels.STAFF_SEND_PUBLIC).click()
    expect(desk.get_by_role("status")).to_contain_text("The public answer is sent")
    expect(desk.get_by_role("heading", level=1).locator("..")).to_contain_text("Waiting for client")
    message = portal.mail.next(email, after=earlier)
    assert "new gateway at ten" in message.text and "worn" not in message.text
    assert f"/portal/tickets/{number}" in message.text


def test_what_was_typed_survives_a_login_that_ended(visitors, ines):
    page = inside(visitors, ines)
    page.goto("/staff/tickets/1050")
    page.get_by_label(labels.STAFF_NOTE, exact=True).fill("Half a thought")
    page.reload()
    expect(page.get_by_label(labels.STAFF_NOTE, exact=True)).to_have_value("Half a thought")
    expect(page.locator(".draft-note")).to_be_visible()
    expect(page.get_by_role("radio", name=re.compile("^Internal"))).to_be_checked()


def test_without_scripts_the_choice_and_the_button_are_enough(visitors, ines):
    page = visitors.page(SIZES["phone"], storage_state=ines.state, java_script_enabled=False)
    page.goto("/staff/tickets/1049")
    page.get_by_label(labels.STAFF_NOTE, exact=True).fill("Written without scripts")
    page.get_by_role("button", name=labels.STAFF_SAVE_INTERNAL).click()
    expect(page.locator(".entry-internal").last).to_contain_text("Written without scripts")
