"""A risk is signed by hand or by keyboard, with and without scripts, and others see that its record stands."""

import re

import labels
from conftest import PHONE
from login import log_in
from playwright.sync_api import Page, expect
from signing import fill_in, open_form


def draw(page: Page, pad: int):
    """A line of a few turns on one of the two fields."""
    field = page.locator("[data-pad] svg").nth(pad)
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.6)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(box["x"] + box["width"] * (0.1 + step * 0.09), box["y"] + box["height"] * (0.3 if step % 2 else 0.7))
    page.mouse.up()


def test_a_signature_drawn_by_hand_stands_on_the_certificate(visitors, portal, tour):
    page = visitors.page()
    log_in(page, portal, tour.person("quinn"))
    open_form(page, "CR-21")
    page.get_by_label(labels.DRAW).check()
    expect(page.get_by_label(labels.INITIALS)).to_be_hidden()
    draw(page, 0)
    page.get_by_role("button", name=labels.CLEAR_SIGNATURE).click()
    expect(page.locator("[name=drawn_signature]")).to_have_value("")
    for pad in range(2):
        draw(page, pad)
    drawn = page.locator("[name=drawn_signature]").input_value()
    assert re.fullmatch(r"\d+,\d+( \d+,\d+){4,}", drawn)
    fill_in(page, "Somebody Else", initials=None)
    page.get_by_role("button", name=labels.SIGN).click()
    expect(page.get_by_label(labels.FULL_NAME)).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=drawn_signature]")).to_have_value(drawn)
    expect(page.locator("[data-pad] polyline")).to_have_count(2)
    fill_in(page, "quinn alvarez", initials=None)
    page.get_by_role("button", name=labels.SIGN).click()
    expect(page.get_by_role("main")).to_contain_text(labels.SIGNED)
    assert page.locator(".mark-drawn polyline").first.get_attribute("points") == drawn
    page.goto("/portal/risks/CR-21")
    expect(page.get_by_role("main")).to_contain_text("This risk is accepted")


def test_a_risk_is_signed_by_keyboard_without_scripts_and_anybody_can_verify_it(visitors, portal, tour):
    page = visitors.page(PHONE, java_script_enabled=False)
    log_in(page, portal, tour.person("victor"))
    open_form(page, "CR-23")
    page.get_by_label(labels.FULL_NAME).focus()
    page.keyboard.type("Victor Hale")
    page.keyboard.press("Tab")
    page.keyboard.type("VH")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text(labels.SIGNED)
    code = page.locator(".certificate-code").text_content()
    stranger = visitors.page()
    stranger.goto("/verify")
    stranger.get_by_label("Code of the certificate").fill(code.lower())
    stranger.get_by_role("button", name="Verify").click()
    expect(stranger.get_by_role("main")).to_contain_text(labels.UNCHANGED)
    for word in ["Victor", "Beacon", "Copperline", "CR-23"]:
        expect(stranger.locator("body")).not_to_contain_text(word)


def test_a_certificate_leads_to_itself(visitors, portal, tour):
    page = visitors.page()
    log_in(page, portal, tour.person("anna"))
    page.goto(tour.address("certificate"))
    link = page.locator('main a[href*="/verify/"]')
    stranger = visitors.page()
    stranger.goto(link.get_attribute("href"))
    expect(stranger.get_by_role("main")).to_contain_text(labels.UNCHANGED)
