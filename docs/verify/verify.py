#!/usr/bin/env python3
"""Verifies an export of evidence of Nexie Portal with nothing but Python's standard library.

    verify.py EXPORT --key KEYFILE [--head HEADFILE]

EXPORT is what `nexie evidence export` wrote, KEYFILE what `nexie evidence key` wrote, HEADFILE a file of the folder
`evidence-heads`, or an older copy of one. Exit status: 0 everything fits, 1 something does not, 2 wrong use or a file
that is not there.
"""

import argparse
import base64
import hashlib
import json
import re
import sys

HEX64 = re.compile(r"[0-9a-f]{64}")
HEX128 = re.compile(r"[0-9a-f]{128}")
TENANT = re.compile(r"[0-9A-Z]{26}")
# What a record says, in its order. A record of the first form is always an acceptance.
SECOND = (
    "format tenant sequence kind signed_at signed_at_local zone provider company contact name email title company_name "
    "risk number version document_sha256 document_length first_viewed_at consent_version consent_sha256 consent acknowledged "
    "intent reason_sha256 reason typed_name signature_kind signature initials_kind initials session session_sha256 login "
    "login_way login_at proof proof_at address browser preview code key previous"
).split()
FIRST = [name for name in SECOND if name not in ("kind", "reason_sha256", "reason")]
FORMS = {b"format: nexie-evidence 1": FIRST, b"format: nexie-evidence 2": SECOND}
# What says that somebody agreed; a no has none of it.
AGREED = (
    "consent_version consent_sha256 consent acknowledged typed_name signature_kind signature initials_kind initials"
).split()
AGREEING = AGREED + ["proof", "proof_at"]


class Wrong(Exception):
    """Something is not as it was written."""


# Ed25519 (RFC 8032), verification alone, in extended coordinates.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point = add(point, point)
        number >>= 1
    return result


