"""Administrators read what clients and Nexie said, see what has no answer, and ask Nexie themselves in a preview."""

import os
import re

import labels
import pytest
from chat import ask, bubbles, expect_quiet
from looks import axe_faults, sideways_faults
from playwright.sync_api import expect
from test_preview import bar, begin
from test_staff import SIZES, inside

HOSTILE = "Zzqxa <img src=zzqxb onerror=zzqxc> [zzqxd](https://evil.zzqx)"


@pytest.fixture(scope="module")
def asked(browser, portal, owner_state):
    """Questions of a client's: one with an answer, one without."""
    context = browser.new_context(base_url=portal.base_url, storage_state=owner_state)
    page = context.new_page()
    ask(page, "Which tickets are open?")
    expect_quiet(page)
    page.goto("/portal/nexie")
    ask(page, HOSTILE)
    expect_quiet(page)
    context.close()


def look(page, name):
    """Keeps a picture where somebody wants to look at it."""
    if folder := os.environ.get("NEXIE_LOOKS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_conversations_and_questions_are_read_without_a_fault(visitors, ines, asked, size, scheme):
    page = visitors.page(SIZES[size], color_scheme=scheme, storage_state=ines.state)
    page.goto("/staff/nexie")
    page.get_by_role("navigation", name="Nexie").get_by_role("link", name="Conversations").click()
    expect(page.get_by_role("heading", name="Conversations", level=1)).to_be_visible()
    assert axe_faults(page) + sideways_faults(page) == []
    look(page, f"list-{size}-{scheme}")
    page.get_by_label("With").select_option("unanswered")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("main").get_by_role("link", name=re.compile("^Zzqxa")).first.click()
    main = page.get_by_role("main")
    expect(main).to_contain_text(HOSTILE)
    expect(main.locator("img")).to_have_count(0)
    expect(main.locator("a[href*=evil]")).to_have_count(0)
    expect(main).to_contain_text("The guide did not understand")
    assert axe_faults(page) + sideways_faults(page) == []
    look(page, f"talk-{size}-{scheme}")
    page.goto("/staff/nexie/conversations")
    page.get_by_role("main").get_by_role("link", name="Which tickets are open?").first.click()
    page.get_by_text("One tool was asked").first.click()
    expect(page.get_by_role("main")).to_contain_text("list_tickets")
    assert axe_faults(page) + sideways_faults(page) == []
    look(page, f"tools-{size}-{scheme}")
    page.get_by_role("link", name="Conversations", exact=True).first.click()
    page.goto("/staff/nexie/questions")
    expect(page.get_by_role("main")).to_contain_text("zzqx")
    assert axe_faults(page) + sideways_faults(page) == []
    look(page, f"questions-{size}-{scheme}")


def test_a_day_that_is_none_is_said_at_its_field_and_stays(visitors, ines):
    page = visitors.page(storage_state=ines.state, wanted=422, java_script_enabled=False)
    page.goto("/staff/nexie/conversations")
    page.get_by_label("From").fill("yesterday")
    page.get_by_role("button", name="Show").click()
    field = page.get_by_label("From")
    expect(field).to_have_value("yesterday")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("main")).to_contain_text("Write a day such as")


def test_files_are_taken_along(visitors, ines, asked):
    page = inside(visitors, ines)
    for path, words in [
        ("/staff/nexie/conversations", "Last message (UTC)"), ("/staff/nexie/questions", "zzqx"),
    ]:
        page.goto(path)
        with page.expect_download() as download:
            page.get_by_role("link", name="Download as CSV").first.click()
        assert words in download.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("script", [True, False])
def test_nexie_is_asked_in_a_preview_and_the_person_never_sees_it(
    visitors, ines, owner_state, size, scheme, script
):
    page = visitors.page(
        SIZES[size], color_scheme=scheme, storage_state=ines.state, java_script_enabled=script, reduced_motion="reduce"
    )
    begin(page)
    page.goto("/portal/nexie")
    main = page.get_by_role("main")
    expect(main).to_contain_text("You ask Nexie in a preview")
    if script:
        assert axe_faults(page) + sideways_faults(page) == []
    words = f"Which invoices are open? asked by staff {size} {scheme} {script}"
    page.get_by_label(labels.MESSAGE).fill(words)
    main.get_by_role("button", name=labels.SEND).click()
    expect(bubbles(page).nth(0)).to_contain_text(words)
    expect(bubbles(page).nth(1)).not_to_have_text("")
    if script:
        expect_quiet(page)
    page.goto("/portal/nexie")
    page.get_by_role("link", name="Go on with what you asked").click()
    expect(bubbles(page).nth(0)).to_contain_text(words)
    expect(main.get_by_role("button", name="Delete")).to_have_count(0)
    if script:
        assert axe_faults(page) + sideways_faults(page) == []
    if script:
        look(page, f"preview-{size}-{scheme}")
    own = visitors.page(storage_state=owner_state)
    own.goto("/portal/nexie")
    expect(own.get_by_role("main")).not_to_contain_text("asked by staff")
    bar(page).get_by_role("button", name=labels.PREVIEW_STOP).click()
    expect(page).to_have_url(re.compile(r"/staff/users/"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_person_has_a_budget_of_their_own(visitors, ines, size, scheme):
    page = visitors.page(SIZES[size], color_scheme=scheme, storage_state=ines.state, wanted=422)
    page.goto("/staff/users?q=david@marigold")
    page.get_by_role("link", name="David").first.click()
    page.get_by_label("How much").fill("many")
    page.get_by_role("button", name="Set the budget").click()
    expect(page.get_by_label("How much")).to_have_value("many")
    expect(page.get_by_label("How much")).to_have_attribute("aria-invalid", "true")
    assert axe_faults(page) + sideways_faults(page) == []
    page.get_by_label("How much").fill("7")
    page.get_by_role("button", name="Set the budget").click()
    expect(page.get_by_role("status").first).to_contain_text("The budget is kept")
    row = page.get_by_role("row").filter(has_text="7 messages")
    expect(row).to_contain_text("Only David")
    assert axe_faults(page) + sideways_faults(page) == []
    look(page, f"budget-{size}-{scheme}")
    row.get_by_role("button", name=re.compile("Take away")).click()
    expect(page.get_by_role("status").first).to_contain_text("taken away")
    expect(page.get_by_role("row").filter(has_text="7 messages")).to_have_count(0)
