"""A portal of one's own, started as an installation is: `nexie serve` over a folder, its settings in the environment."""

import os
import subprocess
import time
from pathlib import Path

from demo_portal import free_port
from mail import Mailbox


class Serving:
    """A running `nexie serve` over a data folder that may be empty; mail goes into files."""

    def __init__(self, program: Path, folder: Path):
        self.program = program
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "log.txt"
        self.mail = Mailbox(folder / "mail")
        self.port = free_port()
        self.base_url = f"http://127.0.0.1:{self.port}"
        secret = folder / "secret"
        if not secret.exists():
            secret.write_bytes(os.urandom(32))
            secret.chmod(0o600)
        self._settings = {
            "PATH": os.environ["PATH"],
            "NEXIE_DATA": str(self.data),
            "NEXIE_BASE_URL": self.base_url,
            "NEXIE_LISTEN": f"127.0.0.1:{self.port}",
            "NEXIE_SECRET_FILE": str(secret),
            "NEXIE_SMTP_URL": f"file:{folder / 'mail'}",
            "NEXIE_MAIL_FROM": "Portal <portal@portal.example>",
        }
        self._process = None

    def __enter__(self):
        started = self.said().count("serves http") if self.log.exists() else 0
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [self.program, "serve"], env=self._settings, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        end = time.monotonic() + 30
        while self.said().count("serves http") == started:
            assert self._process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self._process.terminate()
        assert self._process.wait(30) == 0, self.said()

    def said(self) -> str:
        """Everything that it wrote where a service's log is."""
        return self.log.read_text(errors="replace")

    def setup_link(self) -> str:
        """The link that stands in the data folder while nobody has set the portal up."""
        end = time.monotonic() + 10
        file = self.data / "setup-link"
        while not file.exists() or not file.read_text().strip():
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)
        assert file.stat().st_mode & 0o777 == 0o600
        return file.read_text().strip()
