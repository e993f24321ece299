"""Every page there is, once: its name, whose it is, what it answers, and how to get there."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

import labels
from chat import expect_quiet
from looks import TWO_FRAMES
from playwright.sync_api import Page, expect
from tour import Tour

Way = Callable[[Page, Tour], None]


@dataclass(frozen=True)
class Spot:
    """One page in one state; `who` is a first name of the demo's people, or nobody for a visitor."""

    name: str
    who: str | None
    way: Way
    status: int | None = 200
    media: str | None = None
    is_light: bool = True
    """False for the demo's page of every part, which no client sees."""

    def show(self, page: Page, tour: Tour):
        """Leaves the page on this spot, and holds the answer's status against the promised one."""
        answers = []
        page.on("response", lambda answer: answers.append(answer) if answer.request.is_navigation_request() else None)
        if self.media:
            page.emulate_media(media=self.media)
        self.way(page, tour)
        if self.status:
            assert answers[-1].status == self.status, f"{page.url} answered {answers[-1].status}"


def at(path: str) -> Way:
    return lambda page, tour: page.goto(path)


def made(name: str) -> Way:
    """An address that has to come to be first; it is made once for all looks at it."""
    return lambda page, tour: page.goto(tour.address(name))


def sent_with_wrong_code(page: Page, tour: Tour):
    page.goto("/portal/login/sent")
    page.get_by_label(labels.EMAIL).fill("anna@marigold.example")
    page.get_by_label(labels.CODE).fill("12")
    page.get_by_role("button", name=labels.LOG_IN_WITH_CODE).click()
    expect(page.get_by_label(labels.CODE)).to_have_attribute("aria-invalid", "true")


def ticket_with_errors(page: Page, tour: Tour):
    page.goto("/portal/tickets/new?subject=%20%20")
    page.get_by_label(labels.SUBJECT).fill("   ")
    page.get_by_label(labels.DESCRIPTION).fill("   ")
    page.get_by_role("main").get_by_role("button", name=labels.SEND_TICKET).click()
    expect(page.get_by_label(labels.SUBJECT)).to_have_attribute("aria-invalid", "true")


def reply_with_error(page: Page, tour: Tour):
    page.goto("/portal/tickets/1046")
    page.get_by_label(labels.NOTE).fill("   ")
    page.get_by_role("button", name=labels.ADD_NOTE).click()
    expect(page.get_by_label(labels.NOTE)).to_have_attribute("aria-invalid", "true")


def risk_with_error(page: Page, tour: Tour):
    page.goto("/portal/risks/R-1001")
    page.get_by_label(labels.WHY_DECLINED).fill("No.")
    page.get_by_role("button", name=labels.DECLINE_FOR).click()
    expect(page.get_by_label(labels.WHY_DECLINED)).to_have_attribute("aria-invalid", "true")


def sign_with_errors(page: Page, tour: Tour):
    page.goto("/portal/risks/R-1001/sign")
    page.get_by_label(labels.FULL_NAME).fill("Somebody Else")
    page.get_by_label(labels.INITIALS).fill("SE")
    page.get_by_label(labels.AGREE).check()
    page.get_by_role("button", name=labels.SIGN).click()
    expect(page.get_by_label(labels.FULL_NAME)).to_have_attribute("aria-invalid", "true")


def fault_of_ours(page: Page, tour: Tour):
    with tour.portal.without("article"):
        page.goto("/portal/kb")


def menu_open(page: Page, tour: Tour):
    page.goto("/portal")
    page.get_by_role("banner").locator("summary").click()


def panel_open(page: Page, tour: Tour):
    page.goto("/portal/tickets")
    # Where no script runs, this leads to the page of the talk.
    page.locator("#ask-nexie").click()
    expect(page.get_by_label(labels.MESSAGE)).to_be_visible()
    # The page makes room because somebody asked for it; what moves by itself is counted from here on.
    page.evaluate(TWO_FRAMES)
    page.evaluate("window.shiftSum = 0")


