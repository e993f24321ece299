"""Messages as a real mail server receives them, in all the ways in which it may refuse them."""

import re
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest

from mail_server import Desk, Server
from portal import ANNA, DAVID, moment, note, until


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
        text = letter.body(kind).replace("<wbr>", "")
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
    with Server(desk) as server:
        address = f"smtp://127.0.0.1:{server.port}"
        with portal.serving(address):
            (dead,) = until(lambda: portal.outbox("--dead"), "no dead letter")
            assert (dead["kind"], dead["to"], dead["tries"]) == ("note", DAVID, 1)
            assert dead["reason"].startswith("550 ") and "No such user" in dead["reason"]
            assert "No such user" not in portal.log.read_text()
            assert "Another nexie process" in portal.run("mail", "retry", dead["id"], status=2)
            assert portal.outbox("--dead") == [dead]
        desk.letters.clear()
        assert "no such message" in portal.run("mail", "retry", "nothing", status=2)
        portal.run("mail", "retry", status=2)
        if place == "rcpt":
            portal.run("mail", "retry", dead["id"])
        else:
            assert "1 message waits" in portal.run("mail", "retry", "--all")
        with portal.serving(address):
            until(lambda: desk.letters and portal.outbox() == [], "not sent again")
    assert len(desk.letters) == 1
    portal.run("check")


def test_an_address_in_letters_of_any_script_gets_mail_where_the_server_takes_it(portal):
    portal.bring({"type": "contact", "external_id": "anne", "company": "marigold", "name": "Änne",
                  "email": "ÄNNE@bücher.example"})
    portal.change("UPDATE contact SET portal_enabled = 1 WHERE external_id = 'anne'")
    kept = "änne@xn--bcher-kva.example"
    desk = Desk()
    with Server(desk, enable_SMTPUTF8=False) as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        portal.ask("a\u0308nne@bücher.example")
        (dead,) = until(lambda: portal.outbox("--dead"), "no dead letter")
        assert dead["to"] == kept and dead["reason"].startswith("553 ") and not desk.tries
    with Server(desk, enable_SMTPUTF8=True) as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        portal.ask("Änne@xn--bcher-kva.example")
        until(lambda: desk.letters, "no message")
    (letter,) = desk.letters
    assert letter.recipients == [kept] and "SMTPUTF8" in letter.options
    assert f"To: {kept}\r\n".encode() in letter.raw


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
