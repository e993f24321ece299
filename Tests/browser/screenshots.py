"""Every page as a picture, on a phone and at a desk, light and dark, and one page that shows them side by side."""

import argparse
import html
import tempfile
from pathlib import Path

from demo_portal import Portal
from pages import PAGES, Spot
from playwright.sync_api import Browser, Page, sync_playwright
from tour import Tour

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
LOOKS = [
    ("phone-light", PHONE, "light"),
    ("phone-dark", PHONE, "dark"),
    ("desktop-light", DESKTOP, "light"),
    ("desktop-dark", DESKTOP, "dark"),
]


def main():
    arguments = read_arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    spots = [spot for spot in PAGES if arguments.only in spot.name]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        portal = Portal(arguments.nexie, Path(folder))
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
        missed = Photographer(browser, Tour(browser, portal), arguments.out).take(spots)
        browser.close()
        portal.stop()
    (arguments.out / "index.html").write_text(index(spots))
    print(f"{len(spots)} pages in {len(LOOKS)} looks: {arguments.out / 'index.html'}")
    for line in missed:
        print(f"missed {line}")
    return 1 if missed else 0


def read_arguments():
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nexie", type=Path, default=root / ".build/debug/nexie", help="the program to look at")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser that looks")
    parser.add_argument("--out", type=Path, default=root / "screenshots", help="the folder for the pictures")
    parser.add_argument("--only", default="", help="only pages whose name has this in it")
    return parser.parse_args()


class Photographer:
    def __init__(self, browser: Browser, tour: Tour, out: Path):
        self._browser = browser
        self._tour = tour
        self._out = out

    def take(self, spots: list[Spot]) -> list[str]:
        """Pictures of all spots in all looks; gives what could not be taken."""
        missed = []
        for look, size, scheme in LOOKS:
            for who in dict.fromkeys(spot.who for spot in spots):
                context = self._browser.new_context(
                    base_url=self._tour.portal.base_url, storage_state=self._tour.state(who), locale="en-GB",
                    color_scheme=scheme, **size,
                )  # fmt: skip
                context.set_default_timeout(10_000)
                for spot in (spot for spot in spots if spot.who == who):
                    if problem := self._shoot(context.new_page(), spot, look):
                        missed.append(f"{spot.name} {look}: {problem}")
                context.close()
        return missed

    def _shoot(self, page: Page, spot: Spot, look: str) -> str | None:
        try:
            spot.show(page, self._tour)
            unroll(page)
            page.screenshot(path=self._out / f"{spot.name}--{look}.png", animations="disabled")
        except Exception as problem:
            return str(problem).splitlines()[0]
        finally:
            page.close()
        return None


def unroll(page: Page):
    """Makes the window as long as the page, so that what is pinned to its edge doesn't stand in the middle."""
    size = page.viewport_size
    long = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": min(max(size["height"], long), 8000)})


def index(spots: list[Spot]) -> str:
    """All pictures, a page to a row."""
    heads = "".join(f"<th scope=col>{look}</th>" for look, _, _ in LOOKS)
    rows = "".join(row(spot) for spot in spots)
    return f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Pages of Nexie Portal</title>
<style>body {{ font: 14px sans-serif; margin: 1rem }} td {{ vertical-align: top; padding: .5rem }}
img {{ border: 1px solid #999; max-height: 60rem; display: block }} .phone {{ width: 195px }}
.desktop {{ width: 640px }} th {{ text-align: left; position: sticky; top: 0; background: #fff }}</style>
<h1>Pages of Nexie Portal</h1><table><thead><tr><th scope=col>page</th>{heads}</tr></thead>{rows}</table></html>
"""


def row(spot: Spot) -> str:
    pictures = "".join(picture(spot, look) for look, _, _ in LOOKS)
    who = html.escape(spot.who or "a visitor")
    return f'<tr id="{spot.name}"><th scope=row>{spot.name}<br><small>{who}</small></th>{pictures}</tr>\n'


def picture(spot: Spot, look: str) -> str:
    file = f"{spot.name}--{look}.png"
    kind = look.split("-")[0]
    return f'<td><a href="{file}"><img class="{kind}" src="{file}" loading="lazy" alt="{spot.name}, {look}"></a></td>'


if __name__ == "__main__":
    raise SystemExit(main())
