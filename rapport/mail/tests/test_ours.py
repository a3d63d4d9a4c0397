"""Text of our own in an answer without marks."""

from __future__ import annotations

import pytest

from rapport.mail.quoting.ours import part
from tests.growth import assert_linear

SENT = (
    "Hello Ida,\n\nthe fine sieve fits your mill. Please measure the ring before you order:\n"
    "it has to be 42 cm wide. We send it on Monday.\n\nBen"
)
WRAPPED = (
    "Hello Ida, the fine sieve fits your mill.\nPlease measure the\nring before you order: it has\n"
    "to be 42 cm wide. We send it on\nMonday. Ben"
)


@pytest.mark.parametrize("ours", [SENT, WRAPPED, SENT.replace("\n", "\n| "), SENT.upper()])
@pytest.mark.parametrize("below", ["", "\n\nIda Moen\nMill road 4"])
def test_what_follows_is_ours(ours: str, below: str) -> None:
    reply, quoted = part(f"It is 41 cm.\n\n{ours}{below}", [SENT])

    assert reply.startswith("It is 41 cm.")
    assert "fine sieve" not in reply
    assert reply.endswith(below.strip() or "41 cm.")
    assert "sieve" in quoted.lower()


@pytest.mark.parametrize(
    "between",
    [
        "It has 41.",
        "Yes",
        "it has to be 42 cm wide, you say, but mine has 41",
        "No, not on Monday: send it on Tuesday.",
        "Please measure it yourself.",
    ],
)
@pytest.mark.parametrize("after", range(2, 6))
def test_words_between_stay(between: str, after: int) -> None:
    lines = SENT.split("\n")
    lines.insert(after, between)
    answer = "See below.\n" + "\n".join(lines)

    reply, _quoted = part(answer, [SENT])

    assert between in reply.split("\n")


def test_after_words_between_ours_go_on() -> None:
    lines = SENT.split("\n")
    lines.insert(3, "Which ring?")

    reply, quoted = part("See below.\n" + "\n".join(lines), [SENT])

    assert reply.split() == ["See", "below.", "Which", "ring?"]
    assert "We send it on Monday." in quoted


@pytest.mark.parametrize(
    "answer",
    [
        "",
        SENT,
        f"\n{SENT}\n\n",
        "Hello Ida,\n\nthe fine sieve fits not.",
        "Hello Ben, thanks. The fine sieve fits your mill? I measure the ring.",
        "It is Monday. Ben",
    ],
)
def test_in_doubt_everything_is_new(answer: str) -> None:
    assert part(answer, [SENT, "Yes.", ""]) == (answer, "")


def test_the_text_that_it_quotes_is_found_among_several() -> None:
    reply, quoted = part(f"Thanks.\n\n{SENT}", ["We have got your mail and answer soon.", SENT])

    assert (reply, "sieve" in quoted) == ("Thanks.", True)


def test_signs_between_stay() -> None:
    reply, _quoted = part(SENT.replace("order:", "order:\n👍") + "\nSo be it.", [SENT])

    assert reply.split() == ["👍", "So", "be", "it."]


@pytest.mark.parametrize("unit", ["hello ", "hello\n", "hello ida the\n", "a b c d e\n"])
def test_hostile_answers_take_linear_time(unit: str) -> None:
    ours = ["hello ida the " * 1_500, "hello " * 3_000, "a b c d e " * 2_000, SENT, SENT]

    assert_linear(lambda answer: part(answer, ours), lambda length: unit * length, 9_000)


OPENED = "We open at nine on every weekday, and at ten on Saturdays.\nMill & Sieve\nBergen"


@pytest.mark.parametrize(
    "head",
    [
        "##- Answer above this line · #86 · r.2e.7f.t5cf -##\n\n",
        "##- Bitte über dieser Zeile antworten · #86 -##\n",
        "Von: Mill & Sieve\nGesendet: Montag\n\n",
        "From: Mill & Sieve\nSent: Monday\n",
        "De : Mill & Sieve\nEnvoyé : lundi\n\n",
        "*Fra:* Mill & Sieve\n*Sendt:* mandag\n\n",
    ],
)
@pytest.mark.parametrize("rule", ["--", "-- ", "__", "—"])
def test_a_head_and_a_rule_go_with_our_text(head: str, rule: str) -> None:
    body, firm, town = OPENED.split("\n")
    ours = f"{head}{body}\n\n{rule}\n{firm}\n{town}"

    assert part(f"Then I come.\n\n{ours}", [OPENED])[0] == "Then I come."
    assert part(f"{ours}\n\nAnd on Sundays?", [OPENED])[0] == "And on Sundays?"


@pytest.mark.parametrize("line", ["Order: 41", "Size: XL\nColour: red", "From: Oslo to: Bergen"])
def test_labels_of_the_writer_above_our_text_stay(line: str) -> None:
    reply, _quoted = part(f"Then I come.\n\n{line}\n\n{OPENED}", [OPENED])

    assert reply == f"Then I come.\n\n{line}"
