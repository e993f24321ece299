"""What a provider's own people do at their door, with an app for codes in a few lines."""

import base64
import hashlib
import hmac
import io
import struct
import time
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import labels
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

PASSPHRASE = "violet harbour tin whistle"


def code(key: str, steps: int = 0) -> str:
    """What an app with that key shows (RFC 6238), so many half minutes from now."""
    step = int(time.time()) // 30 + steps
    mac = hmac.new(base64.b32decode(key), struct.pack(">Q", step), hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def scanned(page: Page) -> dict:
    """What another program reads in the picture on the page."""
    picture = Image.open(io.BytesIO(page.locator(".qr").screenshot()))
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1, "no program reads the picture"
    address = urlsplit(found[0].text)
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    return {"label": address.path, **{name: values[0] for name, values in parse_qs(address.query).items()}}


@dataclass
class Enrolled:
    """A member whose login is set up."""

    email: str
    name: str
    key: str
    recovery_codes: list[str]
    state: dict | None = None


def enrol(page: Page, member) -> Enrolled:
    """Sets a login up as a person does: reads the picture, and keeps the codes; the page is left on them."""
    page.goto(member.enrol)
    read = scanned(page)
    assert page.locator(".app-key code").inner_text().replace(" ", "") == read["secret"]
    page.get_by_label(labels.STAFF_PASSPHRASE, exact=True).fill(PASSPHRASE)
    page.get_by_label(labels.STAFF_REPEATED).fill(PASSPHRASE)
    page.get_by_label(labels.CODE).fill(code(read["secret"]))
    page.get_by_role("button", name=labels.STAFF_FINISH).click()
    expect(page.get_by_role("heading", name=labels.STAFF_KEEP_CODES)).to_be_visible()
    return Enrolled(
        member.email, member.name, read["secret"], page.locator(".recovery-codes code").all_inner_texts()
    )


def log_in(page: Page, who: Enrolled, proof: str):
    """Fills the one form of the staff login."""
    if "/staff/login" not in page.url:
        page.goto("/staff/login")
    page.get_by_label(labels.EMAIL).fill(who.email)
    page.get_by_label(labels.STAFF_PASSPHRASE).fill(PASSPHRASE)
    page.get_by_label(labels.CODE).fill(proof)
    page.get_by_role("button", name=labels.STAFF_LOG_IN).click()
