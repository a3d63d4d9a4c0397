"""Letters of customers: nothing written is hidden, quotes and signatures are folded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rapport.mail import read
from rapport.mail.tests.letters import generator, letters, pages
from rapport.mail.tests.letters.blocks import LANGUAGES
from rapport.mail.tests.letters.judge import compare, judge
from rapport.mail.tests.letters.letters import Letter
from rapport.mail.tests.letters.mails import flow, mail
from rapport.mail.text import flowed

SOUND = """\
== xx-001 | after-name | text
v The cable is missing.
v
s Best regards
s Anna
v Please send the grey one.
q > Anna, we have your order.

== xx-002 | quote | mail-html | Anna Weber
v <p>The cable is missing.</p>
t <blockquote>
q <p>We have your order.</p>
t </blockquote>
"""


def letter(*lines: str, form: str = "text", id_: str = "xx-001", language: str = "de") -> Letter:
    marked = [(line[0], line[2:]) for line in lines]
    return Letter(id_, language, "other", form, "Jürgen Weber", marked)


def test_the_files_are_sound() -> None:
    assert letters.faults() == []


def test_the_fresh_files_are_sound() -> None:
    found = letters.written(letters.FOLDER / "fresh")
    assert letters.faults(letters.FOLDER / "fresh") == []
    assert {one.language for one in found} == set(LANGUAGES)
    assert [one.id for one in found if not one.id.startswith(f"x-{one.language}-")] == []


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "xx.txt").write_text(SOUND, encoding="utf-8")
    first, second = letters.written(tmp_path)
    assert letters.faults(tmp_path) == []
    assert (first.language, first.kind, first.form, first.sender) == (
        *("xx", "after-name", "text", ""),
    )
    assert first.lines[1:3] == [("v", ""), ("s", "Best regards")]
    assert second.sender == "Anna Weber"
    assert second.units == [("v", "The cable is missing."), ("q", "We have your order.")]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("a line\n== xx-1 | quote | text\nv yes", "xx.txt:1: a line above the first head"),
        ("== xx-1 | quote | text\nv yes\nno mark", "xx.txt:3: a line without a mark: no mark"),
        ("== xx-1 | quotes | text\nv yes", "xx.txt:1: xx-1: no kind 'quotes'"),
        ("== xx-1 | quote | page\nv yes", "xx.txt:1: xx-1: no form 'page'"),
        ("== xx-1 | quote | mail\nv yes", "xx.txt:1: xx-1: a mail without a sender"),
        ("== xx-1 | quote | text\nq yes", "xx.txt:1: xx-1: nothing that must be shown"),
        ("== xx-1 | quote | text\nv yes\nt <p>", "xx.txt:1: xx-1: markup in a text"),
        ("== xx-1 | quote | html\nv yes\nt <p>no", "xx.txt:1: xx-1: text on a line of markup"),
        (
            "== xx-1 | quote | text\nv the same words in two lines\nq the same words in two lines",
            "xx.txt:1: xx-1: both written and folded: the same words in two lines",
        ),
        (
            "== xx-1 | quote | text\nv yes\n== xx-1 | quote | text\nv no",
            "xx.txt:3: xx-1 is also in xx.txt:1",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, source: str, fault: str) -> None:
    (tmp_path / "xx.txt").write_text(source, encoding="utf-8")
    assert letters.faults(tmp_path) == [fault]


def test_about_a_third_is_held_apart() -> None:
    share = sum(letters.held(letter("v x", id_=f"xx-{number}")) for number in range(3000)) / 3000
    assert 0.3 < share < 0.37


def test_what_is_missing_of_a_reply_is_hidden() -> None:
    one = letter("v Hello,", "s Anna", "v One more thing.", "q > Hello,")
    verdict = compare(one, ("Hello,", "> Hello,", "Anna\nOne more thing."))
    assert (verdict.hidden, verdict.left_quote, verdict.left_signature) == (
        *(("One more thing.",), (), ()),
    )


def test_what_stays_in_a_reply_is_left() -> None:
    one = letter("v Hello,", "s Anna", "q On Monday, Ben wrote:", "q > Hello,")
    verdict = compare(one, ("Hello,\nAnna\nOn Monday, Ben wrote:", "> Hello,", ""))
    assert (verdict.hidden, verdict.left_quote, verdict.left_signature) == (
        *((), ("On Monday, Ben wrote:",), ("Anna",)),
    )


def test_a_text_that_repeats_is_told_apart_by_its_neighbours() -> None:
    one = letter("v Hello,", "v yes", "v Thanks", "q Hello,", "q Did it come?", "s Thanks", "s Ann")
    right = compare(one, ("Hello,\nyes\nThanks", "Hello,\nDid it come?", "Thanks\nAnn"))
    assert not (right.hides or right.leaves_quote or right.leaves_signature)
    wrong = compare(one, ("Hello,\nyes", "Hello,\nDid it come?", "Thanks\nThanks\nAnn"))
    assert wrong.hidden == ("Thanks",)


def test_marks_that_the_reader_adds_to_a_page_make_no_difference() -> None:
    one = letter(
        "v <td>Cable</td><td>2</td>", "v <li>grey</li>", "v 👍", "q <p>Old</p>", form="html"
    )
    assert not compare(one, ("Cable | 2\n- grey\n👍", "> Old", "")).hides
    assert compare(one, ("Cable | 2\n- grey", "👍\n> Old", "")).hidden == ("👍",)


def test_a_link_that_the_reader_writes_out_makes_no_difference() -> None:
    one = letter('v Look at <a href="https://a.example/x">this</a> one.', "v yes", form="html")
    assert not compare(one, ("Look at this <https://a.example/x> one.\nyes", "", "")).hides
    assert compare(one, ("Look at this <https://a.example/x>\nyes", "one.", "")).hides


def test_a_line_that_the_reader_changed_is_sought() -> None:
    one = letter("v Look at it.", "q <p>An old question</p>", form="html")
    assert not compare(one, ("Look at it. [picture]", "An old question", "")).hides
    assert compare(one, ("Look at it. [picture] An old question", "", "")).leaves_quote
    assert compare(one, ("[picture]", "Look at it. An old question", "")).hides


@pytest.mark.parametrize("number", range(30))
def test_a_mail_holds_the_letter_whatever_its_charset(number: int) -> None:
    long = "Schöne Grüße aus Köln, wo heute leider schon wieder > 30 Grad sind, " * 3
    one = letter(f"v {long.strip()}", "v > npm install", "v  eingerückt", "q > Grüß Gott",
                 form="mail", id_=f"de-{number}")  # fmt: skip
    found = read(mail(one))
    assert found.text.split() == one.source.split()
    assert found.from_.name == "Jürgen Weber"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("ru", "Здравствуйте, кабеля нет."), ("ja", "ケーブルが入っていません。")),
        *(("zh", "包裹里没有电缆。"), ("ko", "케이블이 없습니다."), ("he", "הכבל חסר בחבילה.")),
        *(("ar", "الكابل غير موجود."), ("el", "Λείπει το καλώδιο."), ("tr", "Kablo eksik, ığşç.")),
        *(("pl", "Brakuje kabla, proszę żółty."), ("uk", "Немає кабелю, їй-богу, ґрунт.")),
    ],
)
def test_a_mail_holds_the_letter_in_every_language(language: str, text: str) -> None:
    for number in range(9):
        one = letter(f"v {text}", form="mail", id_=f"{language}-{number}", language=language)
        assert read(mail(one)).text == text


def test_a_flowed_letter_reads_as_before() -> None:
    long = "The cable that I ordered last week in the evening is missing from the parcel, > 2 m. "
    one = letter(
        f"v {long * 3}".strip(), "v > a prompt", "q > a quote", "q >> an older one", "s --"
    )
    lines = [line.rstrip() for line in flowed.unflow(flow(one), delsp=False).split("\n")]
    assert lines[1:] == ["> a prompt", "> a quote", ">> an older one", "--"]
    assert lines[0] == (long * 3).strip()


def test_questions_may_stay_above_their_answers() -> None:
    lines = [("q", "> Which one?"), ("v", "The grey one."), ("q", "> Regards, Ben")]
    one = Letter("xx-001", "de", "inline", "text", "", lines)
    reply = "> Which one?\nThe grey one."
    assert not compare(one, (reply, "> Regards, Ben", "")).leaves_quote
    assert compare(one, (f"{reply}\n> Regards, Ben", "", "")).leaves_quote
    assert compare(replace(one, kind="bottom"), (reply, "> Regards, Ben", "")).leaves_quote


def test_generated_letters_are_sound_and_each_is_another() -> None:
    found = generator.generated()
    assert [(one.id, fault) for one in found for fault in letters.check(one)] == []
    assert len({one.source for one in found}) == len(found) == generator.MOST


def test_a_letter_of_a_seed_is_the_same_on_every_run() -> None:
    assert generator.generated(50) == generator.generated()[:50]
    assert generator.letter(7, seed=1) == generator.letter(7, seed=1)
    assert generator.letter(7, seed=2).source != generator.letter(7, seed=1).source


def test_generated_letters_that_are_held_apart_have_words_of_their_own() -> None:
    found = generator.generated()
    held = "\n".join(one.source for one in found if letters.held(one))
    others = "\n".join(one.source for one in found if not letters.held(one))
    assert "leave it as it was" in held and "leave it as it was" not in others
    assert "make it the larger size" in others and "make it the larger size" not in held


def test_generated_letters_have_every_kind_language_form_and_program() -> None:
    found = generator.generated()
    assert {one.kind for one in found} == set(letters.KINDS)
    assert {one.language for one in found} == set(LANGUAGES)
    assert {one.form for one in found} == set(letters.FORMS)
    assert len(LANGUAGES) == 24
    written = "\n".join(one.source for one in found if one.is_html)
    lines = {name: client["line"].partition("{}")[0] for name, client in pages.clients().items()}
    assert [name for name, line in lines.items() if line not in written] == []


def _shares(chosen: list[letters.Letter]) -> tuple[float, float, float]:
    """Return the shares that hide something, leave a quote and leave a signature."""
    verdicts = [judge(one) for one in chosen]
    for verdict in verdicts:
        lines = {text for _, text in verdict.letter.units}
        assert {*verdict.hidden, *verdict.left_quote, *verdict.left_signature} <= lines
        assert any(verdict.parts)
    quotes = sum(verdict.letter.has("q") for verdict in verdicts)
    signatures = sum(verdict.letter.has("s") for verdict in verdicts)
    return (
        sum(verdict.hides for verdict in verdicts) / len(verdicts),
        sum(verdict.leaves_quote for verdict in verdicts) / quotes,
        sum(verdict.leaves_signature for verdict in verdicts) / signatures,
    )


def test_the_reader_keeps_to_the_limits_on_open_letters() -> None:
    hide, quote, signature = _shares([one for one in generator.every() if not letters.held(one)])
    assert hide <= 0.001
    assert quote <= 0.05
    assert signature <= 0.30


def test_the_reader_does_not_fall_back_on_letters_held_apart() -> None:
    # The aims are 0.1, 5 and 30 %; docs/reference/mail-understanding.md has what was seen.
    hide, quote, signature = _shares([one for one in generator.every() if letters.held(one)])
    assert hide <= 0.006
    assert quote <= 0.05
    assert signature <= 0.36


def _fresh(*, held: bool) -> list[Letter]:
    found = letters.written(letters.FOLDER / "fresh")
    return [one for one in found if letters.held(one) is held]


def test_nothing_is_hidden_in_open_fresh_letters() -> None:
    hide, quote, signature = _shares(_fresh(held=False))
    assert hide == 0
    assert quote <= 0.05
    assert signature <= 0.25


def test_the_reader_does_not_fall_back_on_fresh_letters_held_apart() -> None:
    # Four of 87 hide a line; the aim is none.
    hide, quote, signature = _shares(_fresh(held=True))
    assert hide <= 4 / 87
    assert quote <= 0.05
    assert signature <= 0.25
