"""One running portal with the sessions and records that a look at every page needs, each made when first asked for."""

import re
from collections.abc import Callable

import labels
from chat import ask, expect_quiet
from demo_portal import Person, Portal
from login import ask_for_link, log_in
from playwright.sync_api import Browser, Page
from signing import decline, sign
from tickets import fill_in_ticket, unusual_word


class Tour:
    def __init__(self, browser: Browser, portal: Portal):
        self.portal = portal
        self._browser = browser
        self._states: dict[str, dict] = {}
        self._addresses: dict[str, str] = {}

    def person(self, who: str) -> Person:
        """One of the demo's people by the first part of their address."""
        return next(person for person in self.portal.people if person.email.startswith(f"{who}@"))

    def state(self, who: str | None) -> dict | None:
        """A person's session, logged in once; nobody has none."""
        if who and who not in self._states:
            page = self._desk(None)
            log_in(page, self.portal, self.person(who))
            self._states[who] = page.context.storage_state()
            page.context.close()
        return self._states[who] if who else None

    def address(self, name: str) -> str:
        """Where something is that had to be made first."""
        if name not in self._addresses:
            self._addresses[name] = MAKERS[name](self)
        return self._addresses[name]

    def visit(self, who: str | None, make: Callable[[Page], str]) -> str:
        """What somebody comes to by doing something at a desk."""
        page = self._desk(who)
        found = make(page)
        page.context.close()
        return found

    def _desk(self, who: str | None) -> Page:
        context = self._browser.new_context(base_url=self.portal.base_url, storage_state=self.state(who))
        return context.new_page()


def link(tour: Tour) -> str:
    return tour.visit(None, lambda page: ask_for_link(page, tour.portal, tour.person("yara")).link)


def mailbox(tour: Tour) -> str:
    tour.address("link")
    return "/demo/mail"


def many_tickets(tour: Tour) -> str:
    return tour.visit("hana", lambda page: _open_many(page))


def _open_many(page: Page) -> str:
    """Opens so many tickets that their list has a second page; by the form's own fields, as that is quicker."""
    for number in range(27):
        form = page.request.get("/portal/tickets/new").text()
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)) | {
            "subject": f"Chair {number + 1} of the waiting room wobbles", "description": "It wobbles.",
            "priority": "normal",
        }  # fmt: skip
        assert page.request.post("/portal/tickets", form=fields).ok
    return "/portal/tickets?status=all"


def further_on(tour: Tour) -> str:
    return tour.visit("hana", lambda page: _next_page(page, tour.address("many-tickets")))


def _next_page(page: Page, first: str) -> str:
    page.goto(first)
    return page.get_by_role("main").get_by_role("link", name=labels.MORE).get_attribute("href")


def hostile_ticket(tour: Tour) -> str:
    return tour.visit("hana", lambda page: _open_hostile(page))


def _open_hostile(page: Page) -> str:
    """A ticket as somebody writes it who wants to break the page."""
    long = "Rohrpostverteilerstationsschaltschrank" * 6
    words = f"<script>alert(1)</script>\n\n{long}\n\nhttps://example.com/{long}\n\n![x](https://example.com/x.png)"
    fill_in_ticket(page, f"</h1><b>{long}"[:150], words).click()
    page.wait_for_url(re.compile(r"/portal/tickets/\d+"))
    return page.url.split("?")[0]


def article(tour: Tour) -> str:
    return tour.visit("anna", lambda page: _first_article(page))


def _first_article(page: Page) -> str:
    page.goto("/portal/kb?q=password")
    return page.locator('main a[href^="/portal/kb/"]').first.get_attribute("href")


def talk(who: str, *words: str) -> Callable[[Tour], str]:
    """The address of a talk in which somebody said these words."""

    def say(page: Page) -> str:
        for text in words:
            ask(page, text)
            expect_quiet(page)
        page.wait_for_url(re.compile("conversation="))
        return page.url

    return lambda tour: tour.visit(who, say)


def receipt(tour: Tour) -> str:
    return tour.visit("anna", lambda page: _confirm(page))


def _confirm(page: Page) -> str:
    ask(page, f"Open a ticket: the {unusual_word('shelf')} is loose")
    page.get_by_role("button", name=labels.CREATE).last.click()
    page.get_by_role("link", name=labels.RECEIPT).last.wait_for()
    return page.url.split("#")[0]


def person(tour: Tour) -> str:
    """Where somebody chooses what of a talk people are to read."""
    return tour.visit("chloe", lambda page: _way_to_people(page))


def _way_to_people(page: Page) -> str:
    ask(page, "The kettle on floor 2 is cold")
    expect_quiet(page)
    page.get_by_role("link", name=labels.TALK_TO_PERSON).last.click()
    page.wait_for_url(re.compile(r"/portal/nexie/person\?conversation="))
    return page.url


def handed(tour: Tour) -> str:
    return tour.visit("chloe", lambda page: _hand_over(page))


def _hand_over(page: Page) -> str:
    page.goto(_way_to_people(page))
    page.get_by_role("main").get_by_role("button", name=labels.SEND_TO).click()
    page.wait_for_url(re.compile("done=handed"))
    return page.url.split("&done")[0]


def certificate(tour: Tour) -> str:
    def make(page: Page) -> str:
        # A login of its own: an older one would have to prove itself by a code.
        log_in(page, tour.portal, tour.person("anna"))
        return sign(page, "R-1002", "anna richter")

    return tour.visit(None, make)


def record_of_a_no(tour: Tour) -> str:
    return tour.visit("hana", lambda page: decline(page, "R-1007", "We buy a new machine instead.\nIt comes in spring."))


def verify(tour: Tour) -> str:
    def look(page: Page) -> str:
        page.goto(tour.address("certificate"))
        return page.locator('main a[href*="/verify/"]').get_attribute("href")

    return tour.visit("anna", look)


MAKERS: dict[str, Callable[[Tour], str]] = {
    "link": link,
    "mailbox": mailbox,
    "many-tickets": many_tickets,
    "tickets-further-on": further_on,
    "hostile-ticket": hostile_ticket,
    "article": article,
    "answer": talk("anna", "Which invoices are overdue?", "What is happening with ticket 1042?"),
    "proposal": talk("anna", "Open a ticket: the printer on floor 2 is dead"),
    "receipt": receipt,
    "person": person,
    "handed": handed,
    "certificate": certificate,
    "record-of-a-no": record_of_a_no,
    "verify": verify,
    "earlier": talk("ben", "What is waiting for me?", "Sing me a sea shanty about routers"),
}
