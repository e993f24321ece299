"""Evidence of real signatures, changed in thousands of ways before the verifier that needs no portal."""

import base64
import hashlib
import html
import http.cookiejar
import importlib.util
import json
import random
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from portal import ANNA, ROOT, moment, until

VERIFIER = ROOT / "docs/verify/verify.py"


def loaded():
    spec = importlib.util.spec_from_file_location("verify", VERIFIER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


verify = loaded()


class Browser:
    """Somebody who logs in by the link of a message and fills in forms."""

    def __init__(self, portal, mails: Path):
        self.portal, self.mails = portal, mails
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(self, path: str) -> str:
        return self.opener.open(self.portal.url + path, timeout=20).read().decode()

    def post(self, path: str, fields: dict) -> str:
        body = urllib.parse.urlencode(fields).encode()
        return self.opener.open(self.portal.url + path, body, timeout=20).read().decode()

    def secrets(self, page: str, action: str) -> dict:
        form = re.search(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', page, re.S)[1]
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
        return {name: html.unescape(value) for name, value in hidden}

    def log_in(self, email: str):
        page = self.get("/portal/login")
        self.post("/portal/login", self.secrets(page, "/portal/login") | {"email": email})
        link = until(self.link, "no message with a link")
        self.post("/portal/login/link", self.secrets(self.get(link), "/portal/login/link"))

    def link(self) -> str | None:
        """The newest link that came; other messages come too."""
        found = None
        for mail in sorted(self.mails.glob("*.eml")):
            message = message_from_bytes(mail.read_bytes(), policy=policy.default)
            text = message.get_body(("plain",)).get_content()
            if there := re.search(r"/portal/login/link\?token=[\w-]+", text):
                found = there[0]
        return found

    def sign(self, number: str, name: str):
        path = f"/portal/risks/{number}/sign"
        fields = self.secrets(self.get(path), path) | {
            "acknowledged": "on", "name": name, "hand": "typed", "initials": "A\\R", "step": "sign"}
        assert "You have signed this risk" in self.post(path, fields)

    def decline(self, number: str, reason: str):
        path = f"/portal/risks/{number}/decline"
        fields = self.secrets(self.get(f"/portal/risks/{number}"), path) | {"reason": reason}
        assert "You declined this version" in self.post(path, fields)


def risk(number: int) -> dict:
    return {
        "type": "risk", "external_id": f"peer-{number}", "company": "marigold", "number": f"P-{number}", "version": 1,
        "state": "pending", "title": f"Risk {number} with ünïcode \\ and <b>", "description": "Something.\nMore of it.",
        "justification": "Because.", "residual_level": "low", "residual_risk": "A little.", "controls": "",
        "source": "other", "source_reference": "", "text": "We accept it.", "review_on": "2030-01-01",
        "due_on": "2029-01-01", "presented_by": "Tom Aydin", "presented_at": moment(),
    }


class Evidence:
    """An export of five signatures and a no, with its key and head."""

    def __init__(self, portal, folder: Path):
        portal.bring(*[risk(number) for number in range(6)])
        mails = folder / "mails"
        with portal.serving(f"file:{mails}"):
            browser = Browser(portal, mails)
            browser.log_in(ANNA)
            for number in range(5):
                browser.sign(f"P-{number}", "Anna Richter")
            browser.decline("P-5", "Too dear.\nAnd a \\ line: more")
            self.export = portal.run("evidence", "export", "--tenant", "larkfield").encode()
            certificate = browser.get("/portal/risks/P-2/certificate")
            self.code = re.search(r'class="certificate-code">([0-9A-Z-]+)<', certificate)[1]
            self.seen = urllib.request.urlopen(portal.url + "/verify/" + self.code, timeout=20).read().decode()
        portal.run("check")
        self.portal = portal
        self.keys = portal.run("evidence", "key").encode()
        (self.head_file,) = (portal.data / "evidence-heads").glob("*.head")
        self.head = self.head_file.read_bytes()
        self.lines = self.export.split(b"\n")

    def told(self, export: bytes, head: bytes | None = None) -> str:
        """What the verifier says; empty when it finds nothing."""
        try:
            verify.verify(export, verify.read_keys(self.keys), head if head is not None else self.head)
        except verify.Wrong as problem:
            return str(problem)
        return ""


@pytest.fixture(scope="module")
def evidence(program, seeded, tmp_path_factory):
    import shutil

    from portal import Portal

    folder = tmp_path_factory.mktemp("evidence")
    shutil.copytree(seeded, folder / "data")
    return Evidence(Portal(program, folder), folder)


def test_the_verifier_proves_a_real_export_alone(evidence, tmp_path):
    for name, data in [("e", evidence.export), ("k", evidence.keys), ("h", evidence.head)]:
        (tmp_path / name).write_bytes(data)
    command = [sys.executable, "-I", "-S", str(VERIFIER), str(tmp_path / "e"), "--key", str(tmp_path / "k")]
    done = subprocess.run([*command, "--head", str(tmp_path / "h")], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "VERIFIED: 6 records, every byte of the export, and the given head." in done.stdout
    assert done.stdout.count("by 'Anna Richter' of 'Marigold Bakery'") == 6
    assert done.stdout.count(", signed at ") == 5 and done.stdout.count(", declined at ") == 1
    (tmp_path / "e").write_bytes(evidence.export.replace(b"record", b"recorD", 1))
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "NOT VERIFIED" in done.stdout
    assert subprocess.run([*command[:-1], "/nowhere"], capture_output=True, timeout=60).returncode == 2


def test_the_record_holds_the_document_that_was_signed(evidence):
    records = verify.verify(evidence.export, verify.read_keys(evidence.keys), evidence.head)
    assert [record["number"] for record in records] == [f"P-{number}" for number in range(6)]
    line = json.loads(evidence.lines[3])
    document = base64.b64decode(line["document"])
    assert document.startswith(b"Nexie risk document 1\n") and "ünïcode \\ and <b>".encode() in document
    record = records[2]
    assert record["document_sha256"] == hashlib.sha256(document).hexdigest()
    assert record["initials"] == "A\\R" and "\n\n" in record["consent"] and record["preview"] == "none"
    assert record["document_sha256"] in evidence.seen and "unchanged" in evidence.seen
    assert not any(word in evidence.seen for word in ["Anna", "Marigold", "Larkfield", "P-2", "ünïcode"])


def test_a_no_is_recorded_as_one(evidence):
    *signed, no = verify.verify(evidence.export, verify.read_keys(evidence.keys), evidence.head)
    assert [record["kind"] for record in signed] == ["accepted"] * 5 and no["kind"] == "declined"
    assert no["reason"] == "Too dear.\nAnd a \\ line: more" and no["intent"] == "Decline for Marigold Bakery"
    assert no["reason_sha256"] == hashlib.sha256(no["reason"].encode()).hexdigest()
    assert not any(no[name] for name in verify.AGREEING)
    assert not any(record["reason"] or record["reason_sha256"] for record in signed)
    for name in ("name", "email", "login_at", "first_viewed_at", "signed_at_local", "zone", "address", "browser", "code"):
        assert no[name], name


def canonical(record: dict, form: list) -> bytes:
    """A record as the portal would write it."""
    def escaped(text):
        return "".join("\\\\" if c == "\\" else f"\\u{{{ord(c):x}}}" if ord(c) < 32 else c for c in text)
    return "".join(f"{name}: {escaped(record[name])}\n" for name in form).encode()


def test_a_record_is_a_whole_acceptance_or_a_whole_no(evidence):
    records = verify.verify(evidence.export, verify.read_keys(evidence.keys), evidence.head)
    for record in records:
        assert verify.fields(canonical(record, verify.SECOND)) == record
    yes, no = records[0], records[-1]
    consent = hashlib.sha256(b"").hexdigest()
    for base, change in [
        (yes, {"kind": "declined"}), (no, {"kind": "accepted"}), (no, {"kind": ""}), (yes, {"kind": "both"}),
        (yes, {"reason": "x"}), (yes, {"consent": "x"}), (no, {"reason": "x"}), (no, {"consent_sha256": consent}),
        (no, {"acknowledged": "yes"}), (no, {"signature": "A"}), (no, {"reason_sha256": ""}),
    ]:
        with pytest.raises(verify.Wrong):
            verify.check_decision(base | change, 1)
    old = {name: yes[name] for name in verify.FIRST} | {"format": "nexie-evidence 1"}
    assert verify.fields(canonical(old, verify.FIRST)) == old
    verify.check_decision(old, 1)
    for form in (verify.FIRST, verify.SECOND):
        for spoiled in (b"format: nexie-evidence 3", b"format: nexie-evidence", b""):
            lines = canonical(records[0], form).split(b"\n")
            with pytest.raises(verify.Wrong):
                verify.fields(b"\n".join([spoiled, *lines[1:]]))


def test_whatever_stands_in_the_files_the_verifier_says_what_is_wrong(evidence, tmp_path):
    lines, keys = evidence.lines, evidence.keys

    def other(place: int, **change) -> bytes:
        value = json.loads(lines[place]) | change
        return b"\n".join([*lines[:place], json.dumps(value, separators=(",", ":")).encode(), *lines[place + 1:]])

    last = len(lines) - 2
    values = [[], {}, None, True, 7, 1e99, 10**40, "", "\ud800", "x" * 100_000, [[]]]
    exports = [
        other(place, **{name: value}) for value in values
        for place, names in [(0, ["type", "version", "tenant"]), (1, list(json.loads(lines[1]))), (last, list(json.loads(lines[last])))]
        for name in names]
    record = base64.b64decode(json.loads(lines[1])["canonical"])
    for spoiled in (b"\\u{" + b"f" * 5000 + b"}", b"\\u{110000}", b"\\u{d800}", b"\\u{}", b"\\u{41}", b"\\", b"\xff", b"\\u{a"):
        changed = record.replace(b"title: ", b"title: " + spoiled)
        exports.append(other(1, canonical=base64.b64encode(changed).decode()))
        with pytest.raises(verify.Wrong):
            verify.fields(changed)
    for line in (b"[]", b"null", b"7", b'"x"', b"{}", b"[" * 100_000, b"9" * 100_000, b"\xff", b"{", b"NaN", b""):
        exports += [b"\n".join([line, *lines[1:]]), b"\n".join([lines[0], line, *lines[2:]]), b"\n".join([*lines[:-2], line, b""]), line]
    for export in exports:
        assert evidence.told(export)
    files = [(export, keys, evidence.head) for export in (exports[0], exports[-1], b"")]
    for key in (b"", b"[]", b"null", b"7", b"{}", b'{"type":"nexie-evidence-key"}', b"[" * 100_000, b"\xff",
                b'{"type":"nexie-evidence-key","id":[],"ed25519":[]}', keys.replace(b'"id":"', b'"id":"0')):
        files.append((evidence.export, key, evidence.head))
    for head in (b"", b"x", b"a b c d", evidence.head.replace(b" 6 ", b" " + b"9" * 9000 + b" "), b"\xff \xff \xff \xff"):
        files.append((evidence.export, keys, head))
    for export, key, head in files:
        for name, data in [("e", export), ("k", key), ("h", head)]:
            (tmp_path / name).write_bytes(data)
        command = [sys.executable, "-I", "-S", str(VERIFIER), str(tmp_path / "e"), "--key", str(tmp_path / "k"), "--head", str(tmp_path / "h")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.returncode == 1 and done.stdout.startswith("NOT VERIFIED: ") and not done.stderr, (export[:80], key[:80], head[:80], done)


def test_each_changed_byte_is_found(evidence):
    chance, export = random.Random(6), evidence.export
    for _ in range(3000):
        place = chance.randrange(len(export))
        byte = chance.choice([export[place] ^ 1 << chance.randrange(8), chance.randrange(256)])
        changed = export[:place] + bytes([byte]) + export[place + 1:]
        if changed != export:
            assert evidence.told(changed), f"byte {place} as {byte}"


def test_each_byte_that_is_gone_or_more_is_found(evidence):
    chance, export = random.Random(7), evidence.export
    for _ in range(600):
        place = chance.randrange(len(export))
        assert evidence.told(export[:place] + export[place + 1:])
        assert evidence.told(export[:place] + bytes([chance.randrange(32, 127)]) + export[place:])
        assert evidence.told(export[:place])


def test_each_line_that_is_moved_removed_or_doubled_is_found(evidence):
    lines = evidence.lines[:-1]
    for first in range(len(lines)):
        assert evidence.told(b"\n".join(lines[:first] + lines[first + 1:]) + b"\n")
        for second in range(len(lines)):
            assert evidence.told(b"\n".join(lines[:second] + [lines[first]] + lines[second:]) + b"\n")
            if first != second:
                swapped = list(lines)
                swapped[first], swapped[second] = swapped[second], swapped[first]
                assert evidence.told(b"\n".join(swapped) + b"\n")


def rewritten(evidence, records: list[dict], canonicals: list[bytes]) -> bytes:
    """The export with other records and everything right that can be right without the key."""
    first, *_, last = [json.loads(line) for line in evidence.lines[:-1]]
    previous, lines = "0" * 64, [evidence.lines[0]]
    for number, (record, canonical) in enumerate(zip(records, canonicals), 1):
        canonical = re.sub(rb"(?m)^previous: .*$", b"previous: " + previous.encode(), canonical)
        canonical = re.sub(rb"(?m)^sequence: .*$", b"sequence: " + str(number).encode(), canonical)
        record = record | {"sequence": number, "previous": previous, "hash": hashlib.sha256(canonical).hexdigest(),
                           "canonical": base64.b64encode(canonical).decode()}
        previous = record["hash"]
        lines.append(json.dumps(record, separators=(",", ":")).encode())
    digest = hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest()
    last |= {"sequence": len(records), "hash": previous, "signature": records[-1]["signature"], "sha256": digest}
    return b"\n".join([*lines, json.dumps(last, separators=(",", ":")).encode()]) + b"\n"


def test_a_rest_that_is_rewritten_with_right_hashes_is_found(evidence):
    records = [json.loads(line) for line in evidence.lines[1:-2]]
    canonicals = [base64.b64decode(record["canonical"]) for record in records]
    assert rewritten(evidence, records, canonicals).split(b"\n")[1:-2] == evidence.lines[1:-2]
    chance = random.Random(8)
    for _ in range(200):
        place = chance.randrange(len(records))
        lines = canonicals[place].split(b"\n")
        changed = chance.choice([number for number, line in enumerate(lines) if b": " in line and not line.startswith((b"previous", b"sequence"))])
        forged = list(canonicals)
        forged[place] = b"\n".join([*lines[:changed], lines[changed] + b"x", *lines[changed + 1:]])
        assert evidence.told(rewritten(evidence, records, forged))
    for place in range(len(records)):
        assert evidence.told(rewritten(evidence, records[:place] + records[place + 1:], canonicals[:place] + canonicals[place + 1:]))
        document = records[place] | {"document": base64.b64encode(b"Another document").decode()}
        assert evidence.told(rewritten(evidence, [*records[:place], document, *records[place + 1:]], canonicals))


def test_a_cut_end_is_found_against_a_head_and_an_honest_older_head_fits(evidence):
    records = [json.loads(line) for line in evidence.lines[1:-2]]
    tenant = json.loads(evidence.lines[0])["tenant"]
    for record in records:
        older = f"{tenant} {record['sequence']} {record['hash']} {record['signature']}\n".encode()
        assert evidence.told(evidence.export, older) == ""
        assert evidence.told(evidence.export, older.replace(b" ", b" 1", 1))
    newer = evidence.head.replace(b" 6 ", b" 7 ", 1)
    assert "signature of the head" in evidence.told(evidence.export, newer)


def test_an_older_database_with_the_heads_of_today_is_found(evidence, tmp_path):
    portal = evidence.portal
    backup = tmp_path / "older.db"
    portal.run("backup", str(backup))
    portal.bring(risk(6))
    mails = tmp_path / "mails"
    with portal.serving(f"file:{mails}"):
        browser = Browser(portal, mails)
        browser.log_in(ANNA)
        browser.sign("P-6", "anna richter")
    newest = evidence.head_file.read_bytes()
    assert b" 7 " in newest
    assert "the export is cut" in evidence.told(evidence.export, newest)
    for end in ("", "-wal", "-shm"):
        (portal.data / f"nexie.db{end}").unlink(missing_ok=True)
    backup.rename(portal.data / "nexie.db")
    told = portal.run("check", status=1)
    assert "evidence: " in told and "record 7 and what followed are gone" in told


def test_a_signature_that_only_looks_like_one_is_refused():
    """Ed25519 as RFC 8032 has it: its own examples, and the second way of writing a signature."""
    key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    assert verify.is_signed(key, b"\x72", signature)
    assert not verify.is_signed(key, b"\x73", signature)
    scalar = int.from_bytes(signature[32:], "little") + verify.L
    assert not verify.is_signed(key, b"\x72", signature[:32] + scalar.to_bytes(32, "little"))
    for bit in range(512):
        changed = bytearray(signature)
        changed[bit // 8] ^= 1 << bit % 8
        assert not verify.is_signed(key, b"\x72", bytes(changed))
