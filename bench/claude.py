#!/usr/bin/env python3
"""Many streams of Claude at once: memory a stream, and the time that the portal adds to the first words beside curl.

Usage: python3 bench/claude.py [--streams 1000] [--rounds 3] [--nexie PROGRAM] [--fake PROGRAM]

Everything is on this machine: the stand-in for Claude (`swift build -c release --product fake-messages`), the portal's
client in one process, and curl, which reads the same answers. Many streams begin in groups of 50, a quarter of a second
apart, and all of them are open before the first has ended; each group of curl's is a process.
"""

import argparse
import json
import resource
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

GROUP = 50
APART = 250
WORDS = "The ticket about the printer in the back office is open. " * 8


def reply(think, pieces, pause):
    """An answer whose first words come after some thinking, and the others one after another."""
    waits = [{"after": event, "wait": pause} for event in range(3, 2 + pieces)] if pause else []
    return {
        "blocks": [{"text": WORDS, "pieces": pieces}],
        "happenings": [{"after": -1, "wait": think}, *waits],
    }


class Server:
    """The stand-in, with one answer for everybody."""

    def __init__(self, program, answer):
        self._script = tempfile.NamedTemporaryFile("w", suffix=".json")
        json.dump({"scenes": [{"again": True, "replies": [answer]}]}, self._script)
        self._script.flush()
        self._process = subprocess.Popen([program, "--script", self._script.name], stdout=subprocess.PIPE, text=True)
        self.address = json.loads(self._process.stdout.readline())["address"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(10)

    def request(self):
        """The body of the last request, as the portal sent it."""
        with urllib.request.urlopen(self.address + "/fake/requests?from=0") as answer:
            return json.load(answer)[-1]["body"]


def portal(nexie, server, streams, at_once):
    """The figures of the portal's client."""
    words = ["bench-claude", "--base", server.address, "--streams", str(streams), "--at-once", str(at_once),
             "--group", str(GROUP), "--apart", str(APART)]
    figures = json.loads(subprocess.run([nexie, *words], stdout=subprocess.PIPE, check=True).stdout)
    assert figures["failed"] == 0, figures
    return figures


def curl(server, body, streams, at_once):
    """Milliseconds to the first byte of each answer, as curl counts them."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "body.json").write_text(json.dumps(body), encoding="utf-8")
        share = streams if at_once == 1 else GROUP
        counts = [min(share, streams - done) for done in range(0, streams, share)]
        running = []
        began = time.monotonic()
        for place, count in enumerate(counts):
            time.sleep(max(0, began + place * APART / 1000 - time.monotonic()))
            parts = [f'url = "{server.address}/v1/messages"\noutput = "/dev/null"\n'] * count
            config = Path(folder) / f"{len(running)}.txt"
            config.write_text("".join(parts), encoding="utf-8")
            many = ["--parallel", "--parallel-immediate", "--parallel-max", str(count)] if at_once > 1 else []
            running.append(subprocess.Popen(
                ["curl", "--silent", "--no-progress-meter", "--no-buffer", *many, "--config", str(config),
                 "--header", "authorization: Bearer nobody-asks-for-this-key",
                 "--header", "anthropic-version: 2026-10-21", "--header", "content-type: application/json",
                 "--header", "expect:", "--data-binary", f"@{folder}/body.json",
                 "--write-out", "%{http_code} %{time_starttransfer}\n"],
                stdout=subprocess.PIPE, text=True))
        lines = [line.split() for process in running for line in process.communicate()[0].splitlines()]
    assert len(lines) == streams and all(status == "200" for status, _ in lines), lines[:3]
    return [1000 * float(seconds) for _, seconds in lines]


def cpu():
    """Seconds of processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def part(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def compare(wishes, name, think, answer, streams, at_once):
    """Rounds of both in turn; prints the medians of what each adds to the server's thinking."""
    ours, theirs, memory, work = [], [], [], {"nexie": [], "curl": []}
    for _ in range(wishes.rounds):
        with Server(wishes.fake, answer) as server:
            before = cpu()
            figures = portal(wishes.nexie, server, streams, at_once)
            work["nexie"].append(1000 * (cpu() - before) / streams)
            body = server.request()
        ours.append((figures["first_p50_ms"] - think, figures["first_p99_ms"] - think))
        memory.append((figures["full_kib"] - figures["before_kib"]) / at_once)
        with Server(wishes.fake, answer) as server:
            before = cpu()
            times = curl(server, body, streams, at_once)
            work["curl"].append(1000 * (cpu() - before) / streams)
        theirs.append((part(times, 0.5) - think, part(times, 0.99) - think))
    for who, found in (("nexie", ours), ("curl", theirs)):
        p50, p99 = (statistics.median(values) for values in zip(*found))
        spread = f"{min(p50 for p50, _ in found):.1f} to {max(p50 for p50, _ in found):.1f}"
        print(f"| {name} | {who} | {p50:.1f} ({spread}) | {p99:.1f} | {statistics.median(work[who]):.2f} |")
    if at_once > 1:
        print(f"\nMemory: {statistics.median(memory):.1f} KiB a stream ({min(memory):.1f} to {max(memory):.1f}), "
              f"{body_size(body)} kB a request.")


def body_size(body):
    return round(len(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()) / 1000)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--streams", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--nexie", default=".build/release/nexie")
    options.add_argument("--fake", default=".build/release/fake-messages")
    wishes = options.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    print("| streams | who | first words after the server's thinking, p50 ms | p99 ms | processor ms each |")
    print("| --- | --- | --- | --- | --- |")
    compare(wishes, "one after another", 20, reply(20, 5, 0), 200, 1)
    filling = wishes.streams // GROUP * APART + 2000
    compare(wishes, f"{wishes.streams:,} at once", 1000, reply(1000, 20, filling // 20), wishes.streams, wishes.streams)


if __name__ == "__main__":
    main()
