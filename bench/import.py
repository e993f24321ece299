#!/usr/bin/env python3
"""How many records a second `nexie import` brings in, and what it takes in memory and on the disk.

    bench/import.py                     the release program, 100,000 mixed records, three rounds
    NEXIE=path/to/nexie bench/import.py --records 400000 --rounds 1
    bench/import.py --again             each round brings the same file in a second time, where every record is known

Every round begins with a fresh demo. Memory is the process's peak (VmHWM); scratch and log are looked at many times a
second, and are gone when the import ends.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMPANIES = 500
# 499 companies, 3 contacts and 2 invoices each, the demo's company's 2 invoices, and the articles.
PEOPLE_AND_MONEY = 499 * 4 + 500 * 2
ARTICLES = 200


def seed(program, data):
    """Makes the demo's world in a folder."""
    demo = subprocess.Popen(
        [program, "demo", "--port", "0", "--data", data, "--json"], cwd=HERE.parent, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL)
    demo.stdout.readline()
    demo.terminate()
    demo.stdout.close()
    demo.wait()


def write_world(path, records):
    tickets = max(1, (records - PEOPLE_AND_MONEY - ARTICLES) // 2)
    with open(path, "wb") as file:
        subprocess.run(
            [sys.executable, HERE / "world.py", "--companies", str(COMPANIES), "--tickets", str(tickets),
             "--articles", str(ARTICLES)], stdout=file, check=True)


def megabytes(number):
    return round(number / 1e6, 1)


def nameless(process):
    """Bytes in files that the process has open and that have lost their names: the scratch."""
    total = 0
    try:
        for file in os.scandir(f"/proc/{process}/fd"):
            if "/import-scratch-" in os.readlink(file.path):
                total += os.stat(file.path).st_size
    except OSError:
        pass
    return total


def size(path):
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def bring(program, data, world):
    """One import: what it said, with its peaks beside it."""
    process = subprocess.Popen(
        [program, "import", "--demo", data, "--tenant", "larkfield", "--json", world], cwd=HERE.parent,
        stdout=subprocess.PIPE)
    scratch = log = 0
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            break
        scratch, log = max(scratch, nameless(process.pid)), max(log, size(f"{data}/nexie.db-wal"))
        time.sleep(0.05)
    if status != 0:
        sys.exit(f"the import ended with {os.waitstatus_to_exitcode(status)}")
    found = json.loads(process.stdout.read())
    process.stdout.close()
    return found | {
        "memory": megabytes(usage.ru_maxrss * 1024), "processor": usage.ru_utime + usage.ru_stime,
        "scratch": megabytes(scratch), "log": megabytes(log), "database": megabytes(size(f"{data}/nexie.db")),
    }


def tell(name, rounds):
    rates = [one["records_per_second"] for one in rounds]
    print(f"{name}: {rounds[0]['records']:,} records, {statistics.median(rates):,.0f} a second "
          f"({min(rates):,.0f} to {max(rates):,.0f}), "
          f"{statistics.median(one['processor'] for one in rounds):.1f} s of processor time; "
          f"VmHWM {max(one['memory'] for one in rounds):.0f} MB, scratch {max(one['scratch'] for one in rounds):.0f} MB, "
          f"log {max(one['log'] for one in rounds):.0f} MB, database {rounds[-1]['database']:.0f} MB")


def main():
    parser = argparse.ArgumentParser(description="Measures `nexie import`.")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--again", action="store_true", help="bring the file in twice, and tell of both")
    options = parser.parse_args()
    program = os.path.abspath(os.environ.get("NEXIE", HERE.parent / ".build/release/nexie"))
    new, again = [], []
    with tempfile.TemporaryDirectory() as folder:
        seed(program, f"{folder}/seed")
        write_world(f"{folder}/world.jsonl", options.records)
        for _ in range(options.rounds):
            shutil.copytree(f"{folder}/seed", f"{folder}/data")
            new.append(bring(program, f"{folder}/data", f"{folder}/world.jsonl"))
            if options.again:
                again.append(bring(program, f"{folder}/data", f"{folder}/world.jsonl"))
            shutil.rmtree(f"{folder}/data")
        print(f"the file has {megabytes(size(f'{folder}/world.jsonl')):.0f} MB")
    tell("new", new)
    if again:
        tell("again", again)


if __name__ == "__main__":
    main()
