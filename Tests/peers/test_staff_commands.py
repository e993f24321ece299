"""What is done from the command line for a provider's own people: accounts, links, and shutting somebody out."""

import json
import urllib.error
import urllib.request

import pytest

TENANT = ("--tenant", "larkfield")
OLGA = ("olga@larkfield.example", *TENANT, "--name", "Olga Brandt")


def accounts(portal) -> dict[str, dict]:
    return {row["email"]: row for row in json.loads(portal.run("staff", "list", "--json"))["staff"]}


def added(portal, *options: str) -> str:
    """Makes the account, and answers its link."""
    said = portal.run("staff", "add", *OLGA, *options)
    return next(line for line in said.splitlines() if line.startswith("http"))


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=10) as page:
            return page.status
    except urllib.error.HTTPError as answer:
        return answer.code


def test_a_new_account_gets_a_link_that_a_newer_one_replaces(portal, tmp_path):
    first = added(portal, "--role", "admin")
    assert first.startswith(f"{portal.url}/staff/enrol?token=")
    assert accounts(portal)[OLGA[0]] | {"last_login": ""} == {
        "email": OLGA[0], "name": "Olga Brandt", "role": "admin", "tenant": "larkfield",
        "state": "waits for enrolment", "last_login": "",
    }
    second = added(portal, "--role", "viewer")
    assert second != first and accounts(portal)[OLGA[0]]["role"] == "viewer"
    kept = b"".join(file.read_bytes() for file in portal.data.rglob("*") if file.is_file())
    assert second.split("=")[-1].encode() not in kept
    with portal.serving(f"file:{tmp_path / 'mail'}"):
        assert (status(first), status(second)) == (410, 200)


def test_a_disabled_account_has_no_link_any_more(portal, tmp_path):
    link = added(portal)
    assert "shut out" in portal.run("staff", "disable", OLGA[0].upper())
    assert accounts(portal)[OLGA[0]]["state"] == "disabled"
    assert OLGA[0] in portal.run("staff", "list")
    with portal.serving(f"file:{tmp_path / 'mail'}"):
        assert status(link) == 410


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", *OLGA, "--role", "owner"), "--role must be one of admin, technician, viewer"),
        (("add", OLGA[0], *TENANT, "--name", " "), "--name must be"),
        (("add", "olga", *TENANT, "--name", "Olga"), "no e-mail address"),
        (("add", OLGA[0], "--tenant", "nobody", "--name", "Olga"), "There is no tenant nobody"),
        (("add", OLGA[0], *TENANT), "--name"),
        (("disable", "nobody@larkfield.example"), "No staff account has this address"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_is_wrong(portal, arguments, words):
    assert words in portal.run("staff", *arguments, status=2)


def test_one_address_has_one_account(portal):
    portal.run("staff", "add", *OLGA)
    said = portal.run("staff", "add", OLGA[0], "--tenant", "copperline", "--name", "Olga", status=2)
    assert "another tenant" in said


def test_the_last_administrator_stays_until_there_is_another_one(portal):
    portal.run("staff", "add", *OLGA, "--role", "admin")
    others = [row["email"] for row in accounts(portal).values() if row["role"] == "admin" and row["email"] != OLGA[0]]
    for email in others:
        if accounts(portal)[email]["tenant"] == accounts(portal)[OLGA[0]]["tenant"]:
            portal.run("staff", "disable", email)
    for arguments in [("disable", OLGA[0]), ("add", *OLGA, "--role", "viewer")]:
        assert "last administrator" in portal.run("staff", *arguments, status=2)
    assert accounts(portal)[OLGA[0]]["role"] == "admin"
    portal.run("staff", "add", "second@larkfield.example", *TENANT, "--name", "Second", "--role", "admin")
    assert "shut out" in portal.run("staff", "disable", OLGA[0])


def test_nobody_changes_accounts_beside_the_serving_process(portal, tmp_path):
    with portal.serving(f"file:{tmp_path / 'mail'}"):
        for arguments in [("add", *OLGA), ("list",), ("disable", OLGA[0])]:
            portal.run("staff", *arguments, status=2)
    assert OLGA[0] not in accounts(portal)


def test_what_was_done_is_in_the_audit_and_the_chain_holds(portal):
    portal.run("staff", "add", *OLGA)
    portal.run("staff", "disable", OLGA[0])
    portal.run("check")
