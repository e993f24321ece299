"""The import as a person starts it: what it prints, and what stays when it is broken off."""

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from demo_portal import Portal

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def program(request):
    return Path(request.config.getoption("--nexie"))


@pytest.fixture
def data(program, tmp_path):
    """The demo's world, which nobody serves."""
    assert Portal(program, tmp_path).stop() == 0
    return tmp_path / "data"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Some thousand records, enough to take a while."""
    path = tmp_path_factory.mktemp("world") / "world.jsonl"
    with path.open("wb") as file:
        sizes = ["--companies", "20", "--tickets", "6000", "--articles", "5"]
        subprocess.run([sys.executable, ROOT / "bench/world.py", *sizes], stdout=file, check=True)
    return path


def command(program, data, *words):
    return [program, words[0], "--demo", data, *words[1:]]


def run(program, data, *words, **more):
    return subprocess.run(command(program, data, *words), capture_output=True, text=True, check=False, **more)


def bring(program, data, *words, **more):
    return run(program, data, "import", "--tenant", "larkfield", *words, **more)


def hears_signals():
    """Undoes what a shell does to commands in the background, which it lets ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def tickets(data):
    # An open connection of ours would keep the program from removing its log.
    with closing(sqlite3.connect(f"file:{data}/nexie.db?mode=ro", uri=True)) as rows:
        return rows.execute("SELECT count(*) FROM ticket").fetchone()[0]


def scratch(process):
    """The files without a name in which the process keeps records."""
    links = []
    for file in os.scandir(f"/proc/{process.pid}/fd"):
        try:
            links.append(os.readlink(file.path))
        except OSError:
            continue
    return [link for link in links if "import-scratch-" in link]


def log_size(data):
    try:
        return (data / "nexie.db-wal").stat().st_size
    except FileNotFoundError:
        return 0


def wait(condition, what, seconds=120):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.005)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("moment", ["reading", "storing"])
def test_an_import_that_is_broken_off_leaves_nothing_behind(program, data, world, how, moment):
    before = tickets(data)
    process = subprocess.Popen(
        command(program, data, "import", "--tenant", "larkfield", "-" if moment == "reading" else world),
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=hears_signals,
    )
    if moment == "reading":
        process.stdin.write(world.read_bytes()[:1_000_000])
        process.stdin.flush()
        wait(lambda: scratch(process), "the scratch to be there")
        assert all(link.endswith("(deleted)") for link in scratch(process))
    else:
        wait(lambda: log_size(data) > 1_000_000, "rows to reach the log")
    process.send_signal(how)
    assert process.wait(timeout=60) == -how
    process.stdin.close()
    assert not list(data.glob("*scratch*"))
    checked = run(program, data, "check", "--json")
    assert checked.returncode == 0 and json.loads(checked.stdout) == {"ok": True, "findings": []}
    assert tickets(data) == before
    assert bring(program, data, world).returncode == 0
    assert tickets(data) == before + 6000
    assert not list(data.glob("*scratch*")) and log_size(data) == 0


def test_the_summary_is_json_for_a_program(program, data):
    record = '{"type":"company","external_id":"new","name":"New"}\n'
    found = bring(program, data, "--json", "-", input=record + "\n" + record.replace("new", "newer"))
    assert found.returncode == 0 and found.stderr == ""
    told = json.loads(found.stdout)
    assert told["file"] == "standard input" and told["records"] == 2
    assert told["kinds"] == {"company": {"new": 2, "replaced": 0}}
    assert told["seconds"] > 0 and told["records_per_second"] > 0
    assert bring(program, data, "-", input=record).stdout == "standard input: company: 0 new, 1 replaced\n"


def test_a_bad_line_is_named_and_nothing_is_brought_in(program, data, tmp_path):
    file = tmp_path / "f.jsonl"
    file.write_text('{"type":"company","external_id":"new","name":"New"}\n{\n')
    for options in [], ["--json"]:
        found = bring(program, data, *options, file)
        assert found.returncode == 1 and found.stdout == ""
        assert found.stderr.splitlines() == [
            f"{file}:2: The JSON ends before it is complete.", f"Nothing of {file} was brought in.",
        ]
    assert log_size(data) == 0


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_what_can_not_be_read_is_wrong_use(program, data, tmp_path, name):
    found = bring(program, data, tmp_path / name)
    assert found.returncode == 2 and "can't be read" in found.stderr


def test_a_terminal_sees_how_far_it_is_and_keeps_only_the_result(program, data, world):
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        command(program, data, "import", "--tenant", "larkfield", world), stdout=subprocess.PIPE, stderr=follower)
    os.close(follower)
    shown = b""
    while True:
        try:
            shown += os.read(leader, 65536)
        except OSError:
            break
    out = process.communicate()[0].decode()
    os.close(leader)
    assert process.returncode == 0 and out.count("\n") == 6 and "\x1b" not in out
    assert b"records read" in shown and b"stored, " in shown and b"a second" in shown
    assert shown.endswith(b"\r\x1b[2K")
