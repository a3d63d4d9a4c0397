"""Search of organisations, and customers found first by how they begin."""

from __future__ import annotations

from django.db import migrations

from rapport.core.database import fulltext
from rapport.core.database.word_index import WordIndex

TABLE = "customers_organisation_search"
MAKE = {
    "sqlite": [
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5("
        "words, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    ],
    "postgresql": [
        f"CREATE TABLE {TABLE} ("
        "organisation_id bigint PRIMARY KEY REFERENCES customers_organisation ON DELETE CASCADE"
        " DEFERRABLE INITIALLY DEFERRED, words tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_words ON {TABLE} USING gin (words)",
    ],
}
BEGIN = {
    "sqlite": f"UPDATE customers_search SET words = '{fulltext.START} ' || words",
    "postgresql": (
        f"UPDATE customers_search SET words = to_tsvector('simple', '{fulltext.START}') || words"
    ),
}
UNBEGIN = {
    "sqlite": f"UPDATE customers_search SET words = replace(words, '{fulltext.START} ', '')",
    "postgresql": f"UPDATE customers_search SET words = ts_delete(words, '{fulltext.START}')",
}
PORTION = 1000


def make(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in [
        *MAKE[vendor],
        fulltext.fold_again("customers_search")[vendor],
        BEGIN[vendor],
    ]:
        schema_editor.execute(statement)


def fill(apps, schema_editor):
    index = WordIndex(TABLE, "organisation_id")
    known = apps.get_model("customers", "Organisation").objects.order_by("pk")
    after = 0
    while rows := list(known.filter(pk__gt=after).values_list("pk", "name", "domain")[:PORTION]):
        index.put((pk, f"{name} {domain}") for pk, name, domain in rows)
        after = rows[-1][0]


def drop(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {TABLE}")
    schema_editor.execute(UNBEGIN[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("customers", "0007_one_place_for_notes")]
    operations = [
        migrations.RunPython(make, drop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
