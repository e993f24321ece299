"""What no page may do, whatever the test is about."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response


class Watch:
    """Collects errors in the console, broken content policies, requests to other places and missing parts of pages."""

    def __init__(self, context: BrowserContext, base_url: str, wanted: int | None = None):
        self.faults: list[str] = []
        self._wanted = wanted
        self._origin = origin(base_url)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        context.on("request", self._asked)
        context.on("response", self._answered)

    def _heard(self, message: ConsoleMessage):
        # A page of 4xx is an answer that a test may want; its parts are judged by their own answers.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request):
        if request.url.startswith("http") and origin(request.url) != self._origin:
            self.faults.append(f"request to another place: {request.url}")

    def _answered(self, response: Response):
        is_page = response.request.is_navigation_request()
        if is_page and response.status == self._wanted:
            return
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.faults.append(f"{response.status} for {response.url}")


def origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
