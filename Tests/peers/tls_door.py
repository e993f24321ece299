"""A door with TLS before a server on this machine that has none."""

import socket
import ssl
import threading
from contextlib import suppress

from door import Door


def speaking_as(authority, *names: str) -> ssl.SSLContext:
    """How a server speaks TLS whose names this authority vouches for."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(made)
    return made


class TLSDoor(Door):
    """Passes on what comes inside TLS; `heard` is what the guests said there."""

    def __init__(self, context: ssl.SSLContext, target: int):
        super().__init__()
        self._context, self._target = context, target
        self.heard = b""

    def serve(self, guest: socket.socket):
        with suppress(OSError), guest, self._context.wrap_socket(guest, server_side=True) as inside:
            with socket.create_connection(("127.0.0.1", self._target)) as there:
                threading.Thread(target=self._answer, args=(there, inside), daemon=True).start()
                while piece := inside.recv(4000):
                    self.heard += piece
                    there.sendall(piece)

    def _answer(self, there: socket.socket, inside: ssl.SSLSocket):
        with suppress(OSError):
            while piece := there.recv(4000):
                inside.sendall(piece)
