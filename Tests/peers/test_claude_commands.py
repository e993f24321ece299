"""What staff set up from the command line for Nexie on Claude: keys, models, budgets, and what it cost."""

import json
import urllib.parse

import pytest

from mail_server import Proxy
from portal import ANNA, DAVID
from tls_door import TLSDoor, speaking_as

KEY, NEXT = "sk-ant-api03-first-of-the-tests-Abc1", "sk-ant-api03-second-of-the-tests-Xyz2"
TENANT = ("--tenant", "larkfield")


def asked_with(fake) -> list[str]:
    return [value for request in fake.requests for name, value in request["headers"] if name.lower() == "authorization"]


def ask(portal, fake, who: str = ANNA, text: str = "Hello?", status: int = 0) -> str:
    return portal.run("chat", "--as", who, "--once", text, status=status, ANTHROPIC_BASE_URL=fake.address)


def test_of_a_key_only_its_end_is_shown_and_nothing_lies_open(portal):
    said = portal.run("claude", "key", *TENANT, told=KEY + "\n")
    said += portal.run("claude", "show", *TENANT)
    assert "…Abc1" in said and KEY not in said
    kept = b"".join(file.read_bytes() for file in portal.data.rglob("*") if file.is_file())
    assert KEY.encode() not in kept and KEY[8:30].encode() not in kept


def test_a_key_takes_the_place_of_the_one_before_and_can_be_taken_away(portal, fake):
    for key in (KEY, NEXT):
        portal.run("claude", "key", *TENANT, told=key)
    fake.play({"blocks": [{"text": "Yes."}]})
    said = portal.run("claude", "test", *TENANT, ANTHROPIC_BASE_URL=fake.address)
    assert said.startswith("answered in ") and " as model " in said
    assert asked_with(fake) == [f"Bearer {NEXT}"]
    assert "no key any more" in portal.run("claude", "key", *TENANT, "--forget")
    assert "has no key" in portal.run("claude", "test", *TENANT, status=2, ANTHROPIC_BASE_URL=fake.address)
    assert len(fake.requests) == 1


@pytest.mark.parametrize("told", ["", "short", "sk-ant with a space in the middle of it", "x" * 513])
def test_what_is_no_key_is_refused_and_the_old_one_stays(portal, told):
    portal.run("claude", "key", *TENANT, told=KEY)
    assert "20 to 512 characters" in portal.run("claude", "key", *TENANT, told=told, status=2)
    assert "…Abc1" in portal.run("claude", "show", *TENANT)


def test_a_key_that_claude_refuses_is_said_in_words_without_the_key(portal, fake):
    portal.run("claude", "key", *TENANT, told=KEY)
    fake.play({"problem": {"status": 401, "type": "authentication_error", "message": f"invalid x-api-key {KEY}"}})
    said = portal.run("claude", "test", *TENANT, status=1, ANTHROPIC_BASE_URL=fake.address)
    assert "did not answer" in said and KEY not in said


def test_a_tenant_that_is_not_there_is_named_with_those_that_are(portal):
    said = portal.run("claude", "show", "--tenant", "nobody", status=2)
    assert "There is no tenant nobody" in said and "larkfield" in said


def test_nobody_changes_keys_budgets_or_models_beside_the_serving_process(portal, tmp_path):
    with portal.serving(f"file:{tmp_path / 'mail'}"):
        for command, told in [(("claude", "key"), KEY), (("claude", "set", "--effort", "low"), None)]:
            portal.run(*command, *TENANT, told=told, status=2)
        portal.run(*"budget set --for tenant --counts messages --each day --most 1".split(), *TENANT, status=2)
    assert "no key" in portal.run("claude", "show", *TENANT)


def test_settings_are_kept_and_an_unknown_model_is_passed_on_with_a_word_about_its_price(portal, fake):
    portal.run("claude", "key", *TENANT, told=KEY)
    said = portal.run("claude", "set", *TENANT, "--model", "claude-of-tomorrow", "--effort", "none", "--most-output", "300")
    assert "no price" in said
    fake.play({"problem": {"status": 404, "type": "not_found_error", "message": "model: claude-of-tomorrow"}})
    portal.run("claude", "test", *TENANT, status=1, ANTHROPIC_BASE_URL=fake.address)
    shown = portal.run("claude", "show", *TENANT)
    assert "model claude-of-tomorrow, no effort, at most 300 tokens" in shown
    for wrong in (["--model", "a b"], ["--effort", "more"], ["--most-output", "12"]):
        portal.run("claude", "set", *TENANT, *wrong, status=2)
    assert portal.run("claude", "show", *TENANT) == shown


