"""A member of a provider's staff at their desk: sets the login up, reads pages and sends their forms."""

import base64
import hashlib
import hmac
import html
import http.cookiejar
import re
import struct
import time
import urllib.error
import urllib.parse
import urllib.request

PASSPHRASE = "violet harbour tin whistle"


class Desk:
    """A browser without scripts in which the member is logged in."""

    def __init__(self, portal, link: str):
        self.url = portal.url
        self._browser = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        page = self.get(link.removeprefix(self.url))
        key = re.search(r"Key: <code>([A-Z2-7 ]+)</code>", page).group(1).replace(" ", "")
        fields = {"token": re.search(r'name="token" value="([^"]+)"', page).group(1)}
        done = self.send(
            "/staff/enrol", page, passphrase=PASSPHRASE, repeated=PASSPHRASE, code=self._code(key), **fields)
        assert "Keep these codes" in done, done

    def get(self, path: str) -> str:
        with self._browser.open(self.url + path, timeout=40) as answer:
            return answer.read().decode()

    def send(self, path: str, page: str | None = None, **fields: str) -> str:
        """Sends a form with the token of a page, and answers the page that it leads to."""
        token = re.search(r'name="csrf" value="([^"]+)"', page or self.get("/staff/settings")).group(1)
        body = urllib.parse.urlencode({"csrf": token, **fields}).encode()
        request = urllib.request.Request(self.url + path, body, {"Sec-Fetch-Site": "same-origin"})
        try:
            with self._browser.open(request, timeout=40) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.read().decode()

    def words(self, path: str) -> str:
        """What a page says, without its markup."""
        return plain(self.get(path))

    @staticmethod
    def _code(key: str) -> str:
        mac = hmac.new(base64.b32decode(key), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
        start = mac[-1] & 15
        return f"{(struct.unpack('>I', mac[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def plain(page: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[-1])))
