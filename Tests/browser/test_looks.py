"""The looks at pages themselves: each must notice the page that is wrong in its way, or it says nothing of ours."""

import pytest
from looks import (
    axe_faults,
    block_scripts,
    shift_faults,
    sideways_faults,
    sideways_faults_at_every_width,
    target_faults,
    watch_shifts,
    weight_faults,
)
from modes import DESK, Keyboard
from stops import stop_faults
from tiny_site import Text, serve
from wire import FOR_A_YEAR, Wire


def document(main: str, head: str = "") -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>
<body><main><h1>A page</h1>{main}</main></body></html>"""


SHIFTING = "<script>setTimeout(() => document.querySelector('h1').style.marginTop = '200px', 50)</script>"
ROW = "<p><button>First</button></p><p><button>Second</button></p><p><button>Third</button></p>"
BAR = "<style>.bar { position: fixed; inset: 0 0 0 0; background: white }</style>"
KEPT = {"Cache-Control": FOR_A_YEAR}
SCRIPT = "document.title = 'A page';" + " " * 3000
TEXTS = {
    "/good": Text(document(ROW + "<p>Good</p>" * 200), compressed=True),
    "/shifts": Text(document("<p>Words</p>" + SHIFTING)),
    "/sideways": Text(document("<p style='width: 700px'>Wide</p>")),
    "/no-name": Text(document("<button></button>")),
    "/pale": Text(document("<p style='color: #aaa; background: #fff'>Pale</p>")),
    "/small": Text(document("<button style='width: 16px; height: 16px; padding: 0' aria-label='A'></button>" * 2)),
    "/heavy": Text(document("<p>Heavy</p>", "<link rel=stylesheet href=/heavy.css>")),
    "/heavy-panel": Text(document("<aside id=nexie-panel></aside><script src=/late.js></script>")),
    "/late.js": Text(
        "const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/heavy.css' });"
        "addEventListener('load', () => setTimeout(() => document.head.append(sheet), 50));"
    ),
    "/heavy.css": Text("p { margin: 0 }\n" * 4000),
    "/no-outline": Text(document(ROW, "<style>:focus { outline: none }</style>")),
    "/covered": Text(document(ROW + "<div class=bar></div>", BAR)),
    "/not-a-stop": Text(document(f"{ROW}<details><summary>More</summary></details><script src=/trap.js></script>")),
    "/trap.js": Text(
        "const third = document.querySelectorAll('button')[2];"
        "third.addEventListener('focus', () => document.querySelector('button').focus());"
    ),
    "/repeats?q=secret": Text(document("<p>secret</p>" * 200), compressed=True),
    "/fetches": Text(document("<script>fetch('/repeats?q=secret')</script>")),
    "/repeats?status=open": Text(document("<p>open</p>" * 200), compressed=True),
    "/uncompressed": Text(document("<p>Words</p>" * 200)),
    "/kept": Text(document("<script src=/static/page-0123abcd45.js></script>"), compressed=True),
    "/static/page-0123abcd45.js": Text(SCRIPT, headers=KEPT, compressed=True),
    "/no-hash": Text(document("<script src=/static/page.js></script>"), compressed=True),
    "/static/page.js": Text(SCRIPT, headers=KEPT, compressed=True),
    "/not-kept": Text(document("<script src=/static/page-0123abcd46.js></script>"), compressed=True),
    "/static/page-0123abcd46.js": Text(SCRIPT, headers={"Cache-Control": "no-cache"}, compressed=True),
}


@pytest.fixture(scope="module")
def site():
    with serve(TEXTS) as address:
        yield address


@pytest.fixture
def look(browser, site):
    """Opens a page of the site in a fresh browser."""
    contexts = []

    def open_page(path: str, options: dict = DESK):
        context = browser.new_context(base_url=site, **options)
        contexts.append(context)
        watch_shifts(context)
        page = context.new_page()
        page.wire = Wire(page)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_a_good_page_has_no_fault(look):
    page = look("/good")
    assert shift_faults(page) + axe_faults(page) + sideways_faults_at_every_width(page) + weight_faults(page) == []
    assert page.wire.faults() == []
    assert stop_faults(page) == []


def test_a_page_that_shifts_is_noticed(look):
    page = look("/shifts")
    page.wait_for_timeout(300)
    assert shift_faults(page)


def test_a_page_that_is_too_wide_is_noticed(look):
    page = look("/sideways")
    assert not sideways_faults(page)
    assert len(sideways_faults_at_every_width(page)) == 3


@pytest.mark.parametrize(
    "path, rule", [("/no-name", "button-name"), ("/pale", "color-contrast"), ("/small", "target-size")]
)
def test_a_page_that_shuts_somebody_out_is_noticed(look, path, rule):
    assert any(fault.startswith(f"{rule}:") for fault in axe_faults(look(path)))


def test_a_target_that_is_too_small_for_a_thumb_is_noticed(look):
    assert len(target_faults(look("/small"))) == 2


def test_a_page_that_is_too_heavy_is_noticed(look):
    assert weight_faults(look("/heavy"))


def test_a_panel_that_is_too_heavy_is_noticed_beside_a_light_page(look):
    page = look("/heavy-panel")
    page.wait_for_function("document.styleSheets.length")
    assert [fault.split(" weighs")[0] for fault in weight_faults(page)] == ["the panel"]


@pytest.mark.parametrize("path, words", [("/no-outline", "nothing shows"), ("/covered", "covered")])
def test_a_focus_that_nobody_sees_is_noticed(look, path, words):
    assert len([fault for fault in stop_faults(look(path)) if words in fault]) == 3
    page = look(path)
    with pytest.raises(AssertionError, match=words):
        Keyboard(page).press(page.get_by_role("button", name="Third"))


def test_a_thing_that_no_tab_reaches_is_noticed(look):
    assert "summary “More”: no tab reaches it" in stop_faults(look("/not-a-stop"))
    page = look("/not-a-stop")
    with pytest.raises(AssertionError, match="is not reached within"):
        Keyboard(page).reach(page.get_by_text("More"))


def test_keys_reach_what_they_can(look):
    page = look("/good")
    Keyboard(page).reach(page.get_by_role("button", name="Third"))


def test_a_text_that_travels_uncompressed_is_noticed(look):
    assert look("/uncompressed").wire.faults()


def test_a_page_that_repeats_its_address_and_is_compressed_is_noticed(look):
    assert look("/repeats?q=secret").wire.faults()
    assert look("/repeats?status=open").wire.faults() == []
    page = look("/fetches")
    page.wait_for_load_state("networkidle")
    assert page.wire.faults()


def test_a_file_that_cannot_be_kept_is_noticed(look):
    assert look("/kept").wire.faults() == []
    assert len(look("/no-hash").wire.faults()) == 1
    assert len(look("/not-kept").wire.faults()) == 1


def test_blocked_scripts_do_not_run(look, browser, site):
    context = browser.new_context(base_url=site)
    block_scripts(context)
    page = context.new_page()
    asked = []
    page.on("requestfailed", lambda request: asked.append(request.url))
    page.goto("/kept")
    context.close()
    assert len(asked) == 1
