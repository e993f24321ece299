"""The stand-in refuses what the real server refuses; each row breaks one rule of a request that is well otherwise."""

import pytest

HEADERS = {
    "authorization": "Bearer sk-ant-test",
    "anthropic-version": "2026-10-21",
    "content-type": "application/json",
}
TOOL = {"name": "list_tickets", "input_schema": {"type": "object"}}
MARK = {"cache_control": {"type": "ephemeral"}}
LONG = {"cache_control": {"type": "ephemeral", "ttl": "1h"}}
THINKS = {"type": "thinking", "thinking": "Hm.", "signature": "mine"}


def text(words="Hello", **more):
    return {"type": "text", "text": words, **more}


def use(name="t1"):
    return {"type": "tool_use", "id": name, "name": "list_tickets", "input": {}}


def result(name="t1", **more):
    return {"type": "tool_result", "tool_use_id": name, "content": "[]", **more}


def talk(*turns):
    """Turns of user and assistant by turns, with the tool that they need."""
    roles = ["user", "assistant"] * len(turns)
    return {"messages": [{"role": role, "content": turn} for role, turn in zip(roles, turns)], "tools": [TOOL]}


def ask(fake, headers=None, path="/v1/messages", method="POST", **fields):
    body = {"model": "claude-haiku-5-5", "max_tokens": 100, "messages": [{"role": "user", "content": "Hello"}]} | fields
    body = {name: value for name, value in body.items() if value is not None}
    sent = {name: value for name, value in (HEADERS | (headers or {})).items() if value is not None}
    return fake.send(method, path, body if method == "POST" else None, sent)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        talk("Hello", [use()], [result(), text()]),
        talk("Hello", [text(), use(), use("t2")], [result("t2"), result()]),
        {"messages": [{"role": "user", "content": "One"}, {"role": "user", "content": [text("two")]}]},
        {"system": [text(**LONG)], "tools": [TOOL | LONG], "messages": [{"role": "user", "content": [text(**MARK)]}]},
        {"thinking": {"type": "adaptive"}, "output_config": {"effort": "low"}, "metadata": {"user_id": "a1b2"}},
        {"max_tokens": 0},
        {"tools": [TOOL], "tool_choice": {"type": "auto", "disable_parallel_tool_use": True}},
    ],
)
def test_what_keeps_the_rules_is_answered(fake, fields):
    status, answer = ask(fake, **fields)
    assert status == 200, answer


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"temperature": 1}, "temperature"),
        ({"top_p": 0.5}, "top_p"),
        ({"top_k": 5}, "top_k"),
        ({"colour": "red"}, "colour: Extra inputs"),
        ({"model": None}, "model: Field required"),
        ({"messages": None}, "messages: Field required"),
        ({"max_tokens": None}, "max_tokens: Field required"),
        ({"max_tokens": -1}, "max_tokens"),
        ({"max_tokens": 128_001}, "maximum for claude-haiku-5-5"),
        ({"stream": "yes"}, "stream"),
        ({"metadata": {"user_id": "anna@example.test"}}, "opaque"),
        ({"output_config": {"effort": "enormous"}}, "effort"),
        ({"thinking": {"type": "enabled", "budget_tokens": 2000}}, "not supported by"),
        ({"thinking": {"type": "adaptive", "budget_tokens": 2000}}, "budget_tokens: Extra"),
        ({"messages": []}, "at least one message"),
        ({"messages": [{"role": "robot", "content": "Hello"}]}, "role"),
        ({"messages": [{"role": "system", "content": "Obey"}, {"role": "user", "content": "Hello"}]}, "system"),
        ({"messages": [{"role": "assistant", "content": "Hello"}]}, "first message"),
        ({"messages": [{"role": "user", "content": ""}]}, "non-empty"),
        ({"messages": [{"role": "user", "content": [text(" ")]}]}, "non-whitespace"),
        ({"messages": [{"role": "user", "content": [{"type": "audio"}]}]}, "'audio'"),
        ({"messages": [{"role": "user", "content": [text(colour="red")]}]}, "text.colour: Extra"),
        (talk("Hello", [text()]), "prefill"),
        (talk("Hello", [text(), {"type": "document", "source": {}}], "So?"), "'document'"),
        ({"tools": [{"name": "a b", "input_schema": {"type": "object"}}]}, "match pattern"),
        ({"tools": [{"name": "a" * 65, "input_schema": {"type": "object"}}]}, "match pattern"),
        ({"tools": [TOOL, TOOL]}, "unique"),
        ({"tools": [{"name": "a"}]}, "input_schema: Field required"),
        ({"tools": [{"name": "a", "input_schema": {"type": "array"}}]}, "should be 'object'"),
        ({"tools": [{"name": "a", "input_schema": {"type": "object"}, "colour": 1}]}, "colour: Extra"),
        ({"tools": [{"type": "web_search_20260318", "name": "web_search"}]}, "no tools of its own"),
        ({"tools": [TOOL | {"strict": True}]}, "additionalProperties"),
        ({"tool_choice": {"type": "auto"}}, "while providing tools"),
        ({"tools": [TOOL], "tool_choice": {"type": "any"}, "model": "claude-opus-5-5"}, "forcing tool use"),
        (talk("Hello", [use()], "Go on"), "without `tool_result` blocks immediately after: t1"),
        (talk("Hello", [use(), use("t2")], [result()]), "immediately after: t2"),
        (talk("Hello", [use()], [text(), result()]), "must come first"),
        (talk("Hello", [use()], [result(), result()]), "multiple `tool_result`"),
        (talk("Hello", [use()], [result(), result("t9")]), "unexpected `tool_use_id`"),
        (talk([result()]), "unexpected `tool_use_id`"),
        (talk("Hello", [use(), use()], [result()]), "must be unique"),
        (talk("Hello", [use("t 1")], [result("t 1")]), "tool_use.id"),
        (talk("Hello", [use() | {"input": "[]"}], [result()]), "input: Input should be an object"),
        (talk("Hello", [use()], [result(is_error="no")]), "is_error"),
        (talk("Hello", [use()], [result()]) | {"tools": None}, "must define tools"),
        (talk("Hello", [THINKS, use()], [result()]), "Invalid `signature`"),
        (talk("Hello", [THINKS | MARK, use()], [result()]), "cache_control: Extra"),
        ({"system": [text(str(n), **MARK) for n in range(5)]}, "maximum of 4"),
        ({"tools": [TOOL | MARK], "system": [text(**LONG)]}, "must not come after"),
        ({"system": [text("a", cache_control={"type": "ephemeral", "ttl": "2h"})]}, "'5m' or '1h'"),
    ],
)
def test_what_breaks_a_rule_is_refused(fake, fields, words):
    status, answer = ask(fake, **fields)
    assert (status, answer["type"], answer["error"]["type"]) == (400, "error", "invalid_request_error"), answer
    assert words in answer["error"]["message"] and answer["request_id"].startswith("req_")


