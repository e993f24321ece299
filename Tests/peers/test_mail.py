"""Messages as a real mail server receives them, in all the ways in which it may refuse them."""

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import time
import urllib.parse
import urllib.request
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from mail_server import Desk, Server

ROOT = Path(__file__).resolve().parents[2]
ANNA, DAVID = "anna@marigold.example", "david@marigold.example"


@pytest.fixture(scope="session")
def program(request):
    return request.config.getoption("--nexie", None) or os.environ.get("NEXIE") or str(ROOT / ".build/debug/nexie")


@pytest.fixture(scope="session")
def seeded(program, tmp_path_factory):
    """A data folder with the demo's world in it."""
    folder = tmp_path_factory.mktemp("seed") / "data"
    command = [program, "demo", "--port", "0", "--data", folder, "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT)
    try:
        assert process.stdout.read(1) == b"{"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
    return folder


@pytest.fixture
def portal(program, seeded, tmp_path):
    shutil.copytree(seeded, tmp_path / "data")
    return Portal(program, tmp_path)


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture(scope="session")
def context(authority):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(made)
    return made


class Portal:
    """An installation and its commands; it serves as long as `serving` runs."""

    def __init__(self, program: str, folder: Path):
        self.program, self.folder, self.data = program, folder, folder / "data"
        self.log = folder / "log.txt"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def settings(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEXIE_")}
        return kept | {
            "NEXIE_DATA": str(self.data), "NEXIE_SECRET_FILE": str(self.data / "secret"),
            "NEXIE_BASE_URL": self.url, "NEXIE_LISTEN": f"127.0.0.1:{self.port}",
            "NEXIE_MAIL_FROM": "Client portal <portal@portal.example>",
        } | more

    @contextmanager
    def serving(self, address: str, **more: str):
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [self.program, "serve"], env=self.settings(NEXIE_SMTP_URL=address, **more), stdout=log, stderr=log,
                cwd=ROOT)
        try:
            until(lambda: self._answers(process), "the portal did not start")
            yield self
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)

    def ask(self, email: str):
        """Asks for a login as a browser does."""
        body = urllib.parse.urlencode({"email": email, "next": ""}).encode()
        agent = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
        with urllib.request.urlopen(urllib.request.Request(self.url + "/portal/login", body, agent), timeout=10) as page:
            assert page.status == 200

    def run(self, *arguments: str, status: int = 0, **more: str) -> str:
        done = subprocess.run(
            [self.program, *arguments], env=self.settings(**more), capture_output=True, text=True, timeout=60, cwd=ROOT)
        assert done.returncode == status, done.stderr
        return done.stdout + done.stderr

    def bring(self, *records: dict, quiet: bool = False):
        file = self.folder / "records.jsonl"
        file.write_text("".join(json.dumps(record) + "\n" for record in records))
        self.run("import", str(file), "--tenant", "larkfield", *(["--quiet"] if quiet else []))

    def outbox(self, *options: str) -> list[dict]:
        return json.loads(self.run("mail", "list", "--json", *options))["messages"]

    def change(self, sql: str):
        with closing(sqlite3.connect(self.data / "nexie.db", timeout=20)) as store, store:
            store.execute(sql)

    def _answers(self, process) -> bool:
        assert process.poll() is None, self.log.read_text()
        try:
            return urllib.request.urlopen(self.url + "/health", timeout=5).status == 200
        except OSError:
            return False


