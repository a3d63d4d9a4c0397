"""The search index: an FTS5 table on SQLite, a table with a GIN index on PostgreSQL."""

from __future__ import annotations

from django.db import migrations

MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE tickets_search USING fts5("
        "ticket_id UNINDEXED, words, tokenize='unicode61 remove_diacritics 2', prefix='3')"
    ],
    "postgresql": [
        "CREATE TABLE tickets_search ("
        "message_id bigint PRIMARY KEY REFERENCES tickets_message ON DELETE CASCADE"
        " DEFERRABLE INITIALLY DEFERRED, ticket_id bigint NOT NULL, words tsvector NOT NULL)",
        "CREATE INDEX tickets_search_words ON tickets_search USING gin (words)",
    ],
}


def make(apps, schema_editor):
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE tickets_search")


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