def test_a_budget_is_kept_over_commands_and_says_when_it_returns(portal, fake):
    portal.run("claude", "key", *TENANT, told=KEY)
    portal.run("budget", "set", *TENANT, *"--for contact --counts messages --each day --most 2".split())
    assert "2 messages a day for each contact" in portal.run("budget", "list")
    fake.play(*[{"blocks": [{"text": "Hello."}]}] * 4)
    ask(portal, fake)
    ask(portal, fake)
    refused = ask(portal, fake, status=1)
    assert "tomorrow" in refused or "again" in refused, refused
    assert len(fake.requests) == 2, "a message beyond the budget reached Claude"
    ask(portal, fake, who=DAVID)
    portal.run("budget", "set", *TENANT, *"--for contact --counts messages --each day --none".split())
    assert "No tenant has a budget" in portal.run("budget", "list")
    ask(portal, fake)
    assert len(fake.requests) == 4


@pytest.mark.parametrize("wrong", [
    "--for everybody --counts messages --each day --most 1", "--for contact --counts words --each day --most 1",
    "--for contact --counts messages --each year --most 1", "--for contact --counts messages --each day",
    "--for contact --counts messages --each day --most -1", "--for contact --counts messages --each day --most 1.5",
    "--for contact --counts dollars --each day --most 1.1234567", "--for tenant --only anna --counts messages --each day --most 1",
    "--for contact --only nobody-of-that-name --counts messages --each day --most 1",
])
def test_a_budget_that_makes_no_sense_is_refused_and_nothing_is_set(portal, wrong):
    portal.run("budget", "set", *TENANT, *wrong.split(), status=2)
    assert "No tenant has a budget" in portal.run("budget", "list")


def test_a_budget_without_room_for_one_answer_is_set_with_a_warning(portal):
    said = portal.run("budget", "set", *TENANT, *"--for company --counts dollars --each month --most 0.000001".split())
    assert "no room for one answer" in said and "$0.000001 a month for each company" in said


def test_staff_see_what_was_used_by_company_and_day_and_nothing_of_what_was_said(portal, fake):
    assert "Nothing was used" in portal.run("costs")
    portal.run("claude", "key", *TENANT, told=KEY)
    used = {"input": 1000, "output": 200, "cache_write": 0, "cache_read": 0}
    fake.play(*[{"blocks": [{"text": "A secret word."}], "usage": used}] * 2)
    ask(portal, fake)
    ask(portal, fake, who=DAVID)
    (line,) = json.loads(portal.run("costs", "--json"))["costs"]
    assert (line["tenant"], line["company"], line["messages"]) == ("larkfield", "Marigold Bakery", 2)
    assert (line["input_tokens"], line["output_tokens"]) == (2000, 400)
    assert line["micro_dollars"] > 0
    assert "secret" not in portal.run("costs") and "Hello" not in portal.run("costs")
    assert json.loads(portal.run("costs", "--json", "--tenant", "copperline"))["costs"] == []


@pytest.mark.parametrize("way", ["direct", "tunnel"])
def test_claude_is_spoken_with_inside_tls_also_through_a_tunnel(portal, fake, authority, tmp_path, way):
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    portal.run("claude", "key", *TENANT, told=KEY)
    fake.play({"blocks": [{"text": "Yes."}]})
    context = speaking_as(authority, "localhost" if way == "direct" else "claude.test")
    with TLSDoor(context, urllib.parse.urlsplit(fake.address).port) as door, Proxy(door.port) as proxy:
        address = f"https://localhost:{door.port}" if way == "direct" else "https://claude.test"
        more = {"https_proxy": proxy.url} if way == "tunnel" else {}
        said = portal.run(
            "claude", "test", *TENANT, NEXIE_CLAUDE_CA_FILE=str(tmp_path / "ca.pem"), ANTHROPIC_BASE_URL=address, **more)
    assert said.startswith("answered in ")
    assert asked_with(fake) == [f"Bearer {KEY}"] and KEY.encode() in door.heard
    assert len(proxy.asked) == (1 if way == "tunnel" else 0)
    assert KEY.encode() not in proxy.through and b"authorization" not in proxy.through.lower()


@pytest.mark.parametrize(("name", "is_trusted"), [("claude.test", False), ("stranger.test", True)])
def test_a_stranger_at_the_tunnels_end_hears_no_key(portal, fake, authority, tmp_path, name, is_trusted):
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    portal.run("claude", "key", *TENANT, told=KEY)
    more = {"NEXIE_CLAUDE_CA_FILE": str(tmp_path / "ca.pem")} if is_trusted else {}
    with TLSDoor(speaking_as(authority, name), urllib.parse.urlsplit(fake.address).port) as door:
        with Proxy(door.port) as proxy:
            more |= {"ANTHROPIC_BASE_URL": "https://claude.test", "https_proxy": proxy.url}
            said = portal.run("claude", "test", *TENANT, status=1, **more)
    assert proxy.asked and door.heard == b"" and fake.requests == []
    assert KEY not in said
