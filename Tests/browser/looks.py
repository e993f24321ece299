"""What every page must be, whatever it is about: each check gives what is wrong in words, or nothing."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import BrowserContext, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
MOST_SHIFT = 0.01
MOST_BYTES = 60_000
# What the panel of the talk brings once somebody asks for it, beside a page that is there already (decision 0013).
MOST_BYTES_OF_PANEL = 40_000
WIDTHS = [360, 390, 640, 1280]

WATCH_SHIFTS = """
window.shiftSum = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shiftSum += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
RUN_AXE = """async (tags) => (await axe.run(document, { runOnly: { type: "tag", values: tags },
  resultTypes: ["violations"] })).violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.split("\\n").slice(1, 3).join(" ")}`))
"""
SMALL_TARGETS = """(least) => {
  const all = "nav[aria-label] a, header a, header summary, main button, main form :is(input, select)";
  const seen = (one) => one.type !== "hidden" && one.checkVisibility({ visibilityProperty: true });
  return [...document.querySelectorAll(all)].filter(seen)
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width && Math.min(box.width, box.height) < least - 0.5)
    .map(([one, box]) => `${one.localName} “${(one.innerText || one.name || "").trim().slice(0, 40)}” is ` +
      `${Math.round(box.width)} x ${Math.round(box.height)}`);
}"""
SIZES = """() => {
  const [visit] = performance.getEntriesByType("navigation");
  const panel = document.getElementById("nexie-panel");
  return [visit, ...performance.getEntriesByType("resource")]
    .filter((one) => one === visit || /\\.(css|m?js)(\\?|$)/.test(one.name) || /[?&]part=panel/.test(one.name))
    .map((one) => ({ name: new URL(one.name).pathname, kept: one.decodedBodySize, sent: one.encodedBodySize,
      asked: Boolean(panel) && one !== visit && one.startTime > visit.loadEventEnd }));
}"""


def watch_shifts(context: BrowserContext):
    """Has every page of this browser add up how far its parts move by themselves."""
    context.add_init_script(WATCH_SHIFTS)


def block_scripts(context: BrowserContext):
    """Pages as a browser without scripts shows them, but open to being looked at by one."""
    context.route("**/static/*.js", lambda route: route.abort())


def axe_faults(page: Page) -> list[str]:
    """Breaches of the rules for people who see, hear or move in other ways."""
    page.evaluate(AXE)
    # From its end, where the composer of a talk stands below the last words and covers none of them.
    page.evaluate("document.getElementById('composer') && scrollTo(0, document.body.scrollHeight)")
    return page.evaluate(RUN_AXE, RULES)


def shift_faults(page: Page) -> list[str]:
    page.evaluate(TWO_FRAMES)
    shifted = page.evaluate("window.shiftSum")
    return [f"the layout shifts by {shifted:.4f}"] if shifted >= MOST_SHIFT else []


def sideways_faults(page: Page) -> list[str]:
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return [f"the page is {wide} wide in a window of {seen}"] if wide > seen else []


def sideways_faults_at_every_width(page: Page) -> list[str]:
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        faults += sideways_faults(page)
    return faults


def target_faults(page: Page, least: int = 44) -> list[str]:
    """Places, buttons and fields that are too small for a thumb; axe sees to the 24 px of everything else."""
    return page.evaluate(SMALL_TARGETS, least)


def sizes(page: Page) -> list[dict]:
    """The page, its style sheets and its scripts: their bytes as kept, and as sent."""
    return page.evaluate(SIZES)


def weight_faults(page: Page) -> list[str]:
    """A page that is too heavy, or the panel beside it."""
    found = sizes(page)
    beside = [part for part in found if part["asked"]]
    alone = [part for part in found if not part["asked"]]
    return _too_heavy("page", alone, MOST_BYTES) + _too_heavy("panel", beside, MOST_BYTES_OF_PANEL)


def _too_heavy(what: str, parts: list[dict], most: int) -> list[str]:
    total = sum(part["kept"] for part in parts)
    listed = ", ".join(f"{part['name']} {part['kept']}" for part in parts)
    return [f"the {what} weighs {total} bytes: {listed}"] if total >= most else []
