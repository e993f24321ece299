"""A new provider's first sitting: an empty folder, one link, and at its end a client who is in."""

import re
import time
import urllib.request
from pathlib import Path

import labels
import pytest
import staff
from conftest import Visitors
from looks import axe_faults, sideways_faults
from playwright.sync_api import expect
from serving import Serving

SIZES = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
}


@pytest.fixture
def begun(request, tmp_path):
    """A portal that nobody has set up."""
    with Serving(Path(request.config.getoption("--nexie")), tmp_path) as serving:
        yield serving


@pytest.fixture
def guests(browser, begun):
    """Browsers of the people who come to it."""
    arriving = Visitors(browser, begun.base_url)
    yield arriving
    assert arriving.leave() == []


def fill_in(page, email="mira@brightwell.example"):
    page.get_by_label("Name", exact=True).fill("Brightwell IT")
    page.get_by_label("Time zone").fill("Berlin")
    page.get_by_label("Telephone for your clients").fill("+49 30 1234 567")
    page.get_by_label("Your name").fill("Mira Vogel")
    page.get_by_label("Your mail address").fill(email)


def set_up_login(page):
    """The enrolment page, with an app; the page is left on the overview."""
    key = staff.scanned(page)["secret"]
    page.get_by_label(labels.STAFF_PASSPHRASE, exact=True).fill(staff.PASSPHRASE)
    page.get_by_label(labels.STAFF_REPEATED).fill(staff.PASSPHRASE)
    page.get_by_label(labels.CODE).fill(staff.code(key))
    page.get_by_role("button", name=labels.STAFF_FINISH).click()
    page.get_by_role("link", name=labels.STAFF_KEPT).click()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()


def go_to_overview(page):
    """By the bar on a desk, by the menu on a phone."""
    menu = page.locator("summary", has_text="Menu")
    if menu.is_visible():
        menu.click()
    page.get_by_role("link", name="Overview").click()


@pytest.mark.parametrize("size", SIZES)
def test_a_provider_sets_an_empty_portal_up_in_one_sitting(begun, guests, size):
    steps, start = [], time.monotonic()

    def done(what, page):
        steps.append(f"{time.monotonic() - start:5.1f} s  {what}")
        assert axe_faults(page) + sideways_faults(page) == [], what

    page = guests.page(SIZES[size])
    page.goto(begun.setup_link())
    fill_in(page)
    done("the link is open, the form is filled in", page)
    page.get_by_role("button", name="Go on to your login").click()
    expect(page.get_by_role("heading", name="Set up your login")).to_be_visible()
    set_up_login(page)
    first = page.locator(".first-steps")
    expect(first.locator(".done")).to_have_count(1)
    done("provider and administrator are there, with passphrase and app", page)

    first.get_by_role("link", name="Test the mail").click()
    page.get_by_role("button", name=re.compile("test", re.I)).click()
    expect(page.get_by_role("status").first).to_be_visible()
    go_to_overview(page)
    # The messages of this portal stay in a folder, so the step stays open and says so.
    expect(first.locator(".done")).to_have_count(1)
    expect(first).to_contain_text("do not leave this machine")
    done("a test message is on its way", page)

    first.get_by_role("link", name="Set Nexie up").click()
    page.get_by_label(labels.STAFF_KEY).fill("sk-ant-a-key-that-opens-nothing-0001")
    page.get_by_role("button", name=labels.STAFF_KEEP_KEY).click()
    go_to_overview(page)
    expect(first.locator(".done")).to_have_count(2)
    done("Nexie has a key", page)

    first.get_by_role("link", name="Add a contact").click()
    page.get_by_label("Company").fill("Harbour Bakery")
    page.get_by_label("Full name").fill("Tom Reed")
    page.get_by_label("Mail address").fill("tom@harbour.example")
    done("the first company and contact are typed", page)
    earlier = begun.mail.kept()
    page.get_by_role("button", name="Add and invite").click()
    expect(page.get_by_role("heading", name="Tom Reed")).to_be_visible()
    done("and invited", page)

    tom = guests.page(SIZES[size])
    invitation = begun.mail.next("tom@harbour.example", after=earlier)
    tom.goto(invitation.link)
    tom.get_by_label(labels.CODE).fill(invitation.code)
    tom.get_by_role("button", name=labels.CONTINUE).click()
    expect(tom).to_have_url(re.compile(r"/portal$"))
    expect(tom.get_by_role("banner")).to_contain_text("Brightwell IT")
    done("the client is in", tom)

    go_to_overview(page)
    expect(first).to_have_count(0)
    print("\n".join(["", *steps]))


def test_the_link_is_in_no_log_and_sets_nothing_up_twice(begun, guests):
    link = begun.setup_link()
    token = link.split("token=")[1]
    assert token not in begun.said() and "setup-link" in begun.said()
    page = guests.page(wanted=410)
    page.goto(link.replace(token, token[::-1]))
    expect(page.get_by_role("heading", name="This link sets nothing up")).to_be_visible()
    page.goto(link)
    fill_in(page)
    page.get_by_role("button", name="Go on to your login").click()
    set_up_login(page)
    page.goto(link)
    expect(page.get_by_role("heading", name="This link sets nothing up")).to_be_visible()
    assert token not in begun.said()


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(begun, guests):
    page = guests.page(wanted=422, java_script_enabled=False)
    page.goto(begun.setup_link())
    fill_in(page, email="mira@brightwell.example")
    page.get_by_label("Time zone").fill("Atlantis")
    page.get_by_role("button", name="Go on to your login").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was set up")
    expect(page.get_by_label("Time zone")).to_have_value("Atlantis")
    expect(page.get_by_text("Write a city of the list")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("Mira Vogel")


def test_who_left_before_the_passphrase_comes_back_by_the_same_link(request, tmp_path, browser):
    program = Path(request.config.getoption("--nexie"))
    with Serving(program, tmp_path) as serving:
        guests = Visitors(browser, serving.base_url)
        page = guests.page()
        page.goto(serving.setup_link())
        fill_in(page)
        page.get_by_role("button", name="Go on to your login").click()
        expect(page.get_by_role("heading", name="Set up your login")).to_be_visible()
        assert guests.leave() == []
    with Serving(program, tmp_path) as serving:
        guests = Visitors(browser, serving.base_url)
        page = guests.page()
        page.goto(serving.setup_link())
        expect(page.get_by_text("Brightwell IT is there")).to_be_visible()
        page.get_by_role("button", name="Set up the login").click()
        set_up_login(page)
        assert guests.leave() == []
    with Serving(program, tmp_path) as serving:
        urllib.request.urlopen(serving.base_url + "/health").read()
        assert not (serving.data / "setup-link").exists()
