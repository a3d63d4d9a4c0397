"""Figures of single people: the same for a role on every face."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client

from rapport.api.tests.conftest import Api, api  # noqa: F401 - a fixture
from rapport.metrics import registry
from rapport.metrics.run import ask, rows
from rapport.people.models import User
from rapport.people.roles import Role
from rapport.tickets.models import Ticket

SPRING = {"from": "2026-03-01", "to": "2026-06-01"}
LEADING = (Role.LEAD, Role.MANAGER, Role.ADMINISTRATOR)
FULL = (Role.MANAGER, Role.ADMINISTRATOR)
LINE = re.compile(r'<tr>\s*<th scope="row".*?</tr>', re.DOTALL)


@pytest.fixture(params=list(Role))
def role(request: pytest.FixtureRequest, ben: User) -> Role:
    """Give Ben, of the support team, each role in turn."""
    User.objects.filter(pk=ben.pk).update(role=request.param)
    ben.refresh_from_db()
    return Role(request.param)


def test_no_face_tells_more_of_colleagues_than_another(
    quarter: list[Ticket],
    as_ben: Client,
    api: Api,  # noqa: F811
    ben: User,
    bea: User,
    cleo: User,
    role: Role,
) -> None:
    seen = {ben} | ({bea} if role in LEADING else set()) | ({cleo} if role in FULL else set())
    hidden = {str(user) for user in {ben, bea, cleo} - seen}
    for name, definition in registry.definitions().items():
        by = {**SPRING, "by": "agent"}
        page = _html(as_ben, f"/metrics/{name}/", by)
        figures = _csv(as_ben, f"/metrics/{name}/figures.csv", by)
        told = api(ben).get(f"/api/v1/metrics/{name}", by).json()["rows"]
        behind = _html(as_ben, f"/metrics/{name}/rows/", SPRING)
        for other in hidden:
            assert other not in page, (name, role)
            assert other not in behind, (name, role)
        members = {line["agent"] for line in figures}
        assert members == {line["agent"] or "" for line in told}
        assert not members & hidden, (name, role)
        for line in LINE.findall(behind):
            whole = any(str(user) in line for user in seen) or role in LEADING
            if definition.kind in ("share", "distribution") and not whole:
                assert re.search(r'cell-value nowrap">–</td>', line), (name, role, line)
        export = as_ben.get(f"/metrics/{name}/rows.csv", SPRING)
        assert export.status_code == (200 if role in LEADING else 403)
        if role in LEADING:
            text = b"".join(export.streaming_content).decode()  # type: ignore[attr-defined]
            agents = {line["agent"] for line in csv.DictReader(io.StringIO(text))}
            assert members - {""} <= agents | {""}
            assert not agents & hidden


def test_a_filter_by_a_colleague_finds_nothing(
    quarter: list[Ticket],
    as_ben: Client,
    api: Api,  # noqa: F811
    ben: User,
    bea: User,
    role: Role,
) -> None:
    asked = {**SPRING, "where": f"agent={bea}"}
    for name in registry.definitions():
        (row,) = api(ben).get(f"/api/v1/metrics/{name}", asked).json()["rows"]
        html = _html(as_ben, f"/metrics/{name}/rows/", asked)
        assert bool(row["n"]) == (role in LEADING), (name, role)
        assert bool(LINE.findall(html)) == (role in LEADING), (name, role)


def test_rows_of_a_length_of_time_are_ones_own(
    quarter: list[Ticket], as_ben: Client, ben: User, role: Role
) -> None:
    html = _html(as_ben, "/metrics/first_response_time/rows/", {**SPRING, "within": "0-9000000"})

    lines = LINE.findall(html)
    assert lines
    assert all(str(ben) in line for line in lines) == (role not in LEADING)


@pytest.mark.parametrize("name", list(registry.definitions()))
def test_rows_tell_a_reader_only_of_themselves(quarter: list[Ticket], name: str, ben: User) -> None:
    fact = registry.facts()[registry.definition(name).fact]
    outcomes = {each.name for each in fact.columns if each.is_outcome} | {"value"}
    found = rows(name, reader=ben.pk)
    lines: list[dict[str, Any]] = [dict(zip(found.columns, row, strict=True)) for row in found.rows]

    assert len(lines) == ask(name).row.n
    assert {line["agent_id"] for line in lines} <= {ben.pk, None}
    for line in lines:
        if line["agent_id"] is None:
            assert line["agent"] is None
            assert not any(line[column] is not None for column in outcomes & line.keys())
    everything = rows(name, reader=None)
    assert found.columns == everything.columns


def test_each_figure_of_people_says_who_may_see_it() -> None:
    for definition in registry.definitions().values():
        for dimension in definition.dimensions:
            assert (dimension.audience == "leads") == (dimension.column == "agent_id")


def _html(client: Client, address: str, query: dict[str, str]) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200, address
    html = answer.content.decode()
    return html[html.index("<main") :]


def _csv(client: Client, address: str, query: dict[str, str]) -> list[dict[str, str]]:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode())))
