"""The official client gets along with the stand-in as it does with the real server: so far the stand-in is true."""

import time

import anthropic
import pytest

MODEL = "claude-haiku-5-5"
ASK = {"model": MODEL, "max_tokens": 500}
TOOL = {
    "name": "list_tickets",
    "description": "Lists tickets.",
    "input_schema": {"type": "object", "properties": {"limit": {"type": "integer"}}},
}


def user(words):
    return {"role": "user", "content": words}


def results(message, words="[]"):
    """One result for every tool that the message asks for."""
    blocks = [block for block in message.content if block.type == "tool_use"]
    return user([{"type": "tool_result", "tool_use_id": block.id, "content": words} for block in blocks])


def test_a_message_comes_whole(client, fake):
    message = client.messages.create(**ASK, messages=[user("Good day")])
    assert message.content[0].text == "You said: Good day"
    assert (message.stop_reason, message.model, message.role) == ("end_turn", MODEL, "assistant")
    assert message.usage.input_tokens > 0 and message.usage.output_tokens > 0
    assert message._request_id.startswith("req_")
    headers = {name.lower(): value for name, value in fake.requests[0]["headers"]}
    assert headers["anthropic-version"] == "2026-10-21"


def test_a_stream_is_the_same_message(client):
    with client.messages.stream(**ASK, messages=[user("Grüß Gott 👋")]) as stream:
        words = "".join(stream.text_stream)
        message = stream.get_final_message()
    assert words == message.content[0].text == "You said: Grüß Gott 👋"
    assert message.stop_reason == "end_turn" and message.usage.output_tokens > 1


@pytest.mark.parametrize("streams", [True, False])
def test_tools_go_there_and_back(client, fake, streams):
    blocks = [
        {"text": "I look."},
        {"tool": "list_tickets", "input": {"limit": 2}, "pieces": 5},
        {"tool": "list_tickets"},
    ]
    fake.play({"blocks": blocks, "interleaved": streams})
    talk = [user("What is open?")]
    if streams:
        with client.messages.stream(**ASK, tools=[TOOL], messages=talk) as stream:
            asked = stream.get_final_message()
    else:
        asked = client.messages.create(**ASK, tools=[TOOL], messages=talk)
    assert asked.stop_reason == "tool_use"
    assert [block.input for block in asked.content[1:]] == [{"limit": 2}, {}]
    talk += [asked.to_param(), results(asked, "two tickets")]
    answer = client.messages.create(**ASK, tools=[TOOL], messages=talk)
    assert answer.content[0].text == "The tool said: two tickets"


def test_thinking_goes_there_and_back(client, fake):
    fake.play({"blocks": [{"thinking": "Hm, hm."}, {"redacted": "c2VjcmV0"}, {"tool": "list_tickets"}]})
    thinking = {"type": "adaptive", "display": "summarized"}
    talk = [user("What is open?")]
    with client.messages.stream(**ASK, thinking=thinking, tools=[TOOL], messages=talk) as stream:
        asked = stream.get_final_message()
    assert asked.content[0].thinking == "Hm, hm." and asked.content[0].signature
    assert asked.content[1].data == "c2VjcmV0"
    whole = asked.to_param()
    client.messages.create(**ASK, tools=[TOOL], messages=[*talk, whole, results(asked)])
    edited = {"role": "assistant", "content": [block.to_dict() for block in asked.content]}
    edited["content"][0]["thinking"] += "!"
    cut = {"role": "assistant", "content": whole["content"][1:]}
    for spoilt in (edited, cut):
        with pytest.raises(anthropic.BadRequestError, match="thinking"):
            client.messages.create(**ASK, tools=[TOOL], messages=[*talk, spoilt, results(asked)])
    with pytest.raises(anthropic.BadRequestError, match="another conversation"):
        client.messages.create(**ASK, tools=[TOOL], messages=[user("Something else"), whole, results(asked)])


