"""The index by which people are found: FTS5 on SQLite, a table with a GIN index on PostgreSQL."""

from __future__ import annotations

from django.db import migrations

MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE customers_search USING fts5("
        "words, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    ],
    "postgresql": [
        "CREATE TABLE customers_search ("
        "person_id bigint PRIMARY KEY REFERENCES customers_person ON DELETE CASCADE"
        " DEFERRABLE INITIALLY DEFERRED, words tsvector NOT NULL)",
        "CREATE INDEX customers_search_words ON customers_search USING gin (words)",
    ],
}


def make(apps, schema_editor):
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE customers_search")


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
