"""The evaluation with a model puts its questions to the stand-in, keeps its cap, and says when there is no key."""

import json
import os
import subprocess

import pytest

CASE = "deputy/an-overdue-invoice-is-not-paid/larkfield.anna"
USES = {"blocks": [{"text": "I look."}, {"tool": "list_invoices", "input": {"status": "overdue"}}]}
SAYS = {"blocks": [{"text": "One invoice is overdue."}]}


@pytest.fixture
def evaluate(request, fake):
    """Runs the evaluation of one question; answers its status, its report and what it complained of."""

    def run(*options, key="sk-ant-api03-only-for-tests"):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ANTHROPIC_")}
        environment = kept | {"ANTHROPIC_BASE_URL": fake.address} | ({"ANTHROPIC_API_KEY": key} if key else {})
        words = [request.config.getoption("--nexie"), "eval", "--model", "claude", "--report", "json", "--case", CASE]
        done = subprocess.run([*words, *options], capture_output=True, text=True, env=environment, timeout=240)
        return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr

    return run


def test_a_question_passes_when_every_answer_does(fake, evaluate):
    fake.play(USES, SAYS, again=True)
    status, report, _ = evaluate("--repeats", "3")
    assert (status, report["passed"], report["questions"]) == (0, 1, 1), report
    assert report["lines"][0]["tries"] == ["pass"] * 3
    assert report["micro_dollars"] > 0 and len(fake.requests) == 6
    assert all(request["problem"] is None for request in fake.requests)


def test_a_question_fails_when_one_answer_does(fake, evaluate):
    fake.play(USES, SAYS, SAYS, USES, SAYS)
    status, report, _ = evaluate("--repeats", "3")
    assert (status, report["passed"]) == (1, 0)
    assert sorted(report["lines"][0]["tries"]) == ["fail", "pass", "pass"]


def test_a_server_that_fails_is_no_failure_of_the_model(fake, evaluate):
    fake.play({"problem": {"status": 401, "type": "authentication_error"}}, again=True)
    status, report, _ = evaluate()
    assert (status, report["lines"][0]["tries"]) == (3, ["error"])


def test_the_cap_stops_the_run_before_it_is_reached(fake, evaluate):
    fake.play(USES, SAYS, again=True)
    status, report, _ = evaluate("--cost-cap", "0.01", "--repeats", "100")
    assert status == 3 and report["over_cap"] and report["micro_dollars"] <= 10_000
    assert 0 < len(report["lines"][0]["tries"]) < 100


def test_without_a_key_nothing_is_run(fake, evaluate):
    status, report, complaint = evaluate(key=None)
    assert (status, report) == (2, None) and "ANTHROPIC_API_KEY" in complaint
    assert fake.requests == []
