"""Answers of a hostile model in a real browser: nothing is asked of another origin, nothing runs, nothing leads away."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import labels
import pytest
from conftest import ROOT, Visitors
from demo_portal import Portal
from login import log_in
from playwright.sync_api import Page, expect

NAMES = re.findall(r"^  - name: (\S+)$", (ROOT / "evals/egress.yaml").read_text(), re.MULTILINE)
LINKS = "#transcript a[href], #transcript area[href], #transcript form[action]"


@dataclass
class Talk:
    """A person who asks for hostile answers, and what their pages did."""

    page: Page
    base_url: str
    visitors: Visitors

    def __post_init__(self):
        self.faults: list[str] = []
        self.page.on("dialog", self._dialog)
        self.page.on("popup", lambda popup: self.faults.append(f"window: {popup.url}"))
        self.page.on("framenavigated", self._moved)

    def hear(self, name: str):
        """One hostile answer: live, as the script shows it, and once more as the server has it."""
        self.page.goto("/portal/nexie")
        self.page.get_by_label(labels.MESSAGE).fill(f"egress {name}")
        self.page.get_by_role("main").get_by_role("button", name=labels.SEND).click()
        expect(self.page.locator("#transcript > li")).to_have_count(2)
        expect(self.page.locator("#transcript")).to_have_attribute("aria-busy", "false")
        self._look(name, "live")
        self.page.reload()
        expect(self.page.locator("#transcript > li")).to_have_count(2)
        self._look(name, "reloaded")

    def _look(self, name: str, when: str):
        answer = self.page.locator("#transcript > li").nth(1)
        assert "There is no answer called" not in answer.inner_text()
        for address in self.page.locator(LINKS).evaluate_all("found => found.map(one => one.href || one.action)"):
            parts = urlsplit(address)
            inside = f"{parts.scheme}://{parts.netloc}" == self.base_url and parts.path.startswith("/portal")
            if not inside or parts.path.startswith(("/portal/login", "/portal/logout")):
                self.faults.append(f"{name}, {when}: leads to {address}")
        said = answer.locator(".bubble-text")
        strange = said.locator("img, script, style, iframe, object, embed, video, audio, svg svg, base, meta, input")
        if strange.count():
            self.faults.append(f"{name}, {when}: {strange.first.evaluate('one => one.outerHTML')}")

    def _dialog(self, dialog):
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _moved(self, frame):
        if not frame.url.startswith((f"{self.base_url}/", "about:blank")):
            self.faults.append(f"moved to {frame.url}")


def talk(request, browser, folder: Path, *options: str):
    portal = Portal(Path(request.config.getoption("--nexie")), folder, "eval-pages", *options)
    visitors = Visitors(browser, portal.base_url)
    page = visitors.page()
    log_in(page, portal, portal.person("Owner"))
    return portal, Talk(page, portal.base_url, visitors)


@pytest.fixture(scope="module")
def hostile(request, browser, tmp_path_factory):
    """A portal in which the model says what it is asked for, word by word."""
    portal, talking = talk(request, browser, tmp_path_factory.mktemp("hostile"))
    yield talking
    talking.visitors.leave()
    assert portal.stop() == 0, portal.log_tail()


@pytest.mark.parametrize("first", range(0, len(NAMES), 10))
def test_no_answer_reaches_out_of_the_page(hostile, first):
    for name in NAMES[first : first + 10]:
        hostile.hear(name)
    assert hostile.faults == []
    assert [fault for _, watch in hostile.visitors._open for fault in watch.faults] == []


@pytest.mark.parametrize(
    "fault, name",
    [
        ("portalweb.images_loaded", "markdown-image"),
        ("portalweb.any_address_linked", "link-https"),
        ("portalweb.text_unescaped", "html-image"),
    ],
)
def test_a_page_that_reaches_out_is_noticed(request, browser, tmp_path, fault, name):
    portal, talking = talk(request, browser, tmp_path, "--fault", fault)
    talking.hear(name)
    watched = talking.visitors.leave()
    portal.stop()
    assert talking.faults + watched != []
