"""The staff side as a person sees it: setting a login up, coming in, and letting people into the portal."""

import re

import labels
import pytest
import staff
from looks import axe_faults, sideways_faults
from playwright.sync_api import expect

SIZES = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
}


def inside(visitors, who, size="desktop"):
    """A page of a browser in which the member is logged in."""
    return visitors.page(SIZES[size], storage_state=who.state)


def faults(page):
    return axe_faults(page) + sideways_faults(page)


def test_an_app_reads_the_picture_and_the_names_it_needs(page, portal):
    dale = next(member for member in portal.staff if "Copperline" in member.tenant)
    page.goto(dale.enrol)
    read = staff.scanned(page)
    assert read["issuer"].startswith("Copperline")
    assert dale.email in read["label"].replace("%40", "@")
    assert (read["algorithm"], read["digits"], read["period"], len(read["secret"])) == ("SHA1", "6", "30", 32)


def test_the_picture_is_read_on_a_dark_phone_too(visitors, portal):
    dale = next(member for member in portal.staff if "Copperline" in member.tenant)
    phone = visitors.page(SIZES["phone"], color_scheme="dark")
    phone.goto(dale.enrol)
    assert staff.scanned(phone)["secret"]


def test_a_member_logs_in_with_a_recovery_code_and_out_again(page, ines):
    assert len(set(ines.recovery_codes)) == 10
    page.goto("/staff/users")
    expect(page).to_have_url(re.compile(r"/staff/login\?next="))
    staff.log_in(page, ines, ines.recovery_codes.pop())
    expect(page).to_have_url(re.compile(r"/staff/users$"))
    expect(page.get_by_role("banner")).to_contain_text(ines.name)
    page.get_by_role("button", name=labels.STAFF_LOG_OUT).click()
    expect(page).to_have_url(re.compile(r"/staff/login$"))
    page.goto("/staff")
    expect(page).to_have_url(re.compile(r"/staff/login$"))


def test_a_wrong_login_keeps_the_address_and_nothing_else(visitors, ines):
    page = visitors.page(wanted=422)
    staff.log_in(page, ines, "000000")
    expect(page.get_by_role("alert")).to_contain_text("does not let you in")
    expect(page.get_by_label(labels.EMAIL)).to_have_value(ines.email)
    expect(page.get_by_label(labels.STAFF_PASSPHRASE)).to_have_value("")
    expect(page.get_by_label(labels.CODE)).to_have_value("")
    assert faults(page) == []


def test_an_invited_person_comes_in_and_is_shut_out_again(visitors, portal, ines):
    desk = inside(visitors, ines)
    desk.goto("/staff/users?state=without")
    box = desk.get_by_role("checkbox").first
    name = box.get_attribute("aria-label").removeprefix("Choose ")
    email = desk.get_by_role("row", name=re.compile(re.escape(name))).get_by_text("@").inner_text()
    earlier = portal.mail.kept()
    box.check()
    desk.get_by_role("button", name=labels.STAFF_INVITE_CHOSEN).click()
    expect(desk.get_by_role("status")).to_contain_text("Invited")
    message = portal.mail.next(email, after=earlier)
    assert f"{ines.name} of Larkfield" in message.text

    guest = visitors.page(SIZES["phone"])
    guest.goto(message.link)
    guest.get_by_label(labels.CODE).fill(message.code)
    guest.get_by_role("button", name=labels.CONTINUE).click()
    expect(guest.get_by_role("banner")).to_contain_text(name)

    desk.goto(f"/staff/users?q={email}")
    expect(desk.get_by_role("table")).to_contain_text("Active")
    desk.get_by_role("link", name=name).click()
    desk.get_by_role("button", name=labels.STAFF_DISABLE).click()
    expect(desk.get_by_role("status")).to_contain_text("Access is taken away")
    guest.reload()
    expect(guest).to_have_url(re.compile(r"/portal/login"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "is_inside"),
    [("/staff/login", False), ("/staff", True), ("/staff/users", True), ("/staff/users?q=zyzzyva", True), ("/staff/audit", True),
     ("/staff/audit?person=zyzzyva", True), (None, False)],
)
def test_a_page_of_the_staff_side_has_no_fault(visitors, portal, ines, size, scheme, path, is_inside):
    state = {"storage_state": ines.state} if is_inside else {}
    page = visitors.page(SIZES[size], color_scheme=scheme, **state)
    dale = next(member for member in portal.staff if "Copperline" in member.tenant)
    page.goto(path or dale.enrol)
    assert faults(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_a_persons_page_has_no_fault(visitors, ines, size):
    page = inside(visitors, ines, size)
    page.goto("/staff/users?q=anna@")
    page.get_by_role("link", name="Anna").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Anna")
    assert faults(page) == []
