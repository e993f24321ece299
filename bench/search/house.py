"""The portal's own article search, run on the SQL that stands in Sources/Store."""

import math
import re
from pathlib import Path

STORE = Path(__file__).resolve().parents[2] / "Sources" / "Store"
TITLE_WEIGHT = 4
MOST_WORDS = 8

# The scoped views of PortalView+All.swift, with their two rules written out.
VIEWS = """
CREATE TEMP VIEW portal_article AS
    SELECT tenant_id, id, slug, title, body, length, updated_at FROM article
    WHERE tenant_id = nexie_tenant() AND state = 'published' AND visibility IN ('public', 'customers');
CREATE TEMP VIEW portal_article_term AS
    SELECT tenant_id, term, article_id, tf FROM article_term WHERE tenant_id = nexie_tenant();
"""


def schema():
    """The tables of articles and of their words, as the migration makes them."""
    text = (STORE / "Schema" / "Migration+Articles.swift").read_text()
    found = re.search(r'sql: """(.*?)"""', text, re.DOTALL)
    if found is None:
        raise SystemExit("The migration of articles has changed its form.")
    return found[1].replace("REFERENCES tenant (id) ON DELETE RESTRICT", "")


def statement(name):
    """The text of one of the article statements."""
    text = (STORE / "Records" / "ArticleStatements.swift").read_text()
    columns = re.search(r'columns = "(.*?)"', text)
    found = re.search(rf'"article\.{name}",\s*"""\n(.*?)"""', text, re.DOTALL)
    if columns is None or found is None:
        raise SystemExit(f"The statement article.{name} has changed its form.")
    return found[1].replace(r"\(columns)", columns[1])


def words(text):
    return re.findall(r"[a-z]+", text.lower())


def put(connection, tenant, number, title, body):
    """An article and its words, as ArticleIndex.swift keeps them."""
    ident = f"{tenant}-{number:05}"
    counts = {}
    for word in words(body):
        counts[word] = counts.get(word, 0) + 1
    for word in words(title):
        counts[word] = counts.get(word, 0) + TITLE_WEIGHT
    connection.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, 'customers', 'published', ?, 0)",
        (tenant, ident, ident, ident, title, body, len(words(body))))
    connection.executemany(
        "INSERT INTO article_term VALUES (?, ?, ?, ?)",
        [(tenant, word, ident, count) for word, count in sorted(counts.items())])


class House:
    """Asks as ScopedStore+Articles.swift does."""

    def __init__(self, connection):
        self._connection = connection
        self._extent, self._spread, self._search = (statement(name) for name in ("extent", "spread", "search"))

    def best(self, tenant, query, limit=10):
        """Identifier and score of the best articles."""
        articles, length = self._run(self._extent, [tenant, "", ""]).fetchone()
        if articles == 0:
            return []
        slots = []
        for word in query[:MOST_WORDS]:
            low, high = word, word + "\x01"
            holding = self._run(self._spread, [tenant, "", "", low, high]).fetchone()[0]
            slots += [low, high, weight(articles, holding)]
        slots += ["", "", 0] * (MOST_WORDS - len(slots) // 3)
        values = [tenant, "", "", max(1, length // articles), *slots, limit]
        return [(row[0], row[5]) for row in self._run(self._search, values)]

    def _run(self, sql, values):
        numbered = {str(index + 1): value for index, value in enumerate(values)}
        return self._connection.execute(sql, numbered)


def weight(articles, holding):
    if holding == 0:
        return 0
    return round(math.log(1 + (articles - holding + 0.5) / (holding + 0.5)) * 1000) + 1
