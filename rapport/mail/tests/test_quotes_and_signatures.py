"""Top, bottom and interleaved posting, signatures, and unfoldable text."""

from __future__ import annotations

import pytest

from rapport.mail.quoting import split
from rapport.mail.quoting.cards.walk import Text
from tests.growth import assert_linear

MOBILE = [
    "Sent from my iPhone",
    "Sent from my Galaxy",
    "Sent from Yahoo Mail for iPhone",
    "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "Von meinem iPhone gesendet",
    "Gesendet von Outlook für Android<https://aka.ms/AAb9ysg>",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "Envoyé de mon iPhone",
    "Envoyé à partir de Outlook pour Android",
    "Enviado desde mi iPhone",
    "Enviado do meu iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Sendt fra min iPhone",
    "Skickat från min iPhone",
    "Lähetetty iPhonesta",
    "Wysłane z iPhone'a",
    "Odesláno z iPhonu",
    "Отправлено с iPhone",
    "Надіслано з iPhone",
    "iPhone'umdan gönderildi",
    "iPhoneから送信",
    "发自我的 iPhone",
    "나의 iPhone에서 보냄",
    "أرسلت من الـ iPhone",
]


@pytest.mark.parametrize("line", MOBILE)
def test_a_mobile_signature_is_folded(line: str) -> None:
    found = split(f"The export works now.\n\n{line}")
    assert (found.reply, found.signature) == ("The export works now.", line)


@pytest.mark.parametrize(
    ("text", "reply", "signature"),
    [
        ("Yes, please.\n\n-- \nDora Lind\nNord AG", "Yes, please.", "-- \nDora Lind\nNord AG"),
        ("Yes, please.\n--\nDora", "Yes, please.", "--\nDora"),
        (
            "Please call me about it.\n\nMit freundlichen Grüßen\nDora Lind\nTel. +49 30 1234567",
            "Please call me about it.",
            "Mit freundlichen Grüßen\nDora Lind\nTel. +49 30 1234567",
        ),
        ("Bitte um Rückruf.\n\nViele Grüße\nDora", "Bitte um Rückruf.", "Viele Grüße\nDora"),
        ("Gracias por todo.\n\nUn saludo,\nDora", "Gracias por todo.", "Un saludo,\nDora"),
    ],
)  # fmt: skip
def test_a_signature_is_folded(text: str, reply: str, signature: str) -> None:
    found = split(text)
    assert found.reply == reply
    assert found.signature.split() == signature.split()


@pytest.mark.parametrize(
    "text",
    [
        "Thanks",
        "Thanks,\nDora",
        "Best regards",
        "Sent from my iPhone",
        "-- \nDora",
        "Item   Price\n-------------\nApples     3\nPears      4",
        "Could you change these:\n- Dora\n- Emil",
        "See below.\n\nTuesday",
        "Hello\n\nThe export stops.\n\nThanks for looking into it, I need it by Friday!",
    ],
)
def test_what_is_no_signature_stays(text: str) -> None:
    assert split(text).reply.split() == text.split()


def test_bottom_posting_keeps_the_answer() -> None:
    found = split("On 4 May 2021, at 10:12, Ben <ben@desk.example> wrote:\n> Again?\n\nYes, again.")
    assert found.reply == "Yes, again."


def test_interleaved_answers_keep_what_they_answer() -> None:
    text = (
        "Hi Ben,\n\nOn 4 May 2021, at 10:12, Ben <ben@desk.example> wrote:\n"
        "> Which file?\n\nThe second.\n\n> Since when?\n\nSince Monday.\n\n> Ben"
    )
    found = split(text)
    assert found.reply == (
        "Hi Ben,\n\n> Which file?\n\nThe second.\n\n> Since when?\n\nSince Monday."
    )
    assert "> Ben" in found.quoted


def test_nothing_is_lost() -> None:
    text = "New.\n\nOn 4 May 2021, at 10:12, Ben <b@desk.example> wrote:\n> Old.\n\n-- \nDora"
    found = split(text)
    parts = f"{found.reply}\n{found.quoted}\n{found.signature}".split()
    assert sorted(parts) == sorted(text.split())


@pytest.mark.parametrize("text", ["", "\n\n", "> only\n> quoted", "On 4 May 2021, Ben wrote:\n> x"])
def test_never_folds_everything(text: str) -> None:
    assert split(text).reply.strip() == text.strip()


def test_a_known_sender_tells_a_name_from_a_word() -> None:
    text = "Please restart the export tonight\nDora"
    assert split(text).reply == text
    assert split(text, sender=("dora", "lind")).signature == "Dora"


@pytest.mark.parametrize(
    ("unit", "end"),
    [("a", ""), ("> ", ""), ("On ", "wrote:"), ("From: ", ""), ("-", ""), (" ", "x"), ("=?", ""),
     ("@", ""), ("a@", ""), ("<", ""), (":", ""), ("1:", ""), ("2021 ", ""), (" a", ""),
     ("Sent from ", ""), ("*_", "")],
)  # fmt: skip
def test_hostile_lines_take_linear_time(unit: str, end: str) -> None:
    start = "--" if unit == " a" else ""

    def texts(length: int) -> list[str]:
        line = start + unit * (length // len(unit)) + end
        return [line, f"{line}\n{line}\n{line}", f"x\n\n{line}\n\n> y"]

    assert_linear(lambda texts: [split(text) for text in texts], texts, 100_000)


def test_words_beyond_what_is_read_line_by_line_show() -> None:
    log = "Here is the log\n\n" + "> line 7\n" * 3_100 + "\nWhat is wrong?"
    assert split(log).reply.endswith("What is wrong?")

    wrote = "Blue please\n\nOn Mon, 3 Jun 2024 at 10:00 Shop <s@shop.example> wrote:\n"
    tail = split(wrote + "> quoted\n" * 3_100 + "Tail of mine")
    assert tail.reply.endswith("Tail of mine")
    assert "> quoted" not in tail.reply


def test_many_answers_between_quotes_are_read_at_once() -> None:
    assert "b" in split("> a\nb\n" * 20).reply
    assert_linear(split, lambda size: "> a\nb\n" * size, 1_400)


def test_a_line_above_a_card_is_asked_once_whatever_stands_on_it() -> None:
    text = Text(["Our VAT number?", "x" * 50_000, "Bea", *["HRB 644 x"] * 50])
    text.filled = list(range(len(text.lines)))
    asked: list[str] = []

    def asks(line: str) -> bool:
        asked.append(line)
        return line.startswith("Bea")

    answers = [text.is_above(position, asks) for position in (1, 2, 30, 3, 2, 50)]
    assert answers == [False, False, True, True, False, True]
    assert asked == text.lines[:3]
