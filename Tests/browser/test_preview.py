"""A member of staff sees the portal as a contact does: with a bar on every page, and without doing anything."""

import re

import labels
import pytest
import staff
from looks import axe_faults, sideways_faults
from modes import Keyboard
from playwright.sync_api import expect
from test_staff import SIZES, inside

SHOWN = ["/portal", "/portal/tickets", "/portal/profile", "/portal/nexie", "/portal/risks", "/portal/nothing-here"]


def begin(page, reason="Ticket 1042"):
    """Opens a preview of Anna from her page; whatever ran before is stopped."""
    page.goto("/staff/users?q=anna@")
    page.get_by_role("link", name="Anna").first.click()
    running = page.get_by_role("button", name=labels.PREVIEW_STOP)
    if running.count():
        running.click()
        expect(page.get_by_role("status").first).to_contain_text("stopped")
    page.get_by_label(labels.PREVIEW_WHY).fill(reason)
    page.get_by_role("button", name=labels.PREVIEW_START).click()
    expect(bar(page)).to_contain_text("Anna")


def bar(page):
    return page.get_by_role("region", name="Preview")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_bears_the_bar_and_has_no_fault(visitors, ines, size, scheme):
    page = visitors.page(SIZES[size], color_scheme=scheme, storage_state=ines.state)
    begin(page)
    for path in SHOWN:
        page.goto(path)
        expect(bar(page)).to_contain_text(ines.name)
        assert axe_faults(page) + sideways_faults(page) == [], path
    bar(page).get_by_role("button", name=labels.PREVIEW_STOP).click()
    expect(page).to_have_url(re.compile(r"/staff/users/"))


def test_the_time_runs_down_and_a_form_does_nothing(visitors, ines):
    page = visitors.page(storage_state=ines.state, wanted=403)
    begin(page, "To see what <b>Anna</b> sees")
    first = bar(page).inner_text()
    assert "<b>Anna</b>" in first and re.search(r"\d+:\d\d minutes left|\d+ minutes left", first)
    expect(bar(page)).to_contain_text(re.compile(r"29:5\d minutes left"))
    page.goto("/portal/tickets/new")
    page.get_by_label("Subject").fill("Nobody opens this")
    page.get_by_label("Description").fill("Nobody at all.")
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page.get_by_role("heading", name="This is a preview")).to_be_visible()
    expect(bar(page)).to_be_visible()
    bar(page).get_by_role("button", name=labels.PREVIEW_STOP).click()
    expect(page.get_by_role("status").first).to_contain_text("stopped")
    page.goto("/portal")
    expect(page).to_have_url(re.compile(r"/portal/login"))


def test_it_works_without_javascript_and_by_keyboard(visitors, ines):
    page = visitors.page(storage_state=ines.state, java_script_enabled=False, reduced_motion="reduce")
    begin(page)
    expect(bar(page)).to_contain_text("minutes left, until")
    page.goto("/portal/tickets")
    Keyboard(page).press(bar(page).get_by_role("button", name=labels.PREVIEW_STOP))
    expect(page).to_have_url(re.compile(r"/staff/users/.*done=stopped"))


def test_the_contact_reads_who_looked_and_why(visitors, portal, ines, owner_state, owner):
    desk = inside(visitors, ines)
    begin(desk, "The printer of ticket 1042")
    name = bar(desk).inner_text()
    bar(desk).get_by_role("button", name=labels.PREVIEW_STOP).click()
    assert owner.name.split()[0] in name
    own = visitors.page(storage_state=owner_state)
    own.goto("/portal/profile")
    expect(own.get_by_role("main")).to_contain_text("The printer of ticket 1042")
    expect(own.get_by_role("main")).to_contain_text(ines.name)
    expect(bar(own)).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/staff/change-requests", "/staff/change-requests?state=all"])
def test_requests_have_no_fault(visitors, ines, size, scheme, path):
    page = visitors.page(SIZES[size], color_scheme=scheme, storage_state=ines.state)
    page.goto(path)
    assert axe_faults(page) + sideways_faults(page) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_why_somebody_does_not_see_something_is_said(visitors, ines, size, scheme):
    page = visitors.page(SIZES[size], color_scheme=scheme, storage_state=ines.state)
    page.goto("/staff/users?q=david@marigold")
    page.get_by_role("link", name="David").first.click()
    page.get_by_label("Page").select_option("invoices")
    page.get_by_role("button", name="Explain").click()
    expect(page.get_by_role("main")).to_contain_text("does not give the right to see invoices (invoices:read)")
    assert axe_faults(page) + sideways_faults(page) == []
