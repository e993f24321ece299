"""Roles and evals of the staff side as a person sees them, on a desk, a phone and without JavaScript."""

import re
import sqlite3
from contextlib import closing

import pytest
from looks import axe_faults, sideways_faults
from playwright.sync_api import expect

SIZES = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
}


def inside(visitors, who, size="desktop", **more):
    return visitors.page(SIZES[size], storage_state=who.state, **more)


def faults(page):
    return axe_faults(page) + sideways_faults(page)


def copy(page, name, of="Billing"):
    page.goto("/staff/roles")
    page.get_by_label("Copy of").select_option(label=of)
    page.get_by_label("Name of the new role").fill(name)
    page.get_by_role("button", name="Make the copy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/staff/roles", "/staff/evals"])
def test_a_page_of_roles_or_evals_has_no_fault(visitors, ines, size, scheme, path):
    page = inside(visitors, ines, size, color_scheme=scheme)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert faults(page) == []
    if path == "/staff/roles":
        page.get_by_role("table", name="Roles", exact=True).get_by_role("link", name="Billing").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Billing")
        assert faults(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_places_are_behind_a_menu_that_needs_no_javascript(visitors, ines, scripts):
    page = inside(visitors, ines, "phone", java_script_enabled=scripts)
    page.goto("/staff/roles")
    places = page.get_by_role("navigation", name="Staff")
    expect(places.get_by_role("link")).to_have_count(0)
    places.get_by_text("Menu: Roles").click()
    expect(places.get_by_role("link", name="Roles")).to_have_attribute("aria-current", "page")
    if scripts:
        assert faults(page) == []
    places.get_by_role("link", name="Evals").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Evals")


def test_rights_that_were_all_taken_away_stay_away_when_the_form_comes_back(visitors, ines):
    page = visitors.page(SIZES["desktop"], storage_state=ines.state, wanted=409)
    page.goto("/staff/roles")
    page.get_by_role("table", name="Roles", exact=True).get_by_role("link", name="Billing").click()
    for box in page.get_by_role("main").get_by_role("checkbox").all():
        box.uncheck()
    page.get_by_role("button", name="Show what this changes").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose at least one right")
    expect(page.get_by_role("main").get_by_role("checkbox", checked=True)).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_role_is_copied_named_and_deleted_with_and_without_javascript(visitors, ines, scripts):
    page = inside(visitors, ines, "phone", java_script_enabled=scripts)
    name = f"Lead & <b>{'with' if scripts else 'without'}</b>"
    copy(page, name)
    expect(page.get_by_role("main")).to_contain_text("Nobody holds it yet")
    page.get_by_label("Name", exact=True).fill(name + " 2")
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name + " 2")
    if scripts:
        assert faults(page) == []
    page.get_by_role("button", name="Delete the role").click()
    expect(page.get_by_role("status")).to_contain_text("The role is deleted")
    expect(page.get_by_role("main")).not_to_contain_text(name)


def passed(portal):
    """Says of every run that it has passed, which takes minutes by itself; what is shown of it is looked at here."""
    with closing(sqlite3.connect(portal.folder / "data" / "nexie.db", timeout=10)) as rows, rows:
        rows.execute(
            "UPDATE evaluation SET state = 'passed', ended_at = asked_at + 1000, decisions = 4321, milliseconds = 77000,"
            " families = 'registry 4000 0' || char(10) || 'objects 321 0'"
        )


def test_a_change_is_shown_in_people_judged_and_then_made_with_the_keyboard_alone(visitors, portal, ines):
    page = visitors.page(SIZES["desktop"], storage_state=ines.state, wanted=409)
    page.goto("/staff/roles")
    page.get_by_role("table", name="Roles", exact=True).get_by_role("link", name="Technical").click()
    box = page.get_by_role("checkbox", name="see invoices")
    assert not box.is_checked()
    box.press("Space")
    page.get_by_role("button", name="Show what this changes").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What changes")
    opens = page.locator("section", has=page.get_by_role("heading", name="This opens"))
    expect(opens).to_contain_text(re.compile(r"\d+ (person|people) will see invoices"))
    expect(opens).to_contain_text("Nexie can then")
    expect(page.get_by_text(re.compile("^(Waits|Runs)$"))).to_be_visible()
    expect(page.get_by_role("button", name="Change the role")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("appears here once the evaluation has passed")
    assert faults(page) == []
    address = page.url
    passed(portal)
    page.goto("/staff/evals")
    expect(page.get_by_role("table", name="Runs")).to_contain_text("Technical (proposed)")
    assert faults(page) == []
    page.get_by_role("table", name="Runs").get_by_role("link").first.press("Enter")
    expect(page.get_by_role("link", name="Go to the proposed change")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("All 4321 decisions came out as they should, in 77 seconds")
    assert faults(page) == []
    page.goto(address)
    assert faults(page) == []
    page.get_by_role("button", name="Change the role").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The role is changed")
    expect(page.get_by_role("checkbox", name="see invoices")).to_be_checked()
    expect(page.get_by_role("link", name="Read what it says")).to_be_visible()
    assert faults(page) == []
    page.goto(address)
    expect(page.get_by_role("alert")).to_contain_text("Somebody has changed this role")


def test_another_default_is_shown_in_people_before_it_is_made(visitors, ines):
    page = inside(visitors, ines, "phone")
    page.goto("/staff/roles")
    page.get_by_role("table", name="Roles", exact=True).get_by_role("link", name="Viewer").click()
    page.get_by_role("link", name="Make it the default").click()
    expect(page.get_by_role("main")).to_contain_text("instead of Member")
    assert faults(page) == []
    page.get_by_role("button", name="Make it the default").click()
    expect(page.get_by_role("status")).to_contain_text("The default is another role")
    page.goto("/staff/roles")
    page.get_by_role("table", name="Roles", exact=True).get_by_role("link", name="Member").click()
    page.get_by_role("link", name="Make it the default").click()
    page.get_by_role("button", name="Make it the default").click()
    expect(page.get_by_role("status")).to_contain_text("The default is another role")
