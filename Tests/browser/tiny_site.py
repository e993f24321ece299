"""A site of a few texts, good and bad, on which the checks themselves are tried."""

import gzip
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KINDS = {"js": "text/javascript", "css": "text/css"}


@dataclass(frozen=True)
class Text:
    """What one path answers."""

    body: str
    status: int = 200
    headers: dict = field(default_factory=dict)
    compressed: bool = False


@contextmanager
def serve(texts: dict[str, Text]):
    """Serves texts by their paths and gives the site's address."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            text = texts.get(self.path, Text("", 404))
            body = gzip.compress(text.body.encode()) if text.compressed else text.body.encode()
            kind = KINDS.get(self.path.rsplit(".", 1)[-1], "text/html; charset=utf-8")
            headers = {"Content-Type": kind, "Content-Length": str(len(body)), **text.headers}
            if text.compressed:
                headers["Content-Encoding"] = "gzip"
            self.send_response(text.status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
