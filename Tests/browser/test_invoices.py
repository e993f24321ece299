import re

import labels
from playwright.sync_api import Page, expect
from tickets import rows


def test_a_contact_filters_and_reads_an_overdue_invoice(owner_page):
    open_filter(owner_page, labels.OVERDUE, "overdue")
    number = re.search(r"[^/]+$", rows(owner_page).first.get_attribute("href")).group()
    rows(owner_page).first.click()
    expect(owner_page).to_have_url(re.compile(rf"/portal/invoices/{re.escape(number)}$"))
    expect(owner_page.get_by_role("heading", level=1)).to_contain_text(number)
    lines = owner_page.get_by_role("table").first
    assert lines.get_by_role("row").count() >= 3, "a heading, a line and a total"
    expect(lines).to_contain_text(re.compile(r"\d[.,]\d{2}"))
    expect(owner_page.get_by_role("main")).to_contain_text(labels.BALANCE)


def test_only_an_unpaid_invoice_can_be_paid_and_only_over_https(owner_page):
    open_filter(owner_page, labels.PAID, "paid")
    for link in hrefs(owner_page):
        owner_page.goto(link)
        expect(pay_button(owner_page)).to_have_count(0)

    owner_page.goto("/portal/invoices?status=open")
    places = []
    for link in hrefs(owner_page):
        owner_page.goto(link)
        places += [button.get_attribute("href") for button in pay_button(owner_page).all()]
    assert places, "no open invoice of the demo can be paid"
    assert all(place.startswith("https://") for place in places)


def test_an_invoice_that_is_not_there_is_a_page_in_plain_words(owner_page):
    assert owner_page.goto("/portal/invoices/NO-SUCH-INVOICE").status == 404
    expect(owner_page.get_by_role("heading", level=1)).to_be_visible()


def open_filter(page: Page, label: re.Pattern, status: str):
    page.goto("/portal")
    page.get_by_role("navigation", name=labels.PLACES).get_by_role("link", name=labels.INVOICES).click()
    page.get_by_role("main").get_by_role("navigation").get_by_role("link", name=label).click()
    expect(page).to_have_url(re.compile(rf"[?&]status={status}\b"))
    expect(rows(page).first).to_be_visible()


def hrefs(page: Page) -> list[str]:
    return [link.get_attribute("href") for link in rows(page).all()]


def pay_button(page: Page):
    return page.get_by_role("main").get_by_role("link", name=labels.PAY)
