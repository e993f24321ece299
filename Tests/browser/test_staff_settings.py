"""The settings and the costs of the staff side as a person sees them, on a desk, a phone and without JavaScript."""

import re
import time

import labels
import pytest
from looks import axe_faults, sideways_faults
from playwright.sync_api import expect

SIZES = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
}
PAGES = ["/staff/settings", "/staff/settings/mail", "/staff/settings/brand", "/staff/settings/rules", "/staff/nexie"]
KEY = "sk-ant-api03-of-the-browser-tests-WxYz"
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#0b5a57"/></svg>'


def inside(visitors, who, size="desktop", **more):
    return visitors.page(SIZES[size], storage_state=who.state, **more)


def faults(page):
    return axe_faults(page) + sideways_faults(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_settings_or_costs_has_no_fault(visitors, ines, size, scheme, path):
    page = inside(visitors, ines, size, color_scheme=scheme)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_key_and_a_budget_are_kept_with_and_without_javascript(visitors, ines, scripts):
    page = inside(visitors, ines, "phone", java_script_enabled=scripts)
    page.goto("/staff/settings")
    page.get_by_label(labels.STAFF_KEY).fill(KEY)
    page.get_by_role("button", name=labels.STAFF_KEEP_KEY).click()
    expect(page.get_by_role("status")).to_contain_text("The key is kept")
    expect(page.get_by_role("main")).to_contain_text("ends in WxYz")
    assert KEY not in page.content()
    page.get_by_label("How much").fill("25")
    page.get_by_role("button", name=labels.STAFF_SET_BUDGET).click()
    expect(page.get_by_role("table", name="Budgets")).to_contain_text("25 messages")
    if scripts:
        assert faults(page) == []
    page.get_by_role("button", name="Take away: Each person").click()
    expect(page.get_by_role("main")).to_contain_text("There is no budget")
    page.get_by_role("button", name="Take the key away").click()
    expect(page.get_by_role("main")).to_contain_text("none yet")


def test_a_wrong_form_says_where_and_keeps_what_was_typed(visitors, ines):
    page = visitors.page(SIZES["desktop"], storage_state=ines.state, wanted=422)
    page.goto("/staff/settings")
    page.get_by_label("Longest answer in tokens").fill("7")
    page.get_by_label("Model", exact=True).fill("claude-of-tomorrow")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was changed")
    expect(page.get_by_label("Longest answer in tokens")).to_have_value("7")
    expect(page.get_by_label("Model", exact=True)).to_have_value("claude-of-tomorrow")
    expect(page.get_by_label("Longest answer in tokens")).to_have_attribute("aria-invalid", "true")
    assert faults(page) == []


def test_a_logo_is_chosen_and_seen_by_staff_at_once(visitors, ines):
    page = inside(visitors, ines)
    page.goto("/staff/settings/brand")
    picture = page.get_by_role("img", name="The logo as it is now")
    before = page.request.get(picture.get_attribute("src")).body()
    for bytes in (LOGO, before):
        page.get_by_label("Picture").set_input_files({"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": bytes})
        page.get_by_role("button", name=labels.STAFF_KEEP_LOGO).click()
        expect(page.get_by_role("status")).to_contain_text("The logo is kept")
        assert picture.evaluate("it => it.complete && it.naturalWidth > 0")
        assert page.request.get(picture.get_attribute("src")).body() == bytes
    assert faults(page) == []


def test_a_test_of_the_mail_arrives_at_the_members_own_address(visitors, portal, ines):
    page = inside(visitors, ines)
    page.goto("/staff/settings/mail")
    earlier = portal.mail.count(ines.email)
    page.get_by_role("button", name=re.compile("Send a test")).click()
    expect(page.get_by_role("status")).to_contain_text(ines.email)
    end = time.monotonic() + 15
    while portal.mail.count(ines.email) == earlier and time.monotonic() < end:
        time.sleep(0.1)
    assert portal.mail.count(ines.email) == earlier + 1


def test_settings_are_reached_and_changed_by_the_keyboard_alone(visitors, ines):
    page = inside(visitors, ines)
    page.goto("/staff")
    page.get_by_role("link", name="Settings").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/staff/settings$"))
    page.get_by_role("button", name=re.compile("Switch the guide")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The guide is")
    page.get_by_role("button", name=re.compile("Switch the guide")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The guide is")
