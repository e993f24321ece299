"""What staff set on their pages, against a server as strict as Claude's and a real mail server."""

import re

import pytest

from mail_server import Desk as Post
from mail_server import Server
from portal import until
from staff_desk import Desk, plain

KEY, NEXT = "sk-ant-api03-only-for-tests-7Q4x", "sk-ant-api03-second-of-the-tests-Xyz2"
INES = ("ines@larkfield.example", "--tenant", "larkfield", "--name", "Ines Vogel", "--role", "admin")


@pytest.fixture
def link(portal) -> str:
    said = portal.run("staff", "add", *INES)
    return next(line for line in said.splitlines() if line.startswith("http"))


def asked_with(fake) -> list[str]:
    return [value for request in fake.requests for name, value in request["headers"] if name.lower() == "authorization"]


def test_a_key_given_on_the_page_answers_with_one_click_and_lies_nowhere_in_the_open(portal, fake, link, tmp_path):
    with portal.serving(f"file:{tmp_path / 'mail'}", ANTHROPIC_BASE_URL=fake.address):
        desk = Desk(portal, link)
        pages = [desk.send("/staff/settings/key", key=KEY)]
        assert "ends in 7Q4x" in plain(pages[0])
        fake.play({"blocks": [{"text": "Yes."}]})
        pages.append(desk.send("/staff/settings/key/try"))
        assert re.search(r"Answered in \d+\.\d s as model claude-haiku-5-5", plain(pages[1]))
        assert asked_with(fake) == [f"Bearer {KEY}"]
        pages.append(desk.send("/staff/settings/key", key=NEXT))
        fake.play({"problem": {"status": 401, "type": "authentication_error", "message": f"invalid x-api-key {NEXT}"}})
        pages.append(desk.send("/staff/settings/key/try"))
        assert "Claude refused the key" in plain(pages[3])
        for page in pages:
            assert KEY not in page and NEXT not in page
        gone = desk.send("/staff/settings/key/remove")
        assert "none yet" in plain(gone)
    for key in (KEY, NEXT):
        assert key not in portal.log.read_text()
        assert key.encode() not in b"".join(file.read_bytes() for file in portal.data.rglob("*") if file.is_file())
    portal.run("check")


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ({"status": 529, "type": "overloaded_error"}, "too much to do"),
        ({"status": 400, "type": "billing_error"}, "no credit left"),
        ({"status": 404, "type": "not_found_error"}, "no such model"),
    ],
)
def test_why_claude_did_not_answer_is_said_in_plain_words(portal, fake, link, tmp_path, problem, words):
    with portal.serving(f"file:{tmp_path / 'mail'}", ANTHROPIC_BASE_URL=fake.address):
        desk = Desk(portal, link)
        desk.send("/staff/settings/key", key=KEY)
        fake.play({"problem": {"message": "words of the server", **problem}})
        said = plain(desk.send("/staff/settings/key/try"))
        assert words in said and "words of the server" not in said


def test_a_server_that_nobody_reaches_is_said_to_be_out_of_reach(portal, link, tmp_path):
    with portal.serving(f"file:{tmp_path / 'mail'}", ANTHROPIC_BASE_URL="http://127.0.0.1:9"):
        desk = Desk(portal, link)
        desk.send("/staff/settings/key", key=KEY)
        assert "reach the internet" in plain(desk.send("/staff/settings/key/try"))


def test_a_test_of_the_mail_reaches_the_member_by_the_real_way(portal, link):
    post = Post()
    with Server(post) as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        desk = Desk(portal, link)
        assert "is on its way" in plain(desk.send("/staff/settings/mail/try"))
        until(lambda: post.letters, "no message")
        assert "Every message was delivered" in desk.words("/staff/settings/mail")
        assert "Wait a minute" in plain(desk.send("/staff/settings/mail/try"))
    (letter,) = post.letters
    assert letter.recipients == [INES[0]]
    assert letter.parsed["Subject"] == "The mail of Larkfield IT (Demo) works"
    assert letter.parsed["Auto-Submitted"] == "auto-generated" and not letter.parsed["List-Unsubscribe"]


def test_a_refused_test_is_a_dead_letter_that_is_tried_again_from_the_page(portal, link):
    post = Post(rcpt=["550 5.1.1 <b>No</b> such user here"])
    with Server(post) as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        desk = Desk(portal, link)
        desk.send("/staff/settings/mail/try")
        until(lambda: "Try again" in desk.words("/staff/settings/mail"), "no dead letter")
        page = desk.get("/staff/settings/mail")
        assert "&lt;b&gt;No&lt;/b&gt; such user" in page and "<b>No</b>" not in page
        action = re.search(r'action="(/staff/settings/mail/\w+/retry)"', page).group(1)
        assert "tried again at once" in plain(desk.send(action))
        until(lambda: post.letters, "not sent again")
    assert portal.outbox() == []
    portal.run("check")
