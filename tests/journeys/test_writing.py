"""Writing a reply: formatting, pictures, files, and what the buttons do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, Route, expect

from rapport.customers.models import Note, Person
from rapport.people.models import User
from rapport.tickets.actions import receive, reply, resolve
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Picture, Ticket

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]
# Paste a picture that the page draws itself.
PASTE = """() => new Promise((done) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 40;
  canvas.toBlob((blob) => {
    const data = new DataTransfer();
    data.items.add(new File([blob], "shot.png", { type: "image/png" }));
    const event = { clipboardData: data, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
    done();
  });
})"""


@pytest.fixture(autouse=True)
def quiet_news(page: Page) -> None:
    """Silence the stream: the server of these tests has none."""

    def hush(route: Route) -> None:
        route.fulfill(headers={"Content-Type": "text/event-stream"}, body=": hi\n\n")

    page.route("**/events", hush)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_formatted_reply_with_a_picture_and_a_file(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, ticket: Ticket, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.keyboard.press("r")
    page.keyboard.type("Please wait")
    for _letter in "wait":
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Control+b")
    text = page.locator("[name=reply]")
    expect(text).to_have_value("Please **wait**")
    page.keyboard.press("Control+End")
    with page.expect_response(lambda answer: answer.url.endswith("/draft/")):
        page.evaluate(PASTE)
        line = page.locator("[data-picture]")
        expect(line).to_have_attribute("data-reference", f"![shot.png](picture:{_kept(page)})")
    expect(page.locator("[data-draft-state]")).to_contain_text("draft saved")

    page.reload()
    expect(line.locator("img")).to_have_js_property("naturalWidth", 40)
    page.set_input_files("[name=files]", [_pdf("report.pdf"), _pdf("other.pdf")])
    files = page.locator(".composer-file")
    expect(files).to_have_count(2)
    files.nth(1).get_by_role("button", name="Remove it from the message").click()
    expect(files).to_have_text(["report.pdf1 KB"])
    page.get_by_role("button", name="Show how it will look").click()
    expect(page.locator("[data-preview] strong")).to_have_text("wait")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.get_by_role("button", name="Show how it will look").click()
    expect(text).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")

    message = page.locator(".message-agent")
    expect(message.locator("strong")).to_have_text("wait")
    expect(message.locator(".message-body img")).to_have_js_property("naturalWidth", 40)
    expect(message.locator(".attachment")).to_contain_text("report.pdf")
    assert not Picture.objects.exists()
    assert complaints == []


def test_enter_in_the_addresses_goes_on_to_the_words(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.keyboard.press("r")
    page.keyboard.type("Half a sentence")
    for address in ("fay@studio.example", "not yet one"):
        page.locator("#composer [name=cc]").fill(address)
        page.locator("#composer [name=cc]").press("Enter")
        expect(page.locator("[name=reply]")).to_be_focused()
    page.locator("#composer [name=to]").press("Enter")
    expect(page.locator("#composer [name=cc]")).to_be_focused()
    assert not Message.objects.filter(kind="reply").exists()


def test_enter_in_a_new_ticket_goes_on_to_the_words(
    page: Page, sign_in: SignIn, ben: User, dora: Person, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/new/?customer={dora.pk}")
    page.locator("#new-ticket [name=subject]").fill("A broken export")
    page.keyboard.press("Enter")
    expect(page.locator("#new-ticket [name=text]")).to_be_focused()
    page.keyboard.type("It stops.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="A broken export")).to_be_visible()


def test_a_picture_is_taken_out_again_and_a_refused_one_says_why(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.keyboard.press("r")
    page.evaluate(PASTE)
    expect(page.locator("[name=reply]")).to_have_value(f"![shot.png](picture:{_kept(page)})\n")
    page.locator("[data-picture-remove]").click()
    expect(page.locator("[name=reply]")).to_have_value("")
    expect(page.locator("[data-picture]")).to_have_count(0)

    sentence = "There are too many pictures in this text."
    refusal = {"code": "invalid", "sentence": sentence}
    page.route("**/pictures/", lambda route: route.fulfill(status=422, json=refusal))
    page.evaluate(PASTE)
    expect(page.get_by_role("alert")).to_contain_text(sentence)
    expect(page.locator("[name=reply]")).to_have_value("")


def _pdf(name: str) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": b"%PDF"}


def _kept(page: Page) -> int:
    expect(page.locator("[data-picture][data-removal$=removal\\/]")).to_have_count(1)
    return Picture.objects.get().pk


def test_a_note_has_no_recipients(page: Page, sign_in: SignIn, ben: User, ticket: Ticket) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    expect(page.locator("#composer [name=to]")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator("#composer [name=to]")).not_to_be_visible()
    expect(page.locator("#composer [name=cc]")).not_to_be_visible()


def test_a_resolved_ticket_is_answered_and_stays_so_or_is_reopened(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    reply(ticket, text="Try again.", by=ben)
    resolve(ticket, by=ben)
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    expect(page.get_by_role("button", name="Send and resolve")).not_to_be_visible()
    page.keyboard.press("r")
    page.keyboard.type("You are welcome.")
    with page.expect_navigation():
        page.get_by_role("button", name="Send, stays resolved").click()
    ticket.refresh_from_db()
    assert ticket.status == "resolved"

    page.keyboard.press("r")
    page.keyboard.type("One more thing.")
    with page.expect_navigation():
        page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".flashes")).to_contain_text(f"#{ticket.pk} is open again.")
    ticket.refresh_from_db()
    assert ticket.status == "pending"
    assert Message.objects.filter(kind="reply").count() == 3


def test_a_mail_is_shown_as_it_was_sent_at_its_full_height(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, ticket: Ticket, dora: Person
) -> None:
    rows = "".join(f"<tr><td>Row {n}</td></tr>" for n in range(12))
    content = Content(text="Rows", quoted="> earlier", html=f"<table>{rows}</table>")
    receive(ticket, person=dora, content=content, channel="email", by=dora)
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")

    page.get_by_text("Show as sent").click()
    frame = page.locator(".message-frame")
    expect(frame.content_frame.get_by_text("Row 11")).to_be_visible()
    expect(frame).to_have_attribute("height", re.compile(r"\d{3}"))
    fits = "frame => frame.clientHeight >= frame.contentDocument.documentElement.scrollHeight"
    assert frame.evaluate(fits)
    assert complaints == []


def test_a_picture_and_what_is_saved_belong_to_reply_or_note(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.keyboard.press("r")
    with page.expect_response(lambda answer: answer.url.endswith("/draft/")):
        page.evaluate(PASTE)
    picture, state = page.locator("[data-picture]"), page.locator("[data-draft-state]")
    expect(picture).to_be_visible()
    expect(state).to_contain_text("raft saved")

    page.get_by_role("radio", name="Note").check()
    expect(picture).to_be_hidden()
    expect(state).to_be_empty()
    page.get_by_role("radio", name="Reply").check()
    expect(picture).to_be_visible()
    expect(state).to_contain_text("raft saved")

    page.reload()
    page.get_by_role("radio", name="Note").check()
    expect(picture).to_be_hidden()
    expect(state).to_be_empty()


def test_a_customers_note_is_kept_when_the_page_is_left_and_saved_by_the_keyboard(
    page: Page, sign_in: SignIn, ben: User, dora: Person
) -> None:
    sign_in(ben)
    page.goto(dora.get_absolute_url())
    page.locator("summary", has_text="Write a note").click()
    page.get_by_label("Note", exact=True).fill("Prefers to be called.")
    page.goto("/customers/")
    page.goto(dora.get_absolute_url())

    text = page.get_by_label("Note", exact=True)
    expect(text).to_have_value("Prefers to be called.")
    text.press("Control+Enter")
    expect(page.get_by_text("Prefers to be called.").first).to_be_visible()
    expect(page.get_by_label("Note", exact=True)).to_have_value("")
    assert Note.objects.get().text == "Prefers to be called."


def test_cc_completes_people_while_one_types(
    page: Page, sign_in: SignIn, ben: User, emil: Person, cleo: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.keyboard.press("Shift+C")
    cc = page.get_by_role("combobox", name="Cc")
    options = page.get_by_role("listbox", name="People found").get_by_role("option")
    # Dora gets the reply anyway; her address and Emil's both end in "example".
    page.keyboard.type("example")
    expect(options.filter(has_text="Emil")).to_have_count(1)
    expect(options.filter(has_text="Dora")).to_have_count(0)
    page.keyboard.press("Control+a")
    page.keyboard.type("emi")
    expect(options).to_have_count(1)
    expect(cc).to_have_attribute("aria-activedescendant", "recipient-0")
    page.keyboard.press("Enter")
    expect(cc).to_have_value("emil@sato.example, ")
    expect(cc).to_be_focused()
    page.keyboard.type("cleo")
    expect(options).to_have_count(1)
    page.keyboard.press("Tab")
    expect(cc).to_have_value(f"emil@sato.example, {cleo.email}, ")
    expect(page.locator("[name=reply]")).to_be_focused()
    page.keyboard.type("Both of you should know.")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert Message.objects.get(kind="reply").cc == ["emil@sato.example", cleo.email]


@pytest.mark.parametrize("width", [1440, 1920])
def test_what_was_said_last_stays_in_sight_while_an_answer_grows(
    page: Page, sign_in: SignIn, ben: User, dora: Person, ticket: Ticket, width: int
) -> None:
    for number in range(4):
        words = "\n\n".join(f"Line {number}.{line} of what I saw." for line in range(12))
        receive(ticket, person=dora, content=Content(words), channel="email", by=dora)
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/#composer")
    last = page.locator("#conversation .message-body").last
    for _line in range(40):
        page.keyboard.type("Thank you.")
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "reply"
    box, dock = last.bounding_box(), page.locator(".composer-dock").bounding_box()
    assert box is not None
    assert dock is not None
    assert box["y"] + box["height"] > 0
    assert box["y"] + box["height"] <= dock["y"] + 1
    assert dock["height"] < 600