def panel_with_answer(page: Page, tour: Tour):
    panel_open(page, tour)
    # By the button that is there without a script too.
    page.get_by_role("button", name="Which invoices are overdue?").click()
    answer = page.locator("#transcript > .bubble-nexie")
    expect(answer.get_by_role("button", name=labels.HELPED)).to_be_visible()
    expect_quiet(page)


LONG = "Rohrpostverteilerstationsschaltschrank" * 4

PAGES = [
    Spot("login", None, at("/portal/login")),
    Spot("login-sent", None, at("/portal/login/sent")),
    Spot("login-wrong-code", None, sent_with_wrong_code, 422),
    Spot("login-link-elsewhere", None, made("link")),
    Spot("login-dead-link", None, at("/portal/login/link?token=" + "A" * 43), 410),
    Spot("visitor-404", None, at("/nothing"), 404),
    Spot("demo-mailbox", None, made("mailbox")),
    Spot("home", "anna", at("/portal")),
    Spot("menu", "anna", menu_open),
    Spot("home-billing", "ben", at("/portal")),
    Spot("home-member", "kim", at("/portal")),
    Spot("home-viewer", "elena", at("/portal")),
    Spot("tickets", "anna", at("/portal/tickets")),
    Spot("tickets-waiting", "anna", at("/portal/tickets?status=waiting")),
    Spot("tickets-found", "anna", at("/portal/tickets?status=all&q=printer")),
    Spot("tickets-nothing-found", "anna", at("/portal/tickets?status=all&q=zyzzyva")),
    Spot("tickets-long", "hana", made("many-tickets")),
    Spot("tickets-further-on", "hana", made("tickets-further-on")),
    Spot("tickets-none-resolved", "xavier", at("/portal/tickets?status=resolved")),
    Spot("tickets-viewer", "elena", at("/portal/tickets")),
    Spot("ticket-open", "anna", at("/portal/tickets/1042")),
    Spot("ticket-waiting", "anna", at("/portal/tickets/1046")),
    Spot("ticket-waiting-error", "anna", reply_with_error, 422),
    Spot("ticket-resolved", "anna", at("/portal/tickets/1038")),
    Spot("ticket-closed", "anna", at("/portal/tickets/1033")),
    Spot("ticket-viewer", "elena", at("/portal/tickets/1042")),
    Spot("ticket-hostile", "hana", made("hostile-ticket")),
    Spot("ticket-print", "anna", at("/portal/tickets/1042"), media="print"),
    Spot("ticket-close", "anna", at("/portal/tickets/1046/close")),
    Spot("ticket-reopen", "anna", at("/portal/tickets/1038/reopen")),
    Spot("ticket-new", "anna", at("/portal/tickets/new")),
    Spot("ticket-new-errors", "anna", ticket_with_errors, 422),
    Spot("ticket-new-long", "anna", at(f"/portal/tickets/new?subject={LONG}")),
    Spot("invoices", "anna", at("/portal/invoices")),
    Spot("invoices-overdue", "anna", at("/portal/invoices?status=overdue")),
    Spot("invoices-paid", "anna", at("/portal/invoices?status=paid")),
    Spot("invoice-overdue", "anna", at("/portal/invoices/INV-2036")),
    Spot("invoice-no-way-to-pay", "anna", at("/portal/invoices/INV-2041")),
    Spot("invoice-foreign-pay-host", "anna", at("/portal/invoices/INV-2043")),
    Spot("invoice-paid", "anna", at("/portal/invoices/INV-2031")),
    Spot("invoice-print", "anna", at("/portal/invoices/INV-2036"), media="print"),
    Spot("risks", "anna", at("/portal/risks")),
    Spot("risks-pending", "anna", at("/portal/risks?status=pending")),
    Spot("risks-nothing-found", "anna", at("/portal/risks?q=zyzzyva")),
    Spot("risk-pending", "anna", at("/portal/risks/R-1001")),
    Spot("risk-error", "anna", risk_with_error, 422),
    Spot("risk-late", "hana", at("/portal/risks/R-1007")),
    Spot("risk-reader", "chloe", at("/portal/risks/R-1001")),
    Spot("risk-declined", "anna", at("/portal/risks/R-1004")),
    Spot("risk-accepted", "anna", at("/portal/risks/R-1003")),
    Spot("risk-print", "anna", at("/portal/risks/R-1004"), media="print"),
    Spot("risk-ask", "anna", at("/portal/risks/R-1001/ask")),
    Spot("risk-sign", "anna", at("/portal/risks/R-1001/sign")),
    Spot("risk-sign-errors", "anna", sign_with_errors, 422),
    Spot("certificate", "anna", made("certificate")),
    Spot("certificate-of-a-no", "hana", made("record-of-a-no")),
    Spot("certificate-print", "anna", made("certificate"), media="print"),
    Spot("verify", None, at("/verify")),
    Spot("verify-found", None, made("verify")),
    Spot("verify-unknown", None, at("/verify/0000"), 404),
    Spot("quotes", "anna", at("/portal/quotes")),
    Spot("quotes-none-declined", "quinn", at("/portal/quotes?status=declined")),
    Spot("quote", "anna", at("/portal/quotes/Q-3004")),
    Spot("quote-foreign-approval-host", "anna", at("/portal/quotes/Q-3005")),
    Spot("quote-expired", "anna", at("/portal/quotes/Q-3003")),
    Spot("quote-accepted", "anna", at("/portal/quotes/Q-3002")),
    Spot("quote-print", "anna", at("/portal/quotes/Q-3004"), media="print"),
    Spot("contracts", "chloe", at("/portal/contracts")),
    Spot("contract", "chloe", at("/portal/contracts/C-401")),
    Spot("contract-ended", "chloe", at("/portal/contracts/C-405")),
    Spot("contract-print", "chloe", at("/portal/contracts/C-401"), media="print"),
    Spot("statement", "anna", at("/portal/statement")),
    Spot("statement-print", "anna", at("/portal/statement"), media="print"),
    Spot("articles", "anna", at("/portal/kb")),
    Spot("articles-found", "anna", at("/portal/kb?q=password")),
    Spot("articles-nothing-found", "anna", at("/portal/kb?q=zyzzyva")),
    Spot("article", "anna", made("article")),
    Spot("article-print", "anna", made("article"), media="print"),
    Spot("nexie", "anna", at("/portal/nexie")),
    Spot("nexie-answer", "anna", made("answer")),
    Spot("nexie-proposal", "anna", made("proposal")),
    Spot("nexie-receipt", "anna", made("receipt")),
    Spot("nexie-person", "chloe", made("person")),
    Spot("nexie-handed", "chloe", made("handed")),
    Spot("nexie-person-without-right", "elena", at("/portal/nexie/person")),
    Spot("nexie-earlier", "ben", made("earlier")),
    Spot("panel", "anna", panel_open),
    Spot("panel-answer", "anna", panel_with_answer),
    Spot("demo-style", None, at("/demo/style"), is_light=False),
    Spot("profile", "anna", at("/portal/profile")),
    Spot("profile-viewer", "elena", at("/portal/profile")),
    Spot("profile-zones", "anna", at("/portal/profile/zones?region=America")),
    Spot("profile-request", "anna", at("/portal/profile/requests/new?field=email")),
    Spot("404", "anna", at("/portal/tickets/999999"), 404),
    Spot("500", "anna", fault_of_ours, 500),
    Spot("403-viewer-new-ticket", "elena", at("/portal/tickets/new"), 403),
    Spot("403-member-risks", "david", at("/portal/risks"), 403),
    Spot("403-member-quotes", "david", at("/portal/quotes"), 403),
    Spot("403-member-invoices", "david", at("/portal/invoices"), 403),
]
