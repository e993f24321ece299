"""The watch itself: a page that misbehaves must be noticed, or none of the other tests says anything."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from conftest import Visitors

PAGES = {
    "/good": (200, "<p>Good</p>"),
    "/inline-script": (200, "<script>document.title = 'x'</script>"),
    "/inline-style": (200, "<p style='color: red'>Red</p>"),
    "/foreign-image": (200, "<img src='http://127.0.0.2:9/a.png' alt=''>"),
    "/missing-part": (200, "<img src='/gone.png' alt=''>"),
    "/script-error": (200, "<script src='/broken.js'></script>"),
    "/broken.js": (200, "console.error('broken')"),
    "/refused": (404, "<p>Not there</p>"),
    "/fault": (503, "<p>Later</p>"),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        status, body = PAGES.get(self.path, (404, ""))
        self.send_response(status)
        self.send_header("Content-Type", "text/javascript" if self.path.endswith(".js") else "text/html")
        self.send_header("Content-Security-Policy", "default-src 'self'")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    "path", ["inline-script", "inline-style", "foreign-image", "missing-part", "script-error", "fault"]
)
def test_a_page_that_misbehaves_is_noticed(browser, site, path):
    assert faults(browser, site, path) != []


@pytest.mark.parametrize("path", ["good", "refused"])
def test_a_page_that_behaves_is_left_alone(browser, site, path):
    assert faults(browser, site, path) == []


def faults(browser, site, path) -> list[str]:
    visitors = Visitors(browser, site)
    visitors.page().goto(f"/{path}", wait_until="networkidle")
    return visitors.leave()