def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def recovered(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def point(data):
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    x = recovered(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recovered(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(h, a)))


# The files.


def parsed(line: bytes):
    try:
        return json.loads(line.decode("ascii"))
    except (ValueError, RecursionError):
        raise Wrong("a line is no JSON") from None


def exact(line: bytes, keys: list) -> dict:
    """A line of JSON, written in the one way in which the export writes it."""
    value = parsed(line)
    if not isinstance(value, dict) or list(value) != keys:
        raise Wrong("a line has other fields than the export writes")
    if json.dumps(value, separators=(",", ":")).encode() != line:
        raise Wrong("a line is not written as the export writes it")
    return value


def matches(pattern, value, what: str) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise Wrong(f"{what} is not what the export writes")
    return value


def decoded(text, what: str) -> bytes:
    if not isinstance(text, str):
        raise Wrong(f"{what} is no text")
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Wrong(f"{what} is no base 64") from None
    if base64.b64encode(data).decode() != text:
        raise Wrong(f"{what} is not written in the one way of base 64")
    return data


def read_keys(data: bytes) -> dict:
    keys = {}
    for line in data.split(b"\n"):
        if not line:
            continue
        value = parsed(line)
        if not isinstance(value, dict) or value.get("type") != "nexie-evidence-key":
            raise Wrong("the key file holds a line that is no key")
        key = bytes.fromhex(matches(HEX64, value.get("ed25519"), "a key"))
        if value.get("id") != hashlib.sha256(key).hexdigest()[:16]:
            raise Wrong("the key file does not hold the keys that it names")
        keys[value["id"]] = key
    if not keys:
        raise Wrong("the key file holds no key")
    return keys


def unescaped(text: str) -> str:
    """A value as it was before its backslashes and control characters were written out."""
    plain = re.sub(r"\\(?:\\|u\{(1?[0-9a-f])\})", lambda m: chr(int(m[1], 16)) if m[1] else "\\", text)
    escaped = "".join(
        "\\\\" if c == "\\" else f"\\u{{{ord(c):x}}}" if ord(c) < 32 else c for c in plain)
    if escaped != text:
        raise Wrong("a record is not written as the portal writes it")
    return plain


def fields(canonical: bytes) -> dict:
    """What a record says: one `name: value` a line, in the fixed order of its form."""
    lines = canonical.split(b"\n")
    names = FORMS.get(lines[0], ())
    if lines.pop() != b"" or len(lines) != len(names):
        raise Wrong("a record has other fields than the portal writes")
    found = {}
    for name, line in zip(names, lines):
        start = name.encode() + b": "
        if not line.startswith(start):
            raise Wrong("a record has other fields than the portal writes")
        try:
            found[name] = unescaped(line[len(start):].decode())
        except ValueError:
            raise Wrong("a record is no text") from None
    return found


def head(tenant: str, sequence: int, digest: str) -> bytes:
    return f"nexie-evidence-head 1\n{tenant}\n{sequence}\n{digest}\n".encode()


def record(line: bytes, tenant: str, sequence: int, previous: str, keys: dict) -> tuple:
    value = exact(line, ["type", "sequence", "previous", "hash", "signature", "key", "canonical", "document"])
    if value["type"] != "record" or type(value["sequence"]) is not int or value["sequence"] != sequence:
        raise Wrong(f"record {sequence} is missing or stands elsewhere")
    if matches(HEX64, value["previous"], "a hash") != previous:
        raise Wrong(f"record {sequence} does not follow the one before it")
    canonical, document = decoded(value["canonical"], "a record"), decoded(value["document"], "a document")
    digest = hashlib.sha256(canonical).hexdigest()
    if matches(HEX64, value["hash"], "a hash") != digest:
        raise Wrong(f"record {sequence} is not what was written: its hash differs")
    said = fields(canonical)
    if said["tenant"] != tenant or said["sequence"] != str(sequence):
        raise Wrong(f"record {sequence} was written for another place")
    if said["previous"] != previous or said["key"] != value["key"]:
        raise Wrong(f"record {sequence} says otherwise than its line")
    if said["document_sha256"] != hashlib.sha256(document).hexdigest() or said["document_length"] != str(len(document)):
        raise Wrong(f"the document of record {sequence} is not the one that was signed")
    check_decision(said, sequence)
    signature = matches(HEX128, value["signature"], "a signature")
    check_signature(keys, value["key"], head(tenant, sequence, digest), signature, f"record {sequence}")
    return digest, signature, said


def check_decision(said: dict, sequence: int):
    """Whether a record is a whole acceptance or a whole no, and nothing between them."""
    if said.get("kind", "accepted") == "accepted":
        if said["consent_sha256"] != hashlib.sha256(said["consent"].encode()).hexdigest():
            raise Wrong(f"the text agreed to in record {sequence} is not the one that was hashed")
        if not all(said[name] for name in AGREED):
            raise Wrong(f"record {sequence} accepts without all that an acceptance has")
        if said.get("reason") or said.get("reason_sha256"):
            raise Wrong(f"record {sequence} accepts with a reason to decline")
    elif said["kind"] == "declined":
        if said["reason_sha256"] != hashlib.sha256(said["reason"].encode()).hexdigest():
            raise Wrong(f"the reason in record {sequence} is not the one that was hashed")
        if not said["reason"]:
            raise Wrong(f"record {sequence} declines without a reason")
        if any(said[name] for name in AGREEING):
            raise Wrong(f"record {sequence} declines and agrees")
    else:
        raise Wrong(f"record {sequence} is neither an acceptance nor a no")


def check_signature(keys: dict, key, message: bytes, signature: str, what: str):
    if not isinstance(key, str) or key not in keys:
        raise Wrong(f"the key of {what} is not in the key file")
    if not is_signed(keys[key], message, bytes.fromhex(signature)):
        raise Wrong(f"the signature of {what} is not the portal's")


def verify(export: bytes, keys: dict, kept: bytes = None) -> list:
    """The records of an export, once every byte of it is proved; raises `Wrong` otherwise."""
    lines = export.split(b"\n")
    if len(lines) < 3 or lines.pop() != b"":
        raise Wrong("the export has no end")
    opening = exact(lines[0], ["type", "version", "tenant"])
    tenant = opening["tenant"]
    if opening["type"] != "nexie-evidence-export" or opening["version"] != 1:
        raise Wrong("this is no export of evidence")
    matches(TENANT, tenant, "the tenant")
    ending = exact(lines[-1], ["type", "sequence", "hash", "signature", "key", "sha256", "export_signature"])
    if ending["type"] != "end":
        raise Wrong("the export has no end")
    records, digests, previous, signature = [], {}, "0" * 64, ""
    for sequence, line in enumerate(lines[1:-1], 1):
        previous, signature, said = record(line, tenant, sequence, previous, keys)
        digests[sequence] = previous
        records.append(said)
    count = len(records)
    if (ending["sequence"], ending["hash"], ending["signature"]) != (count, previous if count else "", signature):
        raise Wrong("the export does not end with its last record")
    digest = hashlib.sha256(b"".join(line + b"\n" for line in lines[:-1])).hexdigest()
    if ending["sha256"] != digest:
        raise Wrong("the export is not what was written: its hash differs")
    message = f"nexie-evidence-export 1\n{tenant}\n{digest}\n".encode()
    check_signature(keys, ending["key"], message, matches(HEX128, ending["export_signature"], "a signature"), "the export")
    if kept is not None:
        check_head(kept, tenant, digests, keys)
    return records


def check_head(kept: bytes, tenant: str, digests: dict, keys: dict):
    words = kept.decode("ascii", "replace").split()
    if len(words) != 4 or not re.fullmatch(r"[0-9]{1,18}", words[1]) or not HEX64.fullmatch(words[2]) or not HEX128.fullmatch(words[3]):
        raise Wrong("the head can't be read")
    if words[0] != tenant:
        raise Wrong("the head is of another tenant")
    sequence = int(words[1])
    message = head(tenant, sequence, words[2])
    if not any(is_signed(key, message, bytes.fromhex(words[3])) for key in keys.values()):
        raise Wrong("the signature of the head is not the portal's")
    if sequence not in digests:
        raise Wrong(f"the export is cut: the head names record {sequence}, the last one here is {len(digests)}")
    if digests[sequence] != words[2]:
        raise Wrong(f"record {sequence} is not the one that the head names")


def read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def shown(text: str) -> str:
    return text if text.isprintable() else repr(text)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export")
    parser.add_argument("--key", required=True)
    parser.add_argument("--head")
    given = parser.parse_args()
    # What a record says is anybody's words: nothing of it may steer a terminal, or fail to print.
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        key, export, kept = read(given.key), read(given.export), read(given.head) if given.head else None
    except OSError as problem:
        print(f"This can't be read: {problem}", file=sys.stderr)
        return 2
    try:
        records = verify(export, read_keys(key), kept)
    except Wrong as problem:
        print(f"NOT VERIFIED: {problem}.")
        return 1
    for said in records:
        deed = "declined" if said.get("kind") == "declined" else "signed"
        number, version, at = (shown(said[name]) for name in ("number", "version", "signed_at"))
        print(f"{said['sequence']}. {number} version {version}, SHA-256 {said['document_sha256']}, {deed} at "
              f"{at} by {said['name']!r} of {said['company_name']!r}")
    end = "and the given head" if kept is not None else "without a head: a cut end would not be noticed"
    print(f"VERIFIED: {len(records)} records, every byte of the export, {end}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
