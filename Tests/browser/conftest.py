"""A demo portal and a browser for every test; a page that misbehaves fails the test that opened it."""

from pathlib import Path

import labels
import pytest
import staff
from demo_portal import Person, Portal
from login import log_in
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tour import Tour
from watch import Watch

ROOT = Path(__file__).resolve().parents[2]
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}


def pytest_addoption(parser):
    parser.addoption("--nexie", default=str(ROOT / ".build/debug/nexie"), help="the program under test")
    parser.addoption("--chromium", default="/usr/bin/chromium", help="the browser that looks at it")


@pytest.fixture(scope="session")
def portal(request, tmp_path_factory):
    """One demo portal for all tests; each test makes the records that it changes."""
    running = Portal(Path(request.config.getoption("--nexie")), tmp_path_factory.mktemp("portal"))
    yield running
    assert running.stop() == 0, running.log_tail()


@pytest.fixture(scope="session")
def browser(request):
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=request.config.getoption("--chromium"), args=["--no-sandbox"]
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def tour(browser, portal):
    """The sessions and records that looks at pages need."""
    return Tour(browser, portal)


class Visitors:
    """Browsers of their own for the people of one test, all of them watched."""

    def __init__(self, browser: Browser, base_url: str):
        self._browser = browser
        self._base_url = base_url
        self._open: list[tuple[BrowserContext, Watch]] = []

    def page(self, size: dict = DESKTOP, wanted: int | None = None, **options) -> Page:
        """A page in a fresh browser: nothing that another visitor did is in it; `wanted` is a fault to be looked at."""
        context = self._browser.new_context(base_url=self._base_url, locale="en-GB", **size, **options)
        context.set_default_timeout(15_000)
        self._open.append((context, Watch(context, self._base_url, wanted)))
        return context.new_page()

    def leave(self) -> list[str]:
        """Closes every browser and says what their pages did wrong."""
        for context, _ in self._open:
            context.close()
        return [fault for _, watch in self._open for fault in watch.faults]


@pytest.fixture
def visitors(browser, portal):
    arriving = Visitors(browser, portal.base_url)
    yield arriving
    assert arriving.leave() == []


@pytest.fixture
def page(visitors) -> Page:
    """A visitor who is not logged in."""
    return visitors.page()


@pytest.fixture(scope="session")
def owner(portal) -> Person:
    return portal.person("Owner")


@pytest.fixture(scope="session")
def owner_state(portal, browser, owner):
    """The owner's session, logged in once for all tests that do not end it."""
    context = browser.new_context(base_url=portal.base_url)
    log_in(context.new_page(), portal, owner)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="session")
def ines(browser, portal):
    """A member of the first provider's staff who has just set the login up, with the state of that browser."""
    context = browser.new_context(base_url=portal.base_url)
    page = context.new_page()
    member = next(member for member in portal.staff if "Larkfield" in member.tenant)
    who = staff.enrol(page, member)
    page.get_by_role("link", name=labels.STAFF_KEPT).click()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    who.state = context.storage_state()
    yield who
    context.close()


@pytest.fixture
def owner_page(visitors, owner_state) -> Page:
    """The owner at a desk."""
    return visitors.page(storage_state=owner_state)


@pytest.fixture
def owner_phone(visitors, owner_state) -> Page:
    """The owner with a phone."""
    return visitors.page(PHONE, storage_state=owner_state)
