import re

import labels
from playwright.sync_api import Page, expect


def test_a_contact_searches_and_reads_an_article(owner_page):
    search(owner_page, "reset password")
    found = results(owner_page)
    expect(found.first).to_be_visible()
    title = found.first.inner_text()
    assert "password" in owner_page.get_by_role("main").inner_text().lower()

    found.first.click()
    expect(owner_page).to_have_url(re.compile(r"/portal/kb/[\w-]+$"))
    heading = owner_page.get_by_role("heading", level=1)
    expect(heading).to_be_visible()
    assert heading.inner_text() in title
    assert len(owner_page.get_by_role("main").inner_text()) > 200


def test_a_search_without_a_result_says_so_and_keeps_the_words(owner_page):
    search(owner_page, "zyzzyva")
    expect(results(owner_page)).to_have_count(0)
    expect(owner_page.get_by_role("searchbox", name=labels.SEARCH_ARTICLES)).to_have_value("zyzzyva")


def test_words_of_the_search_are_shown_as_they_were_typed(owner_page):
    words = "<img src=x onerror=alert(1)>"
    search(owner_page, words)
    expect(owner_page.get_by_role("searchbox", name=labels.SEARCH_ARTICLES)).to_have_value(words)
    expect(owner_page.locator("img[onerror]")).to_have_count(0)


def search(page: Page, words: str):
    page.goto("/portal/kb")
    page.get_by_role("searchbox", name=labels.SEARCH_ARTICLES).fill(words)
    page.get_by_role("button", name=labels.SEARCH).click()
    expect(page).to_have_url(re.compile(r"/portal/kb\?q="))


def results(page: Page):
    return page.locator('main a[href^="/portal/kb/"]')
