import re

import labels
from login import ask_for_link, expect_logged_in, expect_logged_out, log_in, log_out
from playwright.sync_api import expect


def test_a_link_opened_in_the_browser_that_asked_needs_one_click(page, portal):
    person = portal.newcomer()
    message = ask_for_link(page, portal, person)
    page.goto(message.link)
    expect(page.get_by_label(labels.CODE)).to_have_count(0)
    page.get_by_role("button", name=labels.CONTINUE).click()
    expect(page).to_have_url(f"{portal.base_url}/portal")
    expect_logged_in(page, person)


def test_looking_at_a_link_spends_nothing_and_using_it_does(page, visitors, portal):
    person = portal.newcomer()
    message = ask_for_link(page, portal, person)
    for _ in range(3):
        assert page.request.head(message.link).ok
        page.goto(message.link)
    page.get_by_role("button", name=labels.CONTINUE).click()
    expect_logged_in(page, person)

    latecomer = visitors.page()
    latecomer.goto(message.link)
    continue_button = latecomer.get_by_role("button", name=labels.CONTINUE)
    if continue_button.count():
        latecomer.get_by_label(labels.CODE).fill(message.code)
        continue_button.click()
    expect_logged_out(latecomer)


def test_a_link_opened_in_another_browser_asks_for_the_code_too(page, visitors, portal):
    person = portal.newcomer()
    message = ask_for_link(page, portal, person)
    other = visitors.page()
    other.goto(message.link)
    code = other.get_by_label(labels.CODE)
    code.fill("000000" if message.code != "000000" else "111111")
    other.get_by_role("button", name=labels.CONTINUE).click()
    expect_logged_out(other)

    other.goto(message.link)
    code.fill(message.code)
    other.get_by_role("button", name=labels.CONTINUE).click()
    expect_logged_in(other, person)


def test_the_code_of_the_mail_logs_in_on_another_device(page, visitors, portal):
    person = portal.newcomer()
    message = ask_for_link(page, portal, person)
    phone = visitors.page()
    phone.goto("/portal/login/sent")
    phone.get_by_label(labels.EMAIL).fill(person.email)
    phone.get_by_label(labels.CODE).fill(message.code)
    phone.get_by_role("button", name=labels.LOG_IN_WITH_CODE).click()
    expect_logged_in(phone, person)


def test_a_stranger_is_answered_like_a_client(page, visitors, portal):
    person = portal.newcomer()
    ask_for_link(page, portal, person)
    answers = [page.get_by_role("main").inner_text().replace(person.email, "ADDRESS")]
    for address in ["nobody@example.test", "not an address", person.email.upper()]:
        stranger = visitors.page()
        stranger.goto("/portal/login")
        field = stranger.get_by_label(labels.EMAIL)
        field.evaluate("field => field.removeAttribute('pattern')")
        field.fill(address)
        stranger.get_by_role("button", name=labels.ASK_FOR_LINK).click()
        expect(stranger).to_have_url(re.compile(r"/portal/login/sent$"))
        answers.append(stranger.get_by_role("main").inner_text().replace(address, "ADDRESS"))
    assert len(set(answers)) == 1
    assert portal.mail.count("nobody@example.test") == 0


def test_the_page_first_asked_for_opens_after_login(page, portal, owner):
    page.goto("/portal/invoices?status=overdue")
    expect_logged_out(page)
    page.goto(ask_for_link(page, portal, owner).link)
    page.get_by_role("button", name=labels.CONTINUE).click()
    expect(page).to_have_url(f"{portal.base_url}/portal/invoices?status=overdue")


def test_after_logout_the_back_button_shows_nothing_personal(page, portal):
    person = portal.newcomer()
    log_in(page, portal, person)
    page.goto("/portal/kb")
    log_out(page, person)
    expect(page.get_by_label(labels.EMAIL)).to_have_value("")
    page.go_back()
    expect_logged_out(page)
    expect(page.locator("body")).not_to_contain_text(person.name)
    expect(page.locator("body")).not_to_contain_text(person.company)
