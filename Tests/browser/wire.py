"""How pages and their parts travel."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, Response

HASHED = re.compile(r"/static/(?:.*[-./])?[0-9a-f]{8,}[-./].*")
FOR_A_YEAR = "public, max-age=31536000, immutable"
SHORT = 1024
# Parts of an address that are read as one of a few words, and never repeated.
CHOICES = {"status", "sort", "done"}
TEXT = ("text/", "application/javascript", "image/svg")


class Wire:
    """Collects the answers that a page is made of."""

    def __init__(self, page: Page):
        self._answers: list[Response] = []
        page.on("response", lambda answer: self._answers.append(answer))

    def faults(self) -> list[str]:
        """Texts that were sent uncompressed, and files that can't be kept for a year."""
        return [fault for answer in self._answers for fault in compression_faults(answer) + keeping_faults(answer)]


def compression_faults(answer: Response) -> list[str]:
    kind = answer.headers.get("content-type", "")
    if not kind.startswith(TEXT) or kind.startswith("text/event-stream") or 300 <= answer.status < 400:
        return []
    is_compressed = answer.headers.get("content-encoding") in ("gzip", "br", "zstd")
    if repeats(answer):
        return [f"{answer.url} was sent compressed and can be measured"] if is_compressed else []
    is_short = int(answer.headers.get("content-length", SHORT)) < SHORT
    return [] if is_compressed or is_short else [f"{answer.url} was sent uncompressed"]


def repeats(answer: Response) -> bool:
    """Whether a page says again what its form or its address says; its length then tells of its secrets (BREACH)."""
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return False
    if answer.status != 200:
        return True
    query = parse_qs(urlsplit(answer.url).query, keep_blank_values=True)
    return answer.request.method != "GET" or not CHOICES.issuperset(query)


def keeping_faults(answer: Response) -> list[str]:
    if "/static/" not in answer.url or answer.status != 200:
        return []
    faults = [] if HASHED.search(answer.url) else [f"{answer.url} has no hash of its content in its name"]
    if answer.headers.get("cache-control") != FOR_A_YEAR:
        faults.append(f"{answer.url} has cache-control {answer.headers.get('cache-control')}")
    return faults