def until(ask, problem: str, seconds: float = 30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := ask():
            return answer
        time.sleep(0.05)
    raise AssertionError(problem)


def moment() -> str:
    """Just now, as records write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:23] + "Z"


def note(body: str, **more) -> dict:
    return {
        "type": "ticket_note", "external_id": f"peer-{hash(body)}", "ticket": "ticket-1042", "author": "staff",
        "author_name": "Tom Aydin", "visibility": "public", "body": body,
        "created_at": moment(),
    } | more


def test_a_login_arrives_as_a_message_that_every_program_can_read(portal):
    desk = Desk()
    with Server(desk) as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        portal.ask(ANNA)
        until(lambda: desk.letters, "no message")
    (letter,) = desk.letters
    assert (letter.sender, letter.recipients) == ("portal@portal.example", [ANNA])
    assert all(len(line) <= 78 for line in letter.raw.split(b"\r\n"))
    assert letter.raw.isascii() and b"\0" not in letter.raw
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", letter.raw)
    message = letter.parsed
    assert not message.defects and not any(part.defects for part in message.walk())
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    sender = message["From"].addresses[0]
    assert (sender.display_name, sender.addr_spec) == ("Larkfield IT (Demo)", "portal@portal.example")
    assert message["Reply-To"].addresses[0].addr_spec == "help@larkfield.example"
    assert message["Subject"] == "Your login for Larkfield IT (Demo)"
    assert message["Auto-Submitted"] == "auto-generated" and message["MIME-Version"] == "1.0"
    assert re.fullmatch(r"<[0-9a-z]{26}@portal\.example>", message["Message-ID"])
    assert abs(message["Date"].datetime - datetime.now(UTC)) < timedelta(minutes=2)
    assert not message["List-Unsubscribe"] and not message["List-Unsubscribe-Post"]
    for kind in ("plain", "html"):
        text = letter.body(kind)
        assert re.search(rf"{portal.url}/portal/login/link\?token=[\w-]{{43}}", text)
        assert re.search(r"\b\d{6}\b", text) and "Firefox on Linux" in text and ANNA in text
    assert portal.outbox() == []


def test_strange_words_stay_words_in_every_header(portal):
    subject = "=?utf-8?B?QmNj?= Grüße aus Łódź 🖨️ \u202e\u2066drehen " + "ellenlang" * 12 + " ende"
    desk = Desk()
    portal.bring(
        {"type": "contact", "external_id": "david", "company": "marigold", "name": 'Dávid "D" <x@y>', "email": DAVID},
        {"type": "ticket", "external_id": "strange", "company": "marigold", "contact": "david", "subject": "strange",
         "description": "Please.", "state": "open", "priority": "normal", "created_at": moment()},
        note("<script>alert(1)</script>\n.\nFrom here\n" + "long " * 300 + "\n" + "x" * 1500 + " = ü\t "))
    portal.change(f"UPDATE ticket SET subject = '{subject}' WHERE external_id = 'strange'")
    portal.change("UPDATE tenant SET name = 'Łąkowa \u202e\"IT\", Söhne & <Co>' WHERE slug = 'larkfield'")
    with Server(desk) as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        until(lambda: len(desk.letters) == 2, "not both messages")
    for letter in desk.letters:
        message = letter.parsed
        assert not message.defects and letter.recipients == [DAVID]
        assert sorted(set(message.keys()), key=str.lower) == sorted([
            "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted", "List-Unsubscribe",
            "List-Unsubscribe-Post", "MIME-Version", "Content-Type"], key=str.lower)
        assert message["From"].addresses[0].display_name == 'Łąkowa "IT", Söhne & <Co>'
        assert all(len(line) <= 78 or line.startswith(b" <http") for line in letter.raw.split(b"\r\n"))
        assert "\u202e" not in message["Subject"] and "\u2066" not in message["Subject"]
        assert "<script" not in letter.body("html") and "Co&gt;" in letter.body("html")
    opened, = [letter for letter in desk.letters if " is open: " in letter.parsed["Subject"]]
    plain = " ".join(re.sub("[\u202e\u2066\ufe0f]", " ", subject).split())
    assert opened.parsed["Subject"].split(" is open: ")[1] == plain
    replied, = [letter for letter in desk.letters if letter is not opened]
    assert "> <script>alert(1)</script>\n> .\n> From here\n" in replied.body("plain").replace("\r\n", "\n")
    assert "x" * 400 in replied.body("plain")


@pytest.mark.parametrize("tls", ["start", "whole"])
def test_a_password_goes_over_tls_alone(portal, authority, context, tmp_path, tls):
    desk = Desk()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    scheme = {"start": "smtp", "whole": "smtps"}[tls]
    with Server(desk, context, tls, auth=True) as server:
        address = f"{scheme}://post%40portal.example:p%3Aw%2Ford%25@localhost:{server.port}"
        with portal.serving(address, NEXIE_CA_FILE=str(tmp_path / "ca.pem")):
            portal.ask(ANNA)
            until(lambda: desk.letters, "no message")
    assert desk.logins[-1][1:] == ("post@portal.example", "p:w/ord%")
    assert "p:w/ord%" not in portal.log.read_text()


def test_a_token_is_read_for_each_message(portal, authority, context, tmp_path):
    desk = Desk()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    token = tmp_path / "token"
    token.write_text("token-of-yesterday\n")
    with Server(desk, context, "start", auth=True, auth_exclude_mechanism=["PLAIN", "LOGIN"]) as server:
        address = f"smtp://post%40portal.example@localhost:{server.port}"
        more = {"NEXIE_CA_FILE": str(tmp_path / "ca.pem"), "NEXIE_SMTP_BEARER_FILE": str(token)}
        with portal.serving(address, **more):
            portal.ask(ANNA)
            (waiting,) = until(lambda: [row for row in portal.outbox() if row["reason"]], "no refusal")
            assert waiting["state"] == "waiting", "a fault of our own login is no fault of the message"
            token.write_text("token-of-today\n")
            until(lambda: desk.letters, "no message")
    assert "token-of" not in portal.log.read_text() + json.dumps(waiting)


def test_nothing_is_said_to_a_server_that_nobody_vouches_for(portal, context):
    desk = Desk()
    with Server(desk, context, "start", auth=True) as server:
        with portal.serving(f"smtp://post:secret@localhost:{server.port}"):
            portal.ask(ANNA)
            (waiting,) = until(lambda: [row for row in portal.outbox() if row["reason"]], "no fault")
    assert "TLS" in waiting["reason"] and waiting["to"] == ANNA
    assert not desk.logins and not desk.letters and not desk.tries


def test_another_machine_is_not_spoken_with_in_the_open(portal):
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            host = probe.getsockname()[0]
        except OSError:
            pytest.skip("this machine has no address but loopback")
    if host.startswith("127."):
        pytest.skip("this machine has no address but loopback")
    desk = Desk()
    with Server(desk, host=host) as server, portal.serving(f"smtp://{host}:{server.port}"):
        portal.ask(ANNA)
        (waiting,) = until(lambda: [row for row in portal.outbox() if row["reason"]], "no fault")
    assert "TLS" in waiting["reason"] and not desk.tries and not desk.letters


def test_a_server_that_says_later_gets_the_message_later(portal):
    desk = Desk(rcpt=["451 4.7.1 Greylisted, come back"])
    with Server(desk) as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        portal.ask(ANNA)
        until(lambda: len(desk.tries) == 1, "no try")
        (waiting,) = until(lambda: [row for row in portal.outbox() if row["reason"]], "no reason")
        assert waiting["state"] == "waiting" and waiting["reason"].startswith("451 ")
        until(lambda: desk.letters, "no second try")
        until(lambda: portal.outbox() == [], "it still waits")
    assert desk.tries == [ANNA, ANNA] and len(desk.letters) == 1


@pytest.mark.parametrize("place", ["rcpt", "data"])
def test_a_refusal_for_good_becomes_a_dead_letter_that_staff_try_again(portal, place):
    desk = Desk(**{place: ["550 5.1.1 No such user here"]})
    portal.bring(note("Please try again"))
    with Server(desk) as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        (dead,) = until(lambda: portal.outbox("--dead"), "no dead letter")
        assert (dead["kind"], dead["to"], dead["tries"]) == ("note", DAVID, 1)
        assert dead["reason"].startswith("550 ") and "No such user" in dead["reason"]
        assert "No such user" not in portal.log.read_text()
        assert "no such message" in portal.run("mail", "retry", "nothing", status=2)
        desk.letters.clear()
        portal.run("mail", "retry", dead["id"])
        until(lambda: desk.letters and portal.outbox() == [], "not sent again")
    assert len(desk.letters) == 1


@pytest.mark.parametrize("kind", ["login", "note"])
def test_a_message_that_may_have_been_taken_comes_again_as_the_same_message(portal, kind):
    desk = Desk(data=["drop"])
    if kind == "note":
        portal.bring(note("Once or twice"))
    with Server(desk) as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        if kind == "login":
            portal.ask(ANNA)
        until(lambda: len(desk.letters) == 2 and portal.outbox() == [], "no second copy")
    first, second = desk.letters
    assert first.parsed["Message-ID"] == second.parsed["Message-ID"]
    assert first.body("plain") == second.body("plain") and first.body("html") == second.body("html")


def test_a_portal_that_is_stopped_in_between_loses_no_message(portal):
    portal.bring(note("While nobody serves"))
    assert [row["state"] for row in portal.outbox()] == ["waiting"]
    desk = Desk()
    with Server(desk) as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        until(lambda: desk.letters, "no message")
    portal.bring(note("Quietly"), quiet=True)
    assert portal.outbox() == []


def test_one_click_in_a_mail_program_ends_messages_of_that_kind(portal):
    desk = Desk()
    portal.bring(note("one"))
    with Server(desk) as server:
        with portal.serving(f"smtp://127.0.0.1:{server.port}"):
            until(lambda: desk.letters, "no message")
            message = desk.letters[0].parsed
            assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
            address = re.fullmatch(r"<(http\S+)>", message["List-Unsubscribe"].strip()).group(1)
            with urllib.request.urlopen(address, b"List-Unsubscribe=One-Click", timeout=10) as page:
                assert page.status == 200
        portal.bring(note("two"))
        with portal.serving(f"smtp://127.0.0.1:{server.port}"):
            portal.ask(DAVID)
            until(lambda: len(desk.letters) == 2, "no login")
            until(lambda: portal.outbox() == [], "something waits")
    assert "token=" in desk.letters[1].body("plain") and "login" in desk.letters[1].parsed["Subject"]


@pytest.mark.parametrize(
    ("address", "more", "words"),
    [
        ("http://post:geheim@mx.example", {}, "must begin with"),
        ("smtp://post:geheim@", {}, "the host"),
        ("smtp://post:geheim@mx.example:99999", {}, "the port"),
        ("smtp://post:geheim@mx.example:25/path", {}, "the port"),
        ("smtp://post:geh@eim@mx.example", {}, "before the @"),
        ("smtp://post:geheim%zz@mx.example", {}, "before the @"),
        ("smtp://post:geheim%0d%0a@mx.example", {}, "before the @"),
        ("smtp://geheim@mx.example", {}, "no password"),
        ("smtp://mx.example", {"NEXIE_SMTP_BEARER_FILE": "/geheim"}, "needs a user"),
        ("smtp://post:geheim@mx.example", {"NEXIE_SMTP_BEARER_FILE": "/geheim"}, "no password when"),
        ("file:", {}, "folder"),
        ("smtp://mx.example", {"NEXIE_MAIL_FROM": "geheim\r\nBcc: x@y.example"}, "NEXIE_MAIL_FROM"),
        ("smtp://mx.example", {"NEXIE_CA_FILE": "/geheim"}, "NEXIE_CA_FILE"),
    ],
)
def test_a_wrong_setting_is_named_and_never_shown(portal, address, more, words):
    said = portal.run("serve", status=2, NEXIE_SMTP_URL=address, **more)
    assert words in said and "NEXIE_" in said
    assert "geheim" not in said and "mx.example" not in said
