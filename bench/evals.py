#!/usr/bin/env python3
"""How many decisions a second the evaluation makes: the families that are tables, and the whole set.

Usage: python3 bench/evals.py [PROGRAM] [ROUNDS]   (the release program and 3 rounds unless said)
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time

TABLES = ["objects", "arguments", "identity"]


def run(program, options):
    """One run: decisions, seconds by the clock of this script, and the verdict."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        done = subprocess.run(
            [program, "eval", "--runs", folder, "--report", "json", *options], capture_output=True, check=False)
        seconds = time.monotonic() - start
    report = json.loads(done.stdout)
    return report["decisions"], seconds, report["verdict"]


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ".build/release/nexie"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    wishes = {name: ["--family", name] for name in TABLES} | {"everything": []}
    print(f"{'what':<12} {'decisions':>10} {'seconds':>8} {'per second':>11}  verdict")
    for name, options in wishes.items():
        found = [run(program, options) for _ in range(rounds)]
        decisions = found[0][0]
        seconds = statistics.median(seconds for _, seconds, _ in found)
        verdicts = "/".join(sorted({verdict for _, _, verdict in found}))
        print(f"{name:<12} {decisions:>10} {seconds:>8.1f} {decisions / seconds:>11.0f}  {verdicts}")


if __name__ == "__main__":
    main()
