import labels
import pytest
from chat import ask
from playwright.sync_api import Page, expect

PAGES = [
    *["", "/tickets?status=all", "/tickets/new", "/invoices?status=all", "/quotes", "/contracts"],
    *["/kb", "/kb?q=password", "/nexie", "/profile"],
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_as_wide_as_the_phone(owner_phone, path):
    assert owner_phone.goto(f"/portal{path}").ok
    expect_no_sideways_scrolling(owner_phone)


@pytest.mark.parametrize("path", ["/tickets?status=all", "/invoices?status=all", "/quotes", "/contracts"])
def test_a_record_is_as_wide_as_the_phone(owner_phone, path):
    owner_phone.goto(f"/portal{path}")
    owner_phone.get_by_role("table").get_by_role("link").first.tap()
    expect(owner_phone.get_by_role("heading", level=1)).to_be_visible()
    expect_no_sideways_scrolling(owner_phone)


def test_every_place_is_in_reach_of_the_thumb(owner_phone):
    owner_phone.goto("/portal")
    places = owner_phone.get_by_role("navigation", name=labels.PLACES)
    for name in [labels.TICKETS, labels.INVOICES, labels.QUOTES, labels.CONTRACTS, labels.ARTICLES, labels.NEXIE]:
        link = places.get_by_role("link", name=name)
        expect(link).to_be_in_viewport()
        assert link.bounding_box()["height"] >= 44


def test_a_long_answer_of_nexie_stays_on_the_phone(owner_phone):
    ask(owner_phone, "Which invoices are overdue?")
    expect_no_sideways_scrolling(owner_phone)
    expect(owner_phone.get_by_label(labels.MESSAGE)).to_be_in_viewport()


def expect_no_sideways_scrolling(page: Page):
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen, f"the page is {wide} wide on a phone of {seen}"
