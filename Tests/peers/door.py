"""What every server of these tests does before it speaks."""

import socket
import threading
from contextlib import suppress


class Door:
    """A port of this machine; each guest is served in a thread of its own for as long as the door is open."""

    def __init__(self):
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]

    def serve(self, guest: socket.socket):
        raise NotImplementedError

    def __enter__(self):
        threading.Thread(target=self._open, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._door.close()

    def _open(self):
        with suppress(OSError):
            while True:
                guest, _ = self._door.accept()
                threading.Thread(target=self.serve, args=(guest,), daemon=True).start()
