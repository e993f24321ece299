"""What FTS5 would cost and tell here, beside the portal's own index: the same articles, the same queries, one run.

    python3 bench/search/fts5.py
"""

import random
import sqlite3
import statistics
import tempfile
import time
from itertools import accumulate
from pathlib import Path

import house

OWN = 200
STRANGERS = [0, 200, 2_000, 20_000]
WORDS_IN_BODY = 120
VOCABULARY = 4_000
SHARED = 100
QUERIES = 40
REPEATS = 9
LIMIT = 10
BOTH_COLUMNS = "{title body}"

TABLE = "CREATE VIRTUAL TABLE article_fts USING fts5(tenant_id, title, body, content = 'article')"
FILTERED = """
    SELECT article.id, article.slug, article.title, article.updated_at, article.body,
        bm25(article_fts, 0.0, 4.0, 1.0) AS score
    FROM article_fts JOIN article ON article.rowid = article_fts.rowid
    WHERE article_fts MATCH ? AND article.tenant_id = ? AND article.state = 'published'
        AND article.visibility IN ('public', 'customers')
    ORDER BY score LIMIT ?
"""


class Writer:
    """Writes a tenant's articles: everybody writes about the same few things, and each about some of their own."""

    def __init__(self, seed, vocabulary):
        self._random = random.Random(seed)
        own = self._random.sample(vocabulary[SHARED:], len(vocabulary) - SHARED)
        self._vocabulary = self._random.sample(vocabulary[:SHARED], SHARED) + own
        self._steps = list(accumulate(1 / (rank + 20) for rank in range(len(vocabulary))))

    def text(self, count):
        return " ".join(self._random.choices(self._vocabulary, cum_weights=self._steps, k=count))

    def query(self):
        shared = self._random.sample(self._vocabulary[:SHARED], self._random.randint(1, 2))
        return shared + self._random.sample(self._vocabulary[SHARED : 4 * SHARED], self._random.randint(1, 2))


def vocabulary():
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    chosen = random.Random(1)
    names = set()
    while len(names) < VOCABULARY:
        names.add("".join(chosen.choices(syllables, k=3)))
    return sorted(names)


def fill(connection, strangers, names):
    """One tenant's own articles, and strangers in tenants of the same size."""
    connection.execute("PRAGMA cache_size = -262144")
    for first in range(0, OWN + strangers, OWN):
        tenant = f"T{first // OWN:04}"
        writer = Writer(tenant, names)
        for number in range(first, first + OWN):
            house.put(connection, tenant, number, writer.text(4), writer.text(WORDS_IN_BODY))
    connection.execute("INSERT INTO article_fts(article_fts) VALUES ('rebuild')")
    connection.execute("INSERT INTO article_fts(article_fts) VALUES ('optimize')")
    connection.commit()
    connection.execute("PRAGMA cache_size = -2000")


def methods(connection):
    """The three ways of asking, each with a query's words: identifiers and scores."""
    own = house.House(connection)

    def match(text):
        rows = connection.execute(FILTERED, (text, "T0000", LIMIT))
        return [(row[0], row[5]) for row in rows]

    def any_of(query):
        return f"({BOTH_COLUMNS} : ({' OR '.join(query)}))"

    return {
        "FTS5, rows filtered": lambda query: match(any_of(query)),
        "FTS5, tenant a word": lambda query: match(f"(tenant_id : T0000) AND {any_of(query)}"),
        "the house's index": lambda query: own.best("T0000", query, LIMIT),
    }


def opened(folder, strangers, names):
    """A database with one tenant's own articles and so many of strangers."""
    connection = sqlite3.connect(Path(folder) / f"{strangers}.db")
    connection.create_function("nexie_tenant", 0, lambda: "T0000", deterministic=True)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + house.schema() + TABLE)
    connection.executescript(house.VIEWS)
    fill(connection, strangers, names)
    return connection


def measure(asks, queries):
    """For each way of asking the median over the queries of each query's median milliseconds, and the answers.

    The ways take turns, so that whatever else the machine does falls on all of them.
    """
    medians = {way: [] for way in asks}
    answers = {way: [ask(query) for query in queries] for way, ask in asks.items()}
    for query in queries:
        times = {way: [] for way in asks}
        for _ in range(REPEATS):
            for way, ask in asks.items():
                begin = time.perf_counter()
                ask(query)
                times[way].append((time.perf_counter() - begin) * 1000)
        for way in asks:
            medians[way].append(statistics.median(times[way]))
    return {way: (statistics.median(medians[way]), answers[way]) for way in asks}


def tell(found):
    print(f"SQLite {sqlite3.sqlite_version}, {OWN} own articles, {QUERIES} queries of 2 to 4 words, median of medians")
    for name in dict.fromkeys(name for name, _ in found):
        alone, neighbours = found[name, STRANGERS[0]], found[name, STRANGERS[1]]
        print(f"\n{name}")
        print("  strangers   ms/query   against 200   top ten in another order   best score of query 1")
        for strangers in STRANGERS:
            taken, answers = found[name, strangers]
            moved = sum(1 for a, b in zip(alone[1], answers) if [row[0] for row in a] != [row[0] for row in b])
            print(
                f"  {strangers:9,}   {taken:8.3f}   {taken / neighbours[0]:10.1f}x"
                f"   {moved:14} of {QUERIES}   {answers[0][0][1]:20.3f}")


def reach():
    """What an authorizer is asked about when a search goes through a scoped view over FTS5."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        """
        CREATE TABLE article (tenant_id TEXT, title TEXT, body TEXT);
        INSERT INTO article VALUES ('A', 'vpn', 'ours'), ('B', 'vpn', 'theirs');
        CREATE VIRTUAL TABLE article_fts USING fts5(tenant_id, title, body, content = 'article');
        INSERT INTO article_fts(article_fts) VALUES ('rebuild');
        CREATE TEMP VIEW scoped AS
            SELECT title, article_fts AS words, rank FROM article_fts WHERE tenant_id = 'A';
        """)
    asked = set()

    def note(action, table, column, database, accessor):
        if action == sqlite3.SQLITE_READ and accessor is None and table != "scoped":
            asked.add(table)
        return sqlite3.SQLITE_OK

    connection.set_authorizer(note)
    connection.execute("SELECT title FROM scoped WHERE words MATCH 'vpn' ORDER BY rank").fetchall()
    print("\nRead in the client's own name by one search through a scoped view: " + ", ".join(sorted(asked)))


def main():
    names = vocabulary()
    asker = Writer("T0000", names)
    queries = [asker.query() for _ in range(QUERIES)]
    with tempfile.TemporaryDirectory() as folder:
        connections = {strangers: opened(folder, strangers, names) for strangers in STRANGERS}
        asks = {
            (name, strangers): ask
            for strangers, connection in connections.items()
            for name, ask in methods(connection).items()
        }
        tell(measure(asks, queries))
        for connection in connections.values():
            connection.close()
    reach()


if __name__ == "__main__":
    main()
