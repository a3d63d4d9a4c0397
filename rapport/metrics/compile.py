"""SQL that every kind of figure shares.

It is laid out for people to read. Values are written into the statement rather than bound, so that
the SQL on a page is exactly what ran.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from textwrap import indent

from rapport.metrics.definition import Dimension, Spell
from rapport.metrics.periods import shifts
from rapport.metrics.question import Filter, Member, Question

# The table of open spells, created for a question that brings its own calendar.
OPEN_TIME = "open_time"


def literal(value: Member | date | datetime) -> str:
    """Return a value as an SQL literal: instants in UTC, quotes doubled."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        plain = value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
        return f"TIMESTAMP '{plain}'"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    return "'" + value.replace("'", "''") + "'"


def grouped(
    question: Question, columns: Iterable[str], where: Iterable[str], source: str = ""
) -> str:
    """Return a query with one row per period and group: their names, then these columns."""
    return statement(
        select([*_period(question), *named(question.by), *columns]),
        f"FROM {source or question.fact.name}",
        conjunction(where),
        group_by(question),
    )


def behind(
    question: Question,
    where: Iterable[str],
    value: str = "",
    source: str = "",
    time: str = "",
) -> str:
    """Return the query for the rows behind a figure, earliest first, ``value`` their last column.

    Of a dimension for leads, a reader sees no member but themselves, nor how others did.
    """
    fact = question.fact
    return statement(
        select([f"{fact.name}.*{_veiled(question)}", *([_own(question, value)] if value else [])]),
        f"FROM {source or fact.name}",
        conjunction(where),
        f"ORDER BY {time or question.definition.time}, {fact.key}",
    )


def in_turn(question: Question, query: str) -> str:
    """Return the query with its rows in the order of a result."""
    shown = [dimension.shown for dimension in question.by]
    order = list(dict.fromkeys([*_cut(question), *shown, *keys(question.by)]))
    return statement(query, listed("ORDER BY", order))


def outer(question: Question, inner: str, columns: Iterable[str]) -> str:
    """Return a query that computes columns from those of an inner query."""
    names = [*_cut(question), *keys(question.by), *labels(question.by)]
    return statement(select([*names, *columns]), "FROM (", indent(inner, "  "), ") AS groups")


def select(columns: Iterable[str]) -> str:
    """Return a SELECT clause, one column per line."""
    return "SELECT\n  " + ",\n  ".join(columns)


def statement(*clauses: str) -> str:
    """Return the non-empty clauses, one per line."""
    return "\n".join(clause for clause in clauses if clause)


def listed(keyword: str, items: Iterable[str]) -> str:
    """Return a clause with its items, or an empty string when there are none."""
    found = list(items)
    return f"{keyword} {', '.join(found)}" if found else ""


def group_by(question: Question) -> str:
    """Return the GROUP BY clause of a question, by period and members."""
    return listed("GROUP BY", [*_cut(question), *keys(question.by)])


def conjunction(conditions: Iterable[str]) -> str:
    """Return a WHERE clause that joins the conditions with AND."""
    return "WHERE " + "\n  AND ".join(conditions)


def keys(dimensions: Iterable[Dimension]) -> list[str]:
    """Return the columns that identify the members of these dimensions."""
    return [dimension.column for dimension in dimensions]


def labels(dimensions: Iterable[Dimension]) -> list[str]:
    """Return the label columns, where they differ from the key columns."""
    return [dimension.shown for dimension in dimensions if dimension.shown != dimension.column]


def named(dimensions: Iterable[Dimension]) -> list[str]:
    """Return each key with one name per group; a renamed member shows one of its names."""
    label_columns = [f"any_value({label}) AS {label}" for label in labels(dimensions)]
    return [*keys(dimensions), *label_columns]


def within(question: Question, column: str) -> Iterator[str]:
    """Yield the conditions that keep an instant column within the time asked about."""
    if question.begin is not None:
        yield f"{column} >= {literal(question.begin)}"
    yield f"{column} < {literal(question.end)}"


def chosen(question: Question) -> Iterator[str]:
    """Yield the conditions of the definition and of the filters."""
    if question.definition.where:
        yield f"({question.written(question.definition.where)})"
    yield from map(_chosen, question.filters)


def period_of(question: Question, column: str) -> str:
    """Return the first day of the period, in the reader's zone, that holds an instant column."""
    day = f"({_local(question, column)})::DATE"
    if question.shift:
        day = f"({day} + {question.shift})"
    return f"date_trunc('{question.grain}', {day})::DATE"


def spell_of(question: Question) -> Spell:
    """Return the spell of a question whose kind or calendar needs one."""
    assert question.definition.spell is not None  # validation.py and question.py make sure of it
    return question.definition.spell


def begin_of(question: Question) -> datetime:
    """Return the first instant of a question that has been given its limits."""
    assert question.begin is not None  # run.py has set it: periods begin somewhere
    return question.begin


def _veiled(question: Question) -> str:
    """Return the part of a SELECT clause that leaves out what the reader may not see."""
    if not (own := _is_own(question)):
        return ""
    limited = _limited(question)
    columns = dict.fromkeys([*keys(limited), *labels(limited)])
    columns |= dict.fromkeys(each.name for each in question.fact.columns if each.is_outcome)
    replaced = ", ".join(f"CASE WHEN {own} THEN {name} END AS {name}" for name in columns)
    return f" REPLACE ({replaced})"


def _own(question: Question, value: str) -> str:
    """Return the column of values, empty where a row is about somebody else than the reader."""
    own = _is_own(question)
    return f"CASE WHEN {own} THEN {value} END AS value" if own else f"{value} AS value"


def _is_own(question: Question) -> str:
    """Return the condition of rows that the reader may see whole; empty where those are all."""
    if question.reader is None:
        return ""
    me = literal(question.reader)
    return " AND ".join(f"{column} = {me}" for column in keys(_limited(question)))


def _limited(question: Question) -> list[Dimension]:
    return [each for each in question.definition.dimensions if each.audience == "leads"]


def _period(question: Question) -> list[str]:
    column = question.definition.time
    return [f"{period_of(question, column)} AS period"] if question.grain else []


def _cut(question: Question) -> list[str]:
    return ["period"] if question.grain else []


def _local(question: Question, column: str) -> str:
    """Return an instant column as the reader's wall time.

    Uses the zone's own offsets instead of the engine's time zones: the same rules as everywhere
    else in Rapport, and five times as fast.
    """
    found = shifts(begin_of(question), question.end, question.zone)
    seconds = [int(shift.offset.total_seconds()) for shift in found]
    if not any(seconds):
        return column
    if len(found) == 1:
        return f"{column} + INTERVAL {seconds[0]} SECOND"
    cases = " ".join(
        f"WHEN {column} < {literal(shift.until)} THEN INTERVAL {offset} SECOND"
        for shift, offset in zip(found, seconds, strict=True)
        if shift.until
    )
    return f"{column} + CASE {cases} ELSE INTERVAL {seconds[-1]} SECOND END"


def _chosen(given: Filter) -> str:
    if not given.members:
        return "false"
    dimension, by_column = given.dimension, dict[str, list[str]]()
    for member in given.members:
        if member is not None:
            # Numbers are compared by id, text by name.
            column = dimension.shown if isinstance(member, str) else dimension.column
            by_column.setdefault(column, []).append(literal(member))
    tests = [f"{column} IN ({', '.join(members)})" for column, members in by_column.items()]
    if None in given.members:
        tests.append(f"{dimension.column} IS NULL")
    return tests[0] if len(tests) == 1 else f"({' OR '.join(tests)})"
