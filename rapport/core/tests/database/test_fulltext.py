"""Words for full-text search."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from rapport.core.database import fulltext


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("Dora.Lind@nordwind.example", "dora lind nordwind example"),
        ("Straße, café; ÅNGSTRÖM", "strasse cafe angstrom"),
        ("Łukasik Sørensen Đoković Æsop œuvre Þór", "lukasik sorensen dokovic aesop oeuvre thor"),
        ("error_code=E-60 % (v2.1)", "error code e 60 v2 1"),
        ("請求書の宛名", "請 求 書 の 宛 名"),
        ("がぎ", "が ぎ"),
        ("فَاتُورَة", "فاتورة"),
        ("\x00", ""),
    ],
)
def test_text_becomes_plain_words(text: str, indexed: str) -> None:
    assert fulltext.spaced(text) == indexed


def test_a_text_without_words_asks_for_nothing() -> None:
    assert fulltext.query(" %&*\"' ") is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("dora@nordwind.example", "Write to Dora@Nordwind.example, please"),
        ("café", "the cafe is closed"),
        ("lukasik", "Write to Łukasik"),
        ("Łukasik", "write to lukasik"),
        ("60 %", "It stops at 60 %."),
        ("宛名", "請求書の宛名を変更したい"),
        ("فاتورة", "أين فَاتُورَة الشهر"),
        ("expo", "the export stops"),
        ("O'Brien's", "met O'Brien's brother"),
    ],
)
def test_what_is_typed_finds_what_was_written(text: str, asked: str) -> None:
    assert _found(text, asked)


@pytest.mark.django_db
def test_words_of_a_phrase_must_stand_together() -> None:
    assert not _found("宛名", "名と宛")
    assert not _found("nordwind.example", "an example from nordwind")


@pytest.mark.django_db
@given(st.text(max_size=60))
def test_no_text_breaks_the_query(text: str) -> None:
    _found(text, "anything")


def _found(text: str, document: str) -> bool:
    """Return whether the query matches the document in the database in use."""
    query = fulltext.query(text)
    if query is None:
        return False
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sql = "SELECT to_tsvector('simple', %s) @@ to_tsquery('simple', %s)"
            cursor.execute(sql, [fulltext.spaced(document), query])
            return bool(cursor.fetchone()[0])
        cursor.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.try_words USING fts5(words)")
        cursor.execute("DELETE FROM temp.try_words")
        cursor.execute("INSERT INTO temp.try_words VALUES (%s)", [fulltext.spaced(document)])
        cursor.execute("SELECT count(*) FROM temp.try_words WHERE words MATCH %s", [query])
        return bool(cursor.fetchone()[0])
