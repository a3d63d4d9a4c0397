"""Descriptions of the tables: columns, indexes, constraints, triggers.

Names, types and what may be empty; nothing that differs between versions of a database server.
"""

from __future__ import annotations

import re

from django.db import connection

Description = dict[str, str]

# Tables in which SQLite keeps the index of a full-text search: they come and go with it.
_SHADOWS = re.compile(r"_(data|idx|content|docsize|config)$")
_CONSTRAINT = re.compile(r'CONSTRAINT "([^"]+)"')


def describe() -> Description:
    """Return what there is: a key such as ``column tickets_ticket.subject``, and what it is."""
    return _of_sqlite() if connection.vendor == "sqlite" else _of_postgres()


def _of_sqlite() -> Description:
    found: Description = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
        objects = cursor.fetchall()
        virtual = {name for _kind, name, _table, sql in objects if _begins(sql, "virtual")}
        for kind, name, table, sql in objects:
            if name.startswith("sqlite_") or _SHADOWS.sub("", table) in virtual - {table}:
                continue
            if kind == "table":
                found[f"table {name}"] = "for search" if name in virtual else "plain"
                for constraint in _CONSTRAINT.findall(sql):
                    found[f"constraint {table}.{constraint}"] = "there"
            elif kind == "index":
                is_unique = _begins(sql, "unique")
                found[f"index {table}.{name}"] = "unique" if is_unique else "plain"
            else:
                found[f"{kind} {name}"] = "there"
        cursor.execute(
            'SELECT m.name, c.name, c.type, c."notnull" FROM sqlite_master m'
            " JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        )
        for table, column, kind, is_needed in cursor.fetchall():
            if f"table {table}" in found:
                found[f"column {table}.{column}"] = _column(kind, bool(is_needed))
    return found


def _begins(sql: str, kind: str) -> bool:
    """Return whether a statement makes a table or an index of that kind."""
    return sql.lower().split()[1:2] == [kind]


def _of_postgres() -> Description:
    found: Description = {}
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS)
        for table, column, kind, is_needed in cursor.fetchall():
            found[f"table {table}"] = "plain"
            found[f"column {table}.{column}"] = _column(kind, is_needed)
        cursor.execute(_INDEXES)
        for table, name, is_unique, is_valid in cursor.fetchall():
            kind = "unique" if is_unique else "plain"
            found[f"index {table}.{name}"] = kind if is_valid else "unfinished"
        cursor.execute(_CONSTRAINTS)
        for table, name in cursor.fetchall():
            found[f"constraint {table}.{name}"] = "there"
        cursor.execute(_TRIGGERS)
        for (name,) in cursor.fetchall():
            found[f"trigger {name}"] = "there"
        cursor.execute(_FUNCTIONS)
        for (name,) in cursor.fetchall():
            found[f"function {name}"] = "there"
    return found


def _column(kind: str, is_needed: bool) -> str:
    return f"{kind.lower() or 'any'}{' not null' if is_needed else ''}"


_OURS = "n.nspname = current_schema()"
_COLUMNS = f"""
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {_OURS} AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
"""
_INDEXES = f"""
    SELECT t.relname, c.relname, i.indisunique, i.indisvalid
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE {_OURS}
"""
# Since PostgreSQL 18 each NOT NULL is a constraint too; columns say it already.
_CONSTRAINTS = f"""
    SELECT c.relname, o.conname
    FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {_OURS} AND o.contype <> 'n'
"""
_TRIGGERS = f"""
    SELECT g.tgname
    FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {_OURS} AND NOT g.tgisinternal
"""
# Those that an extension brought are its own.
_FUNCTIONS = f"""
    SELECT p.proname
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE {_OURS}
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
"""
