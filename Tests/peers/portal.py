"""An installation of the portal and what its people and staff do with it."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse
import urllib.request
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNA, DAVID = "anna@marigold.example", "david@marigold.example"


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
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEXIE_") and not name.lower().endswith("_proxy")}
        return kept | {
            "NEXIE_DATA": str(self.data), "NEXIE_SECRET_FILE": str(self.data / "secret"),
            "NEXIE_BASE_URL": self.url, "NEXIE_LISTEN": f"127.0.0.1:{self.port}",
            "NEXIE_MAIL_FROM": "Client portal <portal@portal.example>",
        } | more

    @contextmanager
    def serving(self, address: str, *, inside: tuple[str, ...] = (), **more: str):
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [*inside, self.program, "serve"], env=self.settings(NEXIE_SMTP_URL=address, **more), stdout=log, stderr=log,
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

    def run(self, *arguments: str, status: int = 0, told: str | None = None, **more: str) -> str:
        done = subprocess.run(
            [self.program, *arguments], env=self.settings(**more), capture_output=True, text=True, timeout=60, cwd=ROOT,
            input=told)
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
