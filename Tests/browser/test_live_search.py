"""Finding while one types, against a page that answers as the server's pages do."""

import re
from html import escape
from urllib.parse import parse_qs, urlsplit

import labels
import pytest
from panel import said
from playwright.sync_api import Page, Route, expect

ARTICLES = ["Printer jams", "Printer offline", "Password reset", "<img src=x onerror=alert(1)>"]
PAGE = """<!doctype html><html lang="en"><head><title>Stand-in</title>{script}</head><body><main>
<form action="/portal/kb" method="get" data-live="found"><input type="hidden" name="sort" value="new">
<input type="search" name="q" aria-label="Search articles"><button>Search</button></form>
<div id="found">{results}</div>
<form action="/portal/tickets" method="post"><label>Subject <input name="subject"></label>
<div data-suggest="/portal/kb"></div></form></main></body></html>"""


@pytest.fixture
def asked() -> list[dict]:
    """The queries that reached the server, in order."""
    return []


@pytest.fixture
def page(owner_page, asked) -> Page:
    """A page with a search and a form; its answers are made here, its script is the real one."""
    owner_page.goto("/portal")
    script = re.search(r"<script[^>]*portal[^>]*></script>", owner_page.content()).group()

    def answer(route: Route):
        query = {name: values[0] for name, values in parse_qs(urlsplit(route.request.url).query).items()}
        asked.append(query)
        part = query.get("part")
        body = results(query.get("q", ""))
        if part == "found" and "<li" not in body:
            body = ""
        if not part:
            body = PAGE.format(script=script, results=body)
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    owner_page.route(re.compile(r"/portal/kb(\?|$)"), answer)
    owner_page.goto("/portal/kb")
    asked.clear()
    return owner_page


def results(words: str) -> str:
    titles = [title for title in ARTICLES if words.lower() in title.lower()]
    links = "".join(f'<li><a href="/portal/kb/{n}">{escape(title)}</a></li>' for n, title in enumerate(titles))
    return f"<ul>{links}</ul>" if links else "<p>Nothing found</p>"


def test_a_list_follows_what_is_typed(page, asked):
    box = page.get_by_role("searchbox")
    box.press_sequentially("printer", delay=20)
    expect(page.locator("#found li")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"/portal/kb\?sort=new&q=printer$"))
    expect(said(page)).to_have_text("2 results")
    expect(box).to_be_focused()
    assert box.evaluate("box => box.selectionStart") == len("printer")
    # How often is asked on the way depends on how fast the machine types; the last word counts.
    assert asked[-1] == {"sort": "new", "q": "printer", "part": "results"}

    box.press("Control+a")
    page.keyboard.type("password")
    expect(page.locator("#found li")).to_have_count(1)
    expect(said(page)).to_contain_text("1 result")
    box.fill("nothing like it")
    expect(page.locator("#found")).to_have_text("Nothing found")
    expect(said(page)).to_contain_text("0 results")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/portal$"))


def test_an_older_answer_never_covers_a_newer_one(page):
    held = []
    page.route(re.compile(r"q=print&part"), lambda route: held.append(route))
    box = page.get_by_role("searchbox")
    with page.expect_request(re.compile(r"q=print&part")):
        box.fill("print")
    box.fill("password")
    expect(page.locator("#found li")).to_have_count(1)
    assert len(held) == 1
    held[0].fulfill(body="<ul><li>Too late</li></ul>", content_type="text/html")
    expect(page.locator("#found")).to_contain_text("Password")


def test_titles_are_never_taken_for_markup(page):
    page.get_by_role("searchbox").fill("onerror")
    expect(page.locator("#found li")).to_have_count(1)
    expect(page.locator("img")).to_have_count(0)


def test_a_search_after_the_session_ended_says_so_and_leads_back_to_it(page):
    away = {"location": "/portal/login"}
    page.route(re.compile(r"part=results"), lambda route: route.fulfill(status=303, headers=away))
    page.get_by_role("searchbox").fill("printer")
    expect(page.locator("#found")).to_contain_text(labels.LOGGED_OUT)
    expect(page.locator("#found li")).to_have_count(0)
    expect(said(page)).to_contain_text(labels.LOGGED_OUT)
    link = page.locator("#found").get_by_role("link", name=labels.LOG_IN_AGAIN)
    expect(link).to_have_attribute("href", "/portal/login?next=%2Fportal%2Fkb%3Fsort%3Dnew%26q%3Dprinter")


@pytest.mark.parametrize("answer", [None, "<main>Another page</main>"])
def test_a_search_that_fails_says_so_and_can_be_tried_again(page, answer):
    broken = lambda route: route.fulfill(body=answer) if answer else route.abort()
    page.route(re.compile(r"q=printer&part=results"), broken)
    page.get_by_role("searchbox").fill("printer")
    expect(page.locator("#found")).to_contain_text(labels.NOT_SEARCHED)
    expect(said(page)).to_contain_text(labels.NOT_SEARCHED)
    expect(page.locator("#found li")).to_have_count(0)
    page.locator("#found").get_by_role("link", name=labels.TRY_AGAIN).click()
    expect(page.locator("#found li")).to_have_count(2)


def test_a_subject_brings_articles_that_open_beside_the_form(page, asked):
    subject = page.get_by_label(labels.SUBJECT)
    subject.press_sequentially("pr")
    page.wait_for_timeout(500)
    assert asked == []
    subject.press_sequentially("inter")
    expect(page.get_by_role("heading", name=labels.MAY_HELP)).to_be_visible()
    expect(subject).to_be_focused()
    expect(said(page)).to_contain_text("may already help")
    link = page.locator("[data-suggest]").get_by_role("link", name=labels.NEW_TAB).first
    with page.context.expect_page() as opened:
        link.press("Enter")
    opened.value.close()
    expect(subject).to_have_value("printer")

    subject.fill("unheard of")
    expect(page.get_by_role("heading", name=labels.MAY_HELP)).to_have_count(0)
