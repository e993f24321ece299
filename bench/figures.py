"""Prints the figures of `bench/run` as tables; each is the median of its runs, with the lowest and highest beside it.

    python3 bench/figures.py figures.jsonl
"""

import json
import os
import statistics
import sys
from collections import defaultdict

TICKS = os.sysconf("SC_CLK_TCK")


def spread(values):
    return f"{statistics.median(values):,.0f} ({min(values):,.0f} to {max(values):,.0f})"


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|" + " --- |" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def median(runs, field):
    return statistics.median(run[field] for run in runs)


def page(name, runs):
    each = statistics.median(1000 * run["ticks"] / TICKS / max(1, run["requests"]) for run in runs)
    return [
        name, spread([run["per_second"] for run in runs]), f"{median(runs, 'p50_ms'):.1f}",
        f"{median(runs, 'p99_ms'):.1f}", f"{each:.2f}", f"{median(runs, 'bytes_each') / 1000:.1f}",
        sum(run["failed"] for run in runs),
    ]


def door(name, runs):
    return [
        name[0], name[1], spread([run["per_second"] for run in runs]),
        spread([run["per_second_settled"] for run in runs]), sum(run["busy"] for run in runs),
    ]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        figures = [json.loads(line) for line in file]
    pages, doors = defaultdict(list), defaultdict(list)
    for figure in figures:
        if figure["kind"] == "page":
            pages[figure["name"]].append(figure)
        if figure["kind"] == "door":
            doors[figure["name"], figure["callers"]].append(figure)
    table(
        ["page", "requests/s", "p50 ms", "p99 ms", "server CPU ms each", "kB each", "failed"],
        [page(name, runs) for name, runs in pages.items()])
    table(
        ["tool", "callers", "calls/s", "calls/s until the audit is on disk", "refused"],
        [door(name, runs) for name, runs in doors.items()])
    for figure in figures:
        if figure["kind"] == "memory":
            print(f"Memory {figure['name']}: {figure['kilobytes'] / 1024:,.0f} MiB")
        if figure["kind"] == "import":
            print(f"Import: {figure['seconds']} s; the database has {figure['megabytes']} MB")
    if any(figure.get("failed") for figure in figures):
        sys.exit("Some requests failed: the figures above do not count.")


main()
