"""The demo portal as a process of its own, as a person starts it."""

import json
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from mail import Mailbox


@dataclass(frozen=True)
class Person:
    email: str
    name: str
    role: str
    company: str
    tenant: str


@dataclass(frozen=True)
class Member:
    """One of a provider's own people; `enrol` is the link with which the login is set up, once."""

    email: str
    name: str
    role: str
    tenant: str
    enrol: str


class Portal:
    """A running `nexie demo`, or a command like it, on a free port, with its people and their mail."""

    def __init__(self, program: Path, folder: Path, command: str = "demo", *options: str):
        self.folder = folder
        self.mail = Mailbox(folder / "data" / "mail")
        self._out = folder / "out.json"
        self._log = folder / "log.txt"
        port = free_port()
        arguments = [program, command, "--port", str(port), "--data", folder / "data", "--json", *options]
        with self._out.open("wb") as out, self._log.open("wb") as log:
            self._process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=out, stderr=log)
        printed = self._wait(self._printed, "to print who can log in")
        self.base_url = printed["url"].rstrip("/")
        self.people = [Person(**{key: row[key] for key in Person.__annotations__}) for row in printed["people"]]
        self.staff = [Member(**row) for row in printed["staff"]]
        self._wait(self._is_healthy, "to answer /health")
        self._next = 0

    def person(self, role: str) -> Person:
        """The first of the demo's people who has a role."""
        return next(person for person in self.people if person.role == role)

    def newcomer(self) -> Person:
        """Somebody other than the last time, so that no one asks for many mails."""
        self._next += 1
        return self.people[-self._next % len(self.people)]

    @contextmanager
    def without(self, table: str):
        """The portal with one table out of its reach, so that what reads it fails."""
        with closing(sqlite3.connect(self.folder / "data" / "nexie.db", isolation_level=None, timeout=20)) as store:
            store.execute("PRAGMA legacy_alter_table = ON")
            store.execute(f"ALTER TABLE {table} RENAME TO {table}_away")
            try:
                yield
            finally:
                store.execute(f"ALTER TABLE {table}_away RENAME TO {table}")

    def log_tail(self) -> str:
        return self._log.read_text(errors="replace")[-4000:]

    def stop(self) -> int:
        """Ends the process as Ctrl-C does and says how it exited."""
        self._process.send_signal(signal.SIGINT)
        try:
            return self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def _wait(self, ask, what: str, seconds: float = 60):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self._process.poll() is None:
            if answer := ask():
                return answer
            time.sleep(0.05)
        self.stop()
        raise AssertionError(f"waited for the portal {what}; its log ends:\n{self.log_tail()}")

    def _printed(self):
        try:
            return json.loads(self._out.read_text())
        except ValueError:
            return None

    def _is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.base_url}/health", timeout=5) as answer:
                return json.load(answer) == {"status": "ok"}
        except (urllib.error.URLError, ConnectionError):
            return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
