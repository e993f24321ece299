"""Messages as mail programs draw them: on a phone and at a desk, in light and dark, with and without the style sheet."""

import email
import email.policy
import json
import re
import sqlite3
import subprocess
import time
import urllib.parse
import urllib.request
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from demo_portal import Portal
from looks import AXE, RULES, RUN_AXE, sideways_faults

KINDS = {
    "login": "Your login for ", "note": "Reply to ticket ", "created": " is open: ", "resolved": " is resolved: ",
    "overdue": " overdue: ",
}
# A message is no page: it has no landmarks and no heading of its own.
LAWS = [rule for rule in RULES if rule != "best-practice"]


@pytest.fixture(scope="module")
def messages(request, tmp_path_factory):
    """The HTML part of a message of each kind, with long words in what people wrote."""
    program, folder = Path(request.config.getoption("--nexie")), tmp_path_factory.mktemp("messages")
    assert Portal(program, folder).stop() == 0
    (folder / "records.jsonl").write_text("\n".join(json.dumps(record) for record in news()))
    command = [program, "import", "--demo", folder / "data", "--tenant", "larkfield", folder / "records.jsonl"]
    subprocess.run(command, check=True, capture_output=True)
    with closing(sqlite3.connect(folder / "data" / "nexie.db", timeout=20)) as store, store:
        store.execute("UPDATE tenant SET history_until = 0")
    portal = Portal(program, folder)
    form = urllib.parse.urlencode({"email": "david@marigold.example", "next": ""}).encode()
    urllib.request.urlopen(portal.base_url + "/portal/login", form, timeout=20).close()
    found = {}
    end = time.monotonic() + 60
    while set(found) != set(KINDS) and time.monotonic() < end:
        for path in portal.mail.kept():
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            kind = next(kind for kind, words in KINDS.items() if words in message["Subject"])
            found[kind] = message.get_body(("html",)).get_content()
        time.sleep(0.1)
    portal.stop()
    assert set(found) == set(KINDS)
    return found


def news() -> list[dict]:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:23] + "Z"
    ticket = {"type": "ticket", "company": "marigold", "contact": "david", "description": "Please.",
              "priority": "normal", "created_at": now}
    return [
        ticket | {"external_id": "wide", "subject": "W" * 150, "state": "open"},
        ticket | {"external_id": "done", "subject": "W" * 150, "state": "resolved"},
        {"type": "ticket_note", "external_id": "wide-note", "ticket": "ticket-1042", "author": "staff",
         "author_name": "Tom Aydin", "visibility": "public", "body": "Look: https://" + "W" * 300, "created_at": now},
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("has_sheet", [True, False])
def test_a_message_is_readable(browser, messages, kind, width, scheme, has_sheet):
    html = messages[kind] if has_sheet else re.sub(r"<style>.*?</style>", "", messages[kind], flags=re.S)
    assert has_sheet or "{" not in html
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(html)
    page.evaluate(AXE)
    faults = sideways_faults(page) + (page.evaluate(RUN_AXE, LAWS) if has_sheet else [])
    context.close()
    assert faults == [] and asked == []
