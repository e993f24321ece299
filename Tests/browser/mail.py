"""The messages that the demo portal keeps instead of sending them."""

import email
import email.policy
import re
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Message:
    to: str
    subject: str
    text: str

    @property
    def link(self) -> str:
        """The login link."""
        return re.search(r"https?://\S+/portal/login/link\?token=\S+", self.text).group()

    @property
    def code(self) -> str:
        """The short code, which stands on a line without the link."""
        lines = [line for line in self.text.splitlines() if "token=" not in line]
        return re.search(r"\b\d{6}\b", "\n".join(lines)).group()


class Mailbox:
    """The folder in which every message is kept as a file."""

    def __init__(self, folder: Path):
        self.folder = folder

    def kept(self) -> set[Path]:
        """The files that are there now, to tell later ones from them."""
        return set(self._newest_first())

    def next(self, address: str, after: set[Path], seconds: float = 15) -> Message:
        """The newest message to an address that came after others, waiting until it has been written."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for path in self._newest_first():
                message = self._read(path)
                if path not in after and message.to == address and "token=" in message.text:
                    return message
            time.sleep(0.05)
        raise AssertionError(f"no mail to {address} within {seconds} seconds")

    def count(self, address: str) -> int:
        return sum(self._read(path).to == address for path in self._newest_first())

    def _newest_first(self) -> list[Path]:
        return sorted(self.folder.glob("*.eml"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)

    def _read(self, path: Path) -> Message:
        parsed = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        body = parsed.get_body(("plain",))
        to = parsed["To"].addresses if parsed["To"] else ()
        return Message(
            to=to[0].addr_spec if to else "",
            subject=parsed["Subject"] or "",
            text=body.get_content() if body else "",
        )
