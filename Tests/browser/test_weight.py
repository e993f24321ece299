import re

import labels
import pytest
from chat import ask, bubbles, expect_quiet
from playwright.sync_api import expect

LARGEST = 60_000


@pytest.mark.parametrize("path", ["", "/tickets?status=all", "/tickets/new", "/invoices?status=all", "/quotes", "/kb", "/nexie"])
def test_a_page_is_light_before_it_is_compressed(owner_page, path):
    assert weight(owner_page, f"/portal{path}") < LARGEST


def test_a_talk_is_light_before_it_is_compressed(owner_page):
    ask(owner_page, "Which invoices are overdue?")
    assert weight(owner_page, owner_page.url) < LARGEST


def weight(page, path: str) -> int:
    """Bytes of the document with its sheets and scripts."""
    document = page.request.get(path)
    links = re.findall(r'(?:<script src|<link rel="stylesheet" href)="([^"]+)"', document.text())
    assert len(links) >= 2
    return len(document.body()) + sum(len(page.request.get(link).body()) for link in links)


def test_a_long_talk_is_light_too_and_its_beginning_is_a_page_of_its_own(owner_page):
    questions = ["Which tickets are open?", "Which invoices are open?", "What can you do?", "Which tickets are closed?"]
    for question in questions:
        ask(owner_page, question)
        expect_quiet(owner_page)
    everything = bubbles(owner_page)
    expect(everything).to_have_count(2 * len(questions))
    assert weight(owner_page, owner_page.url) < LARGEST

    owner_page.reload()
    expect(everything.last).to_be_visible()
    assert everything.count() < 2 * len(questions)
    owner_page.get_by_role("link", name=labels.EARLIER_MESSAGES).click()
    expect(owner_page.get_by_label(labels.MESSAGE)).to_have_count(0)
    expect(owner_page.get_by_role("button", name=labels.COPY).first).to_be_visible()
    assert weight(owner_page, owner_page.url) < LARGEST
    owner_page.get_by_role("link", name=labels.LATEST_MESSAGES).click()
    expect(everything.nth(-2)).to_contain_text(questions[-1])

    ask(owner_page, "Thanks")
    expect_quiet(owner_page)
    expect(everything.nth(-4)).to_contain_text(questions[-1])
