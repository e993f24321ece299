"""Where the keyboard's focus is, and whether a person can see that."""

from collections.abc import Callable

from playwright.sync_api import Error, Page

# What is drawn around or in an element and its nearest parents, which may show the focus for it.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const drawn = () => {
    const parts = [];
    for (let node = one, level = 0; node && level < 4; node = node.parentElement, level++)
      for (const part of [null, "::before", "::after"]) {
        const look = getComputedStyle(node, part);
        const line = look.outlineStyle === "none" || parseFloat(look.outlineWidth) === 0 ? "" :
          [look.outlineStyle, look.outlineWidth, look.outlineColor].join();
        parts.push([line, look.boxShadow, look.borderColor, look.borderWidth, look.backgroundColor].join());
      }
    return parts.join("|");
  };
  const hidden = () => {
    const boxes = [...one.getClientRects()];
    const points = boxes.flatMap(({ left, right, top, bottom }) => [0.1, 0.5, 0.9].flatMap((part) => [
      [left + (right - left) * part, (top + bottom) / 2], [(left + right) / 2, top + (bottom - top) * part]]));
    return !points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (one.contains(hit) || (hit.contains(one) && hit !== document.body &&
        hit !== document.documentElement));
    });
  };
  const faults = [];
  if (hidden()) faults.push("the focus is out of sight or covered");
  const seen = drawn();
  one.blur();
  if (drawn() === seen) faults.push("nothing shows the focus");
  one.focus({ preventScroll: true });
  window.reachedStops ??= new Set();
  const isNew = !window.reachedStops.has(one);
  window.reachedStops.add(one);
  const words = (one.getAttribute("aria-label") ?? one.innerText ?? one.name ?? "").trim().slice(0, 40);
  return { what: `${one.localName} “${words}”`, isNew, faults };
}"""

MISSED = """() => {
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.closest("[inert]") &&
    one.tabIndex >= 0;
  return [...document.querySelectorAll(all)].filter(seen).filter((one) => !window.reachedStops?.has(one))
    .filter((one) => one.type !== "radio")
    .map((one) => `${one.localName} “${(one.innerText || one.name || "").trim().slice(0, 40)}”`);
}"""


def focused(page: Page) -> dict | None:
    """What has the focus, and its faults; nothing when the page itself has it."""
    return page.evaluate(FOCUSED)


def stop_faults(page: Page, farthest: int = 250) -> list[str]:
    """Tabs through a whole page: stops that don't show themselves, and things that are no stop."""
    faults = []
    for _ in range(farthest):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop and not stop["isNew"]:
            break
        if stop:
            faults += [f"{stop['what']}: {fault}" for fault in stop["faults"]]
    return faults + [f"{missed}: no tab reaches it" for missed in page.evaluate(MISSED)]


def same_document(ask: Callable[[], dict | None]) -> dict | None:
    """The answer, or nothing when the page changed under the question."""
    try:
        return ask()
    except Error as error:
        if "context was destroyed" in error.message or "navigation" in error.message:
            return None
        raise
