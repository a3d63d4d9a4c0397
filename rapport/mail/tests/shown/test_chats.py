"""Chats and logs with introductions of their own show."""

from __future__ import annotations

import pytest

from rapport.mail.document import reply_text
from rapport.mail.quoting import split

CHATS = [
    ("On Mon, 4 May 2026 at 09:12 Bot wrote:", "On Mon, 4 May 2026 at 09:13 Joe wrote:"),
    ("Am 04.05.2026 um 09:12 schrieb Bot:", "Am 04.05.2026 um 09:13 schrieb Uwe Kern:"),
    ("Le 4 mai 2026 à 09:12, Bot a écrit :", "Le 4 mai 2026 à 09:13, Luc a écrit :"),
    ("El 4 de mayo de 2026, 9:12, Bot escribió:", "El 4 de mayo de 2026, 9:15, Al escribió:"),
    ("4 мая 2026 г. в 09:12 Бот написал:", "4 мая 2026 г. в 09:13 Иван написал:"),
]  # fmt: skip


@pytest.mark.parametrize("chat", CHATS)
def test_a_chat_shows_in_the_order_of_its_talk(chat: tuple[str, str]) -> None:
    text = f"I tried.\n\n{chat[0]}\nHello?\n\n{chat[1]}\nIt flickers.\n\nBut I got nothing."
    assert split(text).reply == text


@pytest.mark.parametrize("chat", [CHATS[0], *CHATS[2:]])
def test_a_thread_that_goes_back_in_time_folds(chat: tuple[str, str]) -> None:
    text = f"I tried.\n\n{chat[1]}\nHello?\n\n{chat[0]}\nIt flickers."
    assert split(text).reply == "I tried."


@pytest.mark.parametrize("lead", ["Console:", "The log says:", "Protokoll:", "El registro dice:"])
@pytest.mark.parametrize("address", ["", " <cron@host.example>"])
def test_an_announced_log_shows(lead: str, address: str) -> None:
    text = f"It stops.\n\n{lead}\n\n2026-05-03 10:00 cron{address} wrote:\ndisk full\n\nWhy?"
    assert split(text).reply == text


@pytest.mark.parametrize(
    "mark", ['class="gmail_quote"', 'class="yahoo_quoted"', 'id="isReplyContent"', 'name="quote"']
)
def test_a_box_that_only_its_class_makes_a_quote_shows(mark: str) -> None:
    page = f"<p>It flickers.</p><div {mark}><p>Please refund order 4411.</p></div>"
    assert "4411" in reply_text(page, "", is_html=True)["reply"]


@pytest.mark.parametrize(
    "first", ["On 3 May 2026 at 10:00 Ann wrote:", "Hello Joe,", "Sent: Monday", "Ann wrote"]
)
def test_a_box_with_an_introduction_or_a_greeting_folds(first: str) -> None:
    page = f'<p>It flickers.</p><div class="yahoo_quoted"><p>{first}</p><p>Restart it.</p></div>'
    assert reply_text(page, "", is_html=True)["reply"] == "It flickers."
