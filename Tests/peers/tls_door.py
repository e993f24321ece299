"""A door with TLS before a server on this machine that has none."""

import socket
import ssl
import threading
from contextlib import suppress


class TLSDoor:
    """Passes on what comes inside TLS; `heard` is what the guests said there."""

    def __init__(self, context: ssl.SSLContext, target: int):
        self._context, self._target = context, target
        self.heard = b""
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]

    def __enter__(self):
        threading.Thread(target=self._open, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._door.close()

    def _open(self):
        with suppress(OSError):
            while True:
                guest, _ = self._door.accept()
                threading.Thread(target=self._serve, args=(guest,), daemon=True).start()

    def _serve(self, guest: socket.socket):
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
