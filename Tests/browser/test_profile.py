"""What people change about themselves and how they end a ticket, in every mode."""

import re

import labels
import pytest
from modes import MODES
from playwright.sync_api import expect
from tickets import unusual_word
from walk import Walk


@pytest.fixture(params=MODES, ids=str)
def mode(request):
    return request.param


@pytest.fixture
def walk(mode, visitors, tour):
    """Starts a way through the portal as somebody."""

    def start(who: str) -> Walk:
        page = visitors.page(mode.options, storage_state=tour.state(who))
        return Walk(page, mode, tour.person(who))

    return start


def test_a_wrong_number_loses_nothing_and_is_kept_when_mended(walk):
    visit = walk("chloe")
    visit.page.goto("/portal/profile")
    title = f"Keeper of the {unusual_word('lamp')}"
    visit.type(labels.PHONE, "call me")
    visit.type(labels.POSITION, title)
    visit.press(visit.main.get_by_role("button", name=labels.SAVE, exact=True))
    phone = visit.main.get_by_label(labels.PHONE)
    expect(phone).to_have_attribute("aria-invalid", "true")
    expect(phone).to_have_value("call me")
    expect(visit.main.get_by_label(labels.POSITION)).to_have_value(title)
    visit.type(labels.PHONE, "0044 20 7946 0000 x 12")
    visit.press(visit.main.get_by_role("button", name=labels.SAVE, exact=True))
    expect(visit.main.get_by_role("status")).to_contain_text(labels.PROFILE_SAVED)
    expect(phone).to_have_value("+44 20 7946 0000 ext. 12")


def test_a_city_is_chosen_from_the_list(walk):
    visit = walk("chloe")
    visit.page.goto("/portal/profile")
    visit.press(visit.main.get_by_role("link", name=labels.ALL_CITIES))
    visit.press(visit.main.get_by_role("link", name="Europe"))
    visit.press(visit.main.get_by_role("link", name="Lisbon"))
    expect(visit.main.get_by_label(labels.TIME_ZONE)).to_have_value("Europe/Lisbon")


def test_another_name_is_asked_for_and_taken_back(walk):
    visit = walk("quinn")
    visit.page.goto("/portal/profile")
    visit.press(visit.main.get_by_role("link", name=labels.ASK_FOR_NAME))
    name = f"Quinn {unusual_word('Berg').capitalize()}"
    visit.type(labels.NEW_NAME, name)
    visit.press(visit.main.get_by_role("button", name=labels.SEND_REQUEST))
    visit.is_at(r"/portal/profile(\?.*)?")
    expect(visit.main).to_contain_text(name)
    visit.press(visit.main.get_by_role("button", name=re.compile("^Withdraw")))
    expect(visit.main.get_by_role("link", name=labels.ASK_FOR_NAME)).to_be_visible()


def test_a_ticket_is_closed_and_opened_again(walk):
    visit = walk("anna")
    word = unusual_word("door")
    visit.page.goto("/portal/tickets/new")
    visit.type(labels.SUBJECT, f"The {word} squeaks")
    visit.type(labels.DESCRIPTION, "Since this morning.")
    visit.press(visit.main.get_by_role("button", name=labels.SEND_TICKET))
    visit.press(visit.main.get_by_role("link", name=labels.CLOSE_TICKET))
    visit.press(visit.main.get_by_role("button", name=labels.CLOSE_IT))
    visit.is_at(r"/portal/tickets/\d+(\?.*)?")
    expect(visit.main).to_contain_text("closed this ticket")
    visit.press(visit.main.get_by_role("link", name=labels.REOPEN_TICKET))
    visit.type(labels.STILL_WRONG, f"The {word} squeaks again.")
    visit.press(visit.main.get_by_role("button", name=labels.REOPEN_IT))
    expect(visit.main).to_contain_text(f"The {word} squeaks again.")
    expect(visit.main.get_by_role("link", name=labels.CLOSE_TICKET)).to_be_visible()
