"""Patterns of words in any case, beside those that ignore case."""

from __future__ import annotations

import re
import sys

import pytest

from rapport.mail import anycase

SOURCES = (
    "a",
    "anna|anton|anschrift|adres|address|berta",
    r"\b(?:one|two|three|four|five)\b|\bsix|sie(?:ben|bte)|ach?t|[Nn]eun",
    r"(?<![\W\d_])(?:tel|telefon|t\.|fax|phone)(?![^\W\d_])\.?",
    r"^(?:the|das|die|der)\s\W{0,2}\w+$",
    r"c\+\+|c\||a\\b|[\]|)(]x|e?ab|ea*b|eb{2}|e",
    "οδος|οδός|straße|ırmak|istanbul|груша|привет",
)
TEXTS = (
    *(
        "",
        "A",
        "xANNA",
        "ANSCHRIFT",
        "Adress",
        "ADRESSE",
        "one Two",
        "ones",
        "SIEBTE",
        "Acht",
        "AT",
    ),
    *("Tel. 1", "TELEFON", "HOTEL", "T.", "The ?Hat", "das ", "C++", "c|", "A\\B", "]X", "(x", ")"),
    *("eb", "EBB", "Ab", "aab", "ΟΔΟΣ", "οδος", "ΟΔΌΣ 4", "STRAẞE", "İstanbul", "ISTANBUL"),
    *("IRMAK", "ırmak", "Груша", "ПРИВЕТ", "ſix", "five\nsix", "neun", "NEUN"),
)


@pytest.mark.parametrize("source", SOURCES)
def test_it_finds_what_a_pattern_that_ignores_case_finds(source: str) -> None:
    ours, plain = anycase.pattern(source), re.compile(source, re.IGNORECASE)
    for text in TEXTS:
        found, expected = ours.search(anycase.lowered(text)), plain.search(text)
        assert (found and found.start()) == (expected and expected.start()), text
        assert bool(ours.match(anycase.lowered(text))) == bool(plain.match(text)), text


def test_words_that_begin_alike_are_tried_once() -> None:
    assert anycase.pattern("adres|Anschrift|aa|ab|x").pattern == "a(?:dres|nschrift|a|b)|x"


def test_a_lowered_text_has_its_length() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(anycase.lowered(every)) == len(every)
    assert len(anycase.lowered("İ" * 500)) == 500


def test_what_is_left_of_a_text_keeps_its_case() -> None:
    firm = anycase.pattern(r"\bgmbh\b|\bag\b")
    assert anycase.without(firm, "Weber GmbH & Sohn AG, Köln") == "Weber   & Sohn  , Köln"
    assert anycase.without(firm, "Weber") == "Weber"
