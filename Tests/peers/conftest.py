"""The stand-in for the Claude Messages API, and the official client before it."""

import json
import os
import shutil
import signal
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import anthropic
import pytest
import trustme

from portal import Portal
from tls_door import speaking_as

ROOT = Path(__file__).resolve().parents[2]


def pytest_addoption(parser):
    parser.addoption("--fake", default=str(ROOT / ".build/debug/fake-messages"), help="the stand-in")
    parser.addoption("--nexie", default=str(ROOT / ".build/debug/nexie"), help="the portal")


class Fake:
    """A running program, with a script for each test."""

    def __init__(self, program: str):
        self._process = subprocess.Popen([program, "--port", "0"], stdout=subprocess.PIPE, text=True)
        self.address = json.loads(self._process.stdout.readline())["address"]
        self._next = 0

    def stop(self):
        self._process.terminate()
        self._process.wait(10)

    def play(self, *replies: dict, **scene):
        """Plays these replies in order, and counts requests anew."""
        script = {"scenes": [{"replies": list(replies), **scene}] if replies else []}
        status, answer = self.send("POST", "/fake/script", script)
        assert status == 200, answer
        self._next = answer["next"]

    @property
    def requests(self) -> list[dict]:
        """What came since the last script."""
        return self.send("GET", f"/fake/requests?from={self._next}")[1]

    def send(self, method: str, path: str, body=None, headers: dict | None = None) -> tuple[int, dict]:
        """One plain request, without the client's good manners."""
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, headers or {}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refusal:
            return refusal.code, json.load(refusal)


@pytest.fixture(scope="session")
def running(request):
    started = Fake(request.config.getoption("--fake"))
    yield started
    started.stop()


@pytest.fixture
def fake(running):
    running.play()
    return running


@pytest.fixture(scope="session")
def official(running):
    with anthropic.Anthropic(api_key="sk-ant-test", base_url=running.address, timeout=20) as made:
        yield made


@pytest.fixture
def client(official, fake):
    """The official client, which knows nothing of a fake."""
    return official


@pytest.fixture(scope="session")
def program(request):
    return request.config.getoption("--nexie", None) or os.environ.get("NEXIE") or str(ROOT / ".build/debug/nexie")


@pytest.fixture(scope="session")
def seeded(program, tmp_path_factory):
    """A data folder with the demo's world in it."""
    folder = tmp_path_factory.mktemp("seed") / "data"
    command = [program, "demo", "--port", "0", "--data", folder, "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT)
    try:
        assert process.stdout.read(1) == b"{"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
    return folder


@pytest.fixture
def portal(program, seeded, tmp_path):
    shutil.copytree(seeded, tmp_path / "data")
    return Portal(program, tmp_path)


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture(scope="session")
def context(authority):
    return speaking_as(authority, "localhost", "127.0.0.1")
