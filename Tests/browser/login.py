"""The ways in."""

import re

import labels
from demo_portal import Person, Portal
from mail import Message
from playwright.sync_api import Page, expect


def ask_for_link(page: Page, portal: Portal, person: Person) -> Message:
    """Asks for a login and opens the mail; the page is left on what the portal then shows."""
    if "/portal/login" not in page.url:
        page.goto("/portal/login")
    earlier = portal.mail.kept()
    page.get_by_label(labels.EMAIL).fill(person.email)
    page.get_by_role("button", name=labels.ASK_FOR_LINK).click()
    expect(page).to_have_url(re.compile(r"/portal/login/sent$"))
    return portal.mail.next(person.email, after=earlier)


def log_in(page: Page, portal: Portal, person: Person):
    """Logs in by the link, in the browser that asked."""
    message = ask_for_link(page, portal, person)
    page.goto(message.link)
    page.get_by_role("button", name=labels.CONTINUE).click()
    expect_logged_in(page, person)


def log_out(page: Page, person: Person):
    """Logs out by the menu that bears the person's name."""
    page.get_by_role("banner").get_by_text(person.name).first.click()
    page.get_by_role("button", name=labels.LOG_OUT).click()
    expect_logged_out(page)


def expect_logged_in(page: Page, person: Person):
    expect(page.get_by_role("banner")).to_contain_text(person.name)
    expect(page.get_by_role("navigation", name=labels.PLACES)).to_be_visible()


def expect_logged_out(page: Page):
    expect(page).to_have_url(re.compile(r"/portal/login"))
    expect(page.get_by_role("navigation", name=labels.PLACES)).to_have_count(0)
