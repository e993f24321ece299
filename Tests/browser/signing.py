"""Reading and signing a risk."""

import labels
from playwright.sync_api import Page, expect


def open_form(page: Page, number: str):
    """By the ways of the pages: the risk, and from there its form."""
    page.goto(f"/portal/risks/{number}")
    page.get_by_role("main").locator(f'a[href="/portal/risks/{number}/sign"]').first.click()
    expect(page.get_by_role("button", name=labels.SIGN)).to_be_visible()


def fill_in(page: Page, name: str, initials: str | None = "AB"):
    page.get_by_label(labels.FULL_NAME).fill(name)
    if initials:
        page.get_by_label(labels.INITIALS).fill(initials)
    page.get_by_label(labels.AGREE).check()


def decline(page: Page, number: str, reason: str) -> str:
    """Declines; answers the address of the record."""
    page.goto(f"/portal/risks/{number}")
    page.get_by_label(labels.WHY_DECLINED).fill(reason)
    page.get_by_role("button", name=labels.DECLINE_FOR).click()
    page.get_by_role("link", name=labels.LOOK_AT_RECORD).click()
    expect(page.get_by_role("main")).to_contain_text(labels.RECORD_OF_DECLINING)
    return page.url


def sign(page: Page, number: str, name: str) -> str:
    """Signs with a typed name; answers the address of the certificate."""
    open_form(page, number)
    fill_in(page, name)
    page.get_by_role("button", name=labels.SIGN).click()
    expect(page.get_by_role("main")).to_contain_text(labels.SIGNED)
    return page.url.split("?")[0]
