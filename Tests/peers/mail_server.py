"""A mail server on loopback that does what it is told to, pleasant or not."""

import base64
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from door import Door


@dataclass
class Letter:
    sender: str
    recipients: list[str]
    options: list[str]
    raw: bytes

    @property
    def parsed(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)

    def body(self, kind: str) -> str:
        part = self.parsed.get_body((kind,))
        return part.get_content() if part else ""


@dataclass
class Desk:
    """What came, and what is answered: a reply in words, or `drop` to hang up before answering."""

    letters: list[Letter] = field(default_factory=list)
    tries: list[str] = field(default_factory=list)
    logins: list[tuple[str, ...]] = field(default_factory=list)
    rcpt: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tries.append(address)
        answer = self.rcpt.pop(0) if self.rcpt else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        letter = Letter(envelope.mail_from, envelope.rcpt_tos, envelope.mail_options, envelope.original_content)
        self.letters.append(letter)
        answer = self.data.pop(0) if self.data else "250 OK"
        if answer == "drop":
            server.transport.abort()
            return "421 gone"
        return answer

    async def auth_XOAUTH2(self, server, args):
        words = base64.b64decode(args[1]) if len(args) > 1 else await server.challenge_auth(b"")
        text = words.decode() if isinstance(words, bytes) else ""
        self.logins.append(("XOAUTH2", text))
        is_right = text == "user=post@portal.example\x01auth=Bearer token-of-today\x01\x01"
        return AuthResult(success=is_right, handled=is_right)

    def authenticate(self, server, session, envelope, mechanism, data):
        self.logins.append((mechanism, data.login.decode(), data.password.decode()))
        is_right = (data.login, data.password) == (b"post@portal.example", b"p:w/ord%")
        return AuthResult(success=is_right, handled=False)


class Server:
    """The server itself; `tls` is none, `start` or `whole`."""

    def __init__(
        self, desk: Desk, context: ssl.SSLContext | None = None, tls="none", auth=False, host="127.0.0.1", **more
    ):
        self.desk = desk
        with socket.socket() as probe:
            probe.bind((host, 0))
            self.port = probe.getsockname()[1]
        if tls == "start":
            more.update(tls_context=context, require_starttls=True)
        if auth:
            more.update(authenticator=desk.authenticate, auth_required=True, auth_require_tls=False)
        whole = {"ssl_context": context} if tls == "whole" else {}
        self._controller = Controller(desk, hostname=host, port=self.port, server_hostname="mx.test", **whole, **more)

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_):
        self._controller.stop()


class Script(Door):
    """A server that says what it is told to, command by command, and takes no letter."""

    def __init__(self, greeting="220 mx.test", offers="8BITMIME", **replies: str):
        super().__init__()
        self.greeting, self.offers, self.replies = greeting, offers, replies
        self.heard: list[str] = []

    def serve(self, guest: socket.socket):
        with suppress(OSError), guest, guest.makefile("rw", newline="\r\n", encoding="latin-1") as line:
            self._say(line, self.greeting)
            for said in line:
                self.heard.append(said.strip())
                word = said.split(maxsplit=1)[0].upper().split(":")[0]
                usual = f"250-mx.test\n250 {self.offers}" if word == "EHLO" else "250 OK"
                self._say(line, self.replies.get(word, usual))
                if word == "QUIT":
                    return

    def _say(self, line, words: str):
        line.write(words + "\n")
        line.flush()


class Proxy(Door):
    """An HTTP proxy that makes tunnels to one place, whatever place it is asked for, and keeps what it was asked."""

    def __init__(self, port: int):
        super().__init__()
        self._target = port
        self.asked: list[str] = []
        self.through = b""
        self.url = f"http://127.0.0.1:{self.port}"

    def serve(self, guest: socket.socket):
        with suppress(OSError), guest:
            head = b""
            while b"\r\n\r\n" not in head and (piece := guest.recv(4000)):
                head += piece
            self.asked.append(head.decode("latin-1"))
            if not head.startswith(b"CONNECT ") or not self._target:
                return guest.sendall(b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")
            with socket.create_connection(("127.0.0.1", self._target)) as there:
                guest.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                threading.Thread(target=self._pass, args=(guest, there), daemon=True).start()
                self._pass(there, guest)

    def _pass(self, one: socket.socket, other: socket.socket):
        with suppress(OSError):
            while piece := one.recv(4000):
                self.through += piece
                other.sendall(piece)
            other.shutdown(socket.SHUT_WR)