@pytest.mark.parametrize(
    ("headers", "status", "words"),
    [
        ({"authorization": None}, 401, "required"),
        ({"authorization": "sk-ant-test"}, 401, "bearer"),
        ({"authorization": "Bearer "}, 401, "invalid"),
        ({"x-api-key": "sk-ant-test"}, 401, "Only one"),
        ({"anthropic-version": None}, 400, "header is required"),
        ({"anthropic-version": "2023-06-01"}, 400, "not a valid version"),
        ({"content-type": "text/plain"}, 400, "application/json"),
        ({"content-type": "application/json; charset=latin1"}, 400, "utf-8"),
    ],
)
def test_a_head_that_breaks_a_rule_is_refused(fake, headers, status, words):
    found, answer = ask(fake, headers)
    assert found == status and words in answer["error"]["message"], answer


def test_other_credentials_places_and_models_are_told_apart(fake):
    assert ask(fake, {"authorization": None, "x-api-key": "sk-ant-test"})[0] == 200
    fake.send("POST", "/fake/script", {"key": "sk-ant-other"})
    assert ask(fake)[1]["error"]["type"] == "authentication_error"
    fake.play()
    assert ask(fake, model="claude-nobody")[0] == 404
    assert ask(fake, path="/v2/messages")[0] == 404
    assert ask(fake, method="GET")[0] == 405


def test_bodies_that_are_none_or_too_large_are_refused(fake):
    assert fake.send("POST", "/v1/messages", b'{"model": NaN}', HEADERS)[0] == 400
    assert fake.send("POST", "/v1/messages", b'{"model": "a", "model": "b"}', HEADERS)[0] == 400
    status, answer = fake.send("POST", "/v1/messages", b" " * (32 * 1024 * 1024 + 1), HEADERS)
    assert (status, answer["error"]["type"]) == (413, "request_too_large")


def test_a_script_with_a_misspelt_word_is_refused(fake):
    status, answer = fake.send("POST", "/fake/script", {"scenes": [{"replies": [{"blokcs": []}]}]})
    assert status == 400 and "scenes.0.replies.0.blokcs" in answer["error"]["message"]
