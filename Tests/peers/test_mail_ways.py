"""The way to a mail server, and to Claude: TLS, logins, proxies, and what is said of it when it fails."""

import base64
import json
import re
import socket
import ssl
import subprocess
from contextlib import closing

import pytest
import trustme

from mail_server import Desk, Proxy, Script, Server
from portal import ANNA, note, until


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


SECRET = "p:w/ord%"
ENCODED = base64.b64encode(f"\0post@portal.example\0{SECRET}".encode()).decode()


@pytest.mark.parametrize(
    "faulty",
    [
        {"greeting": "554 5.7.1 You are on a list"},
        {"EHLO": "550 5.7.1 no", "HELO": "550 5.7.1 no"},
        {"offers": "8BITMIME"},
        {"offers": "AUTH PLAIN", "AUTH": f"501 5.5.2 Cannot decode {ENCODED}"},
        {"offers": "AUTH PLAIN", "AUTH": f"550 5.7.1 not you, {SECRET}"},
        {"offers": "AUTH PLAIN", "AUTH": "235 in", "MAIL": "550 5.7.1 this sender may not"},
        {"offers": "AUTH PLAIN", "AUTH": "235 in", "MAIL": "552 5.2.2 over quota"},
    ],
)
def test_a_fault_of_our_own_kills_no_message_and_shows_no_password(portal, faulty):
    portal.bring(note("Patience"))
    with Script(**faulty) as server:
        address = f"smtp://post%40portal.example:p%3Aw%2Ford%25@127.0.0.1:{server.port}"
        with portal.serving(address):
            (waiting,) = until(lambda: [row for row in portal.outbox() if row["reason"]], "no refusal")
    assert waiting["state"] == "waiting" and re.match(r"5\d\d ", waiting["reason"])
    kept = portal.log.read_text() + json.dumps(waiting)
    assert SECRET not in kept and ENCODED not in kept
    if "MAIL" not in faulty:
        assert not re.search(r"on a list|not you|decode", kept)


def test_a_server_is_greeted_by_the_senders_host(portal):
    portal.bring(note("Good day"))
    with Script(MAIL="451 later") as server, portal.serving(f"smtp://127.0.0.1:{server.port}"):
        until(lambda: server.heard, "nobody came")
    assert server.heard[0] == "EHLO portal.example"


def test_kept_messages_are_for_nobody_elses_eyes(portal, tmp_path):
    folder = tmp_path / "mail"
    folder.mkdir(mode=0o755)
    with portal.serving(f"file:{folder}"):
        portal.ask(ANNA)
        (file,) = until(lambda: list(folder.glob("*.eml")), "no message")
    assert file.stat().st_mode & 0o777 == 0o600 and list(folder.iterdir()) == [file]


@pytest.mark.parametrize("name", ["smtp_proxy", "all_proxy"])
def test_mail_goes_through_the_proxy_of_the_environment_in_tls(portal, authority, tmp_path, name):
    desk = Desk()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("mx.portal.example").configure_cert(context)
    with Server(desk, context, "start", auth=True) as server, Proxy(server.port) as proxy:
        address = "smtp://post%40portal.example:p%3Aw%2Ford%25@mx.portal.example:587"
        with portal.serving(address, NEXIE_CA_FILE=str(tmp_path / "ca.pem"), **{name: proxy.url}):
            portal.ask(ANNA)
            until(lambda: desk.letters, "no message")
    assert proxy.asked[0].startswith("CONNECT mx.portal.example:587 ")
    assert b"STARTTLS" in proxy.through
    assert not any(said in proxy.through for said in (b"MAIL FROM", ENCODED.encode(), ANNA.encode()))


def test_mail_for_this_machine_asks_no_proxy(portal):
    desk = Desk()
    with Server(desk) as server, Proxy(server.port) as proxy:
        more = {name: proxy.url for name in ("smtp_proxy", "all_proxy", "http_proxy")}
        with portal.serving(f"smtp://127.0.0.1:{server.port}", **more):
            portal.ask(ANNA)
            until(lambda: desk.letters, "no message")
    assert proxy.asked == []


KEY = "sk-ant-of-larkfield-0123456789"


@pytest.mark.parametrize("name", ["http_proxy", "all_proxy", "ALL_PROXY"])
def test_a_key_for_claude_on_this_machine_is_told_to_no_proxy(portal, fake, name):
    portal.run("claude", "key", "--tenant", "larkfield", told=KEY)
    with Proxy(0) as proxy:
        more = {name: proxy.url, "ANTHROPIC_BASE_URL": fake.address}
        said = portal.run("claude", "test", "--tenant", "larkfield", **more)
    assert "answered in" in said and len(fake.requests) == 1
    assert proxy.asked == []


def test_claude_is_reached_by_a_tunnel_that_hears_no_key(portal):
    portal.run("claude", "key", "--tenant", "larkfield", told=KEY)
    with Proxy(0) as proxy:
        more = {"https_proxy": proxy.url, "ANTHROPIC_BASE_URL": "https://claude.test"}
        portal.run("claude", "test", "--tenant", "larkfield", status=1, **more)
    assert proxy.asked and all(asked.startswith("CONNECT claude.test:443 ") for asked in proxy.asked)
    assert not any(KEY in asked or "\nauthorization:" in asked.lower() for asked in proxy.asked)


def test_a_file_of_authorities_takes_the_place_of_the_systems(portal, authority, context, tmp_path):
    # In a name space of its own, where the system's folder trusts the authority and the file names another one.
    folder = tmp_path / "certs"
    folder.mkdir()
    trustme.CA().cert_pem.write_to_path(tmp_path / "pinned.pem")
    authority.cert_pem.write_to_path(folder / "stranger.pem")
    trustme.CA().cert_pem.write_to_path(folder / "ca-certificates.crt")
    subprocess.run(["openssl", "rehash", folder], check=True)
    inside = ("unshare", "-rm", "sh", "-c", f'mount --bind {folder} /etc/ssl/certs && exec "$@"', "sh")
    if subprocess.run([*inside, "true"], capture_output=True).returncode:
        pytest.skip("this machine allows no name spaces")
    for pinned, comes in [("", True), (str(tmp_path / "pinned.pem"), False)]:
        desk = Desk()
        with Server(desk, context, "whole") as server:
            address = f"smtps://localhost:{server.port}"
            with portal.serving(address, inside=inside, **({"NEXIE_CA_FILE": pinned} if pinned else {})):
                portal.ask(ANNA)
                if comes:
                    until(lambda: desk.letters, "the system's folder is not looked at, so this test shows nothing")
                else:
                    (waiting,) = until(lambda: [row for row in portal.outbox() if row["reason"]], "no fault")
                    assert "TLS" in waiting["reason"] and not desk.letters
