"""Introductions that no table has, and lines that look like one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rapport.mail.quoting import split

FOLDER = Path(__file__).parent / "replies"
AROUND = tomllib.loads((FOLDER / "languages.toml").read_text(encoding="utf-8"))
TABLES = tomllib.loads((FOLDER / "introductions.toml").read_text(encoding="utf-8"))
WRITTEN = [
    line.split("\t")
    for line in (FOLDER / "introduced_by_customers.txt").read_text(encoding="utf-8").split("\n")
    if "\t" in line
]


def introductions(*kinds: str) -> list[tuple[str, str]]:
    return [
        (code, line) for code, table in TABLES.items() for kind in kinds for line in table[kind]
    ]


@pytest.mark.parametrize(("language", "introduction"), introductions("open", "marked"))
def test_an_introduction_above_marks_is_folded(language: str, introduction: str) -> None:
    reply, old = AROUND[language]["reply"], AROUND[language]["old"]
    marked = "\n".join(f"> {line}" for line in old.split("\n"))
    assert split(f"{reply}\n\n{introduction}\n{marked}").reply == reply
    assert split(f"{reply}\n\n{introduction}\n\n{marked}").reply == reply
    assert split(f"{reply}\n{introduction}\n{marked}").reply == reply
    assert split(f"{introduction}\n{marked}\n\n{reply}").reply == reply


@pytest.mark.parametrize(("language", "introduction"), introductions("open"))
def test_an_introduction_above_a_bare_quote_is_folded(language: str, introduction: str) -> None:
    reply, old = AROUND[language]["reply"], AROUND[language]["old"]
    assert split(f"{reply}\n\n{introduction}\n\n{old}").reply == reply


@pytest.mark.parametrize(("line", "below"), WRITTEN)
def test_a_line_of_the_customer_shows_with_what_follows(line: str, below: str) -> None:
    for text in (f"{line}\n{below}", f"{line}\n\n{below}", f"{line}\n> {below}"):
        assert split(f"4711\n\n{text}\n\nAnn").reply.startswith(f"4711\n\n{text}")


def test_marked_lines_above_an_original_message_are_the_writers() -> None:
    written = "Since the update:\n\nthe page turns in circles.\n\n> hinge bent\n> no manual"
    head = "-----Özgün İleti-----\nKimden: Şahin Destek <yardim@sahin.example>\nKonu: Talebiniz"
    found = split(f"{written}\n\n{head}\nTarih: 10 Mart 2026 09:14\n\nUygun mu?")
    assert found.reply == written


@pytest.mark.parametrize(
    "line",
    [
        "נא להשיב מעל לשורה זו",
        "-- נא להגיב מעל שורה זו --",
        "Yanıtınızı bu satırın üzerine yazınız",
        "=== Bitte nur über dieser Linie antworten ===",
        "-- Gelieve boven deze lijn te antwoorden --",
        "-- Vänligen svara ovanför denna rad --",
        "-- Odpovězte prosím nad tímto řádkem --",
        "-- Kérjük, e sor fölé írja a válaszát --",
        "-- Будь ласка, відповідайте вище цього рядка --",
    ],
)
def test_the_line_to_answer_above_begins_a_quote(line: str) -> None:
    assert split(f"4711, Ann\n\n{line}\n\n88120").reply == "4711, Ann"


def test_a_trip_above_the_head_of_a_mail_is_not_part_of_it() -> None:
    trip = "出发:杭州东\n日期:2026年3月12日\n主题:出差\n7车厢 41座\n\n帮我改签"
    head = "发件人: 猎鹰旅行 <help@lieying.example>\n发送时间: 2026年3月12日 9:14\n主题: 您的咨询"
    assert split(f"{trip}\n{head}\n\n感谢您的来信。").reply == trip


def test_a_head_in_less_common_words_is_folded() -> None:
    head = (
        "-----Ursprüngl. Mitteilung-----\nVon: Falke Kundendienst <hilfe@falke.example>\n"
        "An: anna@heim.example\nVerschickt: Di, 10. Mrz 2026 9:14\nThema: Ihre Anfrage"
    )
    assert split(f"4711, Anna\n\n{head}\n\nPasst Mittwoch?").reply == "4711, Anna"


@pytest.mark.parametrize(
    "quote",
    [
        "> Hola, Sandra, tu bicicleta ha llegado a la tienda de Getafe. Puedes\npasar\n"
        "> a por ella cuando quieras, de lunes a\nsábado.\n> Trae el documento.",
        "> Gentile cliente, può ritirare il pacco presso lo sportello della sede\noppure\n"
        "> ordinarlo con le credenziali già\nin suo possesso.",
        "> Ronaldo, o disco que reservou chegou. Mandamos já pelos\nCorreios\n"
        "> ou levanta na\nloja?",
    ],
)
def test_words_that_a_program_wrapped_out_of_a_quote_are_part_of_it(quote: str) -> None:
    intro = "2026-03-10 09:14, Kestrel Support <help@kestrel.example> wrote:"
    assert split(f"OK, 4711.\n\n{intro}\n{quote}").reply == "OK, 4711."


def test_short_answers_between_marked_lines_show() -> None:
    text = (
        "Ann:\n\n2026-03-10, Kestrel <help@kestrel.example> wrote:\n> colour\ngrey\n> size\nforty"
    )
    assert "grey" in split(text).reply and "forty" in split(text).reply
