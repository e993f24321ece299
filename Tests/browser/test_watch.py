"""The watch itself: a page that misbehaves must be noticed, or none of the other tests says anything."""

import pytest
from conftest import Visitors
from tiny_site import Text, serve

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


POLICY = {"Content-Security-Policy": "default-src 'self'"}


@pytest.fixture(scope="module")
def site():
    with serve({path: Text(body, status, POLICY) for path, (status, body) in PAGES.items()}) as address:
        yield address


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
