import re

import pytest
from chat import ask

LARGEST = 60_000


@pytest.mark.parametrize("path", ["", "/tickets?status=all", "/tickets/new", "/invoices?status=all", "/kb", "/nexie"])
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