@pytest.mark.parametrize(
    ("status", "kind", "error"),
    [
        (400, "invalid_request_error", anthropic.BadRequestError),
        (401, "authentication_error", anthropic.AuthenticationError),
        (402, "billing_error", anthropic._exceptions.PaymentRequiredError),
        (403, "permission_error", anthropic.PermissionDeniedError),
        (404, "not_found_error", anthropic.NotFoundError),
        (413, "request_too_large", anthropic._exceptions.ContentTooLargeError),
        (429, "rate_limit_error", anthropic.RateLimitError),
        (500, "api_error", anthropic.InternalServerError),
        (529, "overloaded_error", anthropic._exceptions.OverloadedError),
    ],
)
def test_an_error_is_of_its_class(client, fake, status, kind, error):
    fake.play({"problem": {"status": status, "type": kind, "message": "No.", "code": "some_code"}})
    with pytest.raises(error) as caught:
        client.with_options(max_retries=0).messages.create(**ASK, messages=[user("Hello")])
    assert (caught.value.status_code, caught.value.type, caught.value.error_code) == (status, kind, "some_code")
    assert caught.value.request_id.startswith("req_")
    assert len(fake.requests) == 1


@pytest.mark.parametrize("header", [{"retry-after-ms": "30"}, {"retry-after": "1"}])
def test_it_waits_as_long_as_it_is_told(client, fake, header):
    fake.play({"problem": {"status": 429, "type": "rate_limit_error", "headers": header}})
    began = time.monotonic()
    client.messages.create(**ASK, messages=[user("Hello")])
    assert time.monotonic() - began >= (1 if "retry-after" in header else 0.03)
    assert [request["problem"] is None for request in fake.requests] == [False, True]


def test_an_error_on_the_way_is_raised_and_not_tried_again(client, fake):
    fake.play({"blocks": [{"text": "Half of it"}], "happenings": [{"after": 3, "error": "overloaded_error"}]})
    with (
        pytest.raises(anthropic.APIStatusError) as caught,
        client.messages.stream(**ASK, messages=[user("Hello")]) as stream,
    ):
        stream.until_done()
    assert (caught.value.status_code, caught.value.type) == (200, "overloaded_error")
    assert len(fake.requests) == 1


@pytest.mark.parametrize(
    "manner",
    [
        {"piece": 1},
        {"piece": 0},
        {"line_end": "crlf", "piece": 1},
        {"line_end": "cr", "pings": True, "noise": True},
        {"splits_data": True},
        {"framing": "untilClose"},
    ],
)
def test_the_same_words_come_in_any_manner(client, fake, manner):
    fake.play({"blocks": [{"text": "Größe \u2028 zwölf 👋"}], "manner": manner})
    with client.messages.stream(**ASK, messages=[user("Hello")]) as stream:
        assert stream.get_final_text() == "Größe \u2028 zwölf 👋"


def test_a_client_that_leaves_is_noticed(client, fake):
    fake.play({"blocks": [{"text": "Half of it"}], "happenings": [{"after": 3, "stall": True}]})
    with client.messages.stream(**ASK, messages=[user("Hello")]) as stream:
        next(iter(stream.text_stream))
    end = time.monotonic() + 10
    while not fake.requests[0]["left"] and time.monotonic() < end:
        time.sleep(0.02)
    assert fake.requests[0]["left"] and not fake.requests[0]["finished"]


def test_refusals_have_their_details(client, fake):
    details = {"type": "refusal", "category": "cyber", "explanation": None}
    fake.play({"stop": "refusal", "details": details})
    message = client.messages.create(**ASK, messages=[user("Hello")])
    assert (message.stop_reason, message.stop_details.category) == ("refusal", "cyber")


def test_a_prompt_is_written_to_the_cache_once(client):
    system = [{"type": "text", "text": "Be kind. " * 600, "cache_control": {"type": "ephemeral"}}]
    answers = [client.messages.create(**ASK, system=system, messages=[user(word)]) for word in "ab"]
    first, second = (answer.usage for answer in answers)
    assert first.cache_creation_input_tokens == second.cache_read_input_tokens >= 1024
    assert first.cache_read_input_tokens == second.cache_creation_input_tokens == 0


def test_tokens_are_counted(client):
    few = client.messages.count_tokens(model=MODEL, messages=[user("Hello")]).input_tokens
    many = client.messages.count_tokens(model=MODEL, messages=[user("Hello " * 50)]).input_tokens
    assert 0 < few < many


def test_models_are_listed_and_described(client):
    assert MODEL in [model.id for model in client.models.list()]
    model = client.models.retrieve(MODEL)
    assert model.lifecycle == "active" and model.capabilities.thinking.types.adaptive.supported
    with pytest.raises(anthropic.NotFoundError):
        client.models.retrieve("claude-nobody")
    with pytest.raises(anthropic.NotFoundError):
        client.messages.create(model="claude-nobody", max_tokens=5, messages=[user("Hello")])
