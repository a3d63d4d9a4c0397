"""Conformance of the API with its own description.

Schemathesis makes requests from /api/v1/openapi.json: for each operation some that fit the
description, and some that break it in every possible way. None is answered by a server error, and
every answer is one that the description names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis import Case, GenerationMode, Response
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from rapport.people.actions import make_token
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.wsgi import application
from tests.stage import FIRST_NUMBERS, Stage

EXAMPLES = 30
# What a person would not say: patterns, types and values of Python, names of errors.
JARGON = re.compile(
    r"\^|\\[dws]|\bpattern\b|Input should|\b(None|str|int)\b|_error\b|Traceback|pydantic|<[^>]*>"
)


def refusals_are_sentences(_context: object, response: Response, _case: object) -> None:
    """Hold that every refusal has one sentence about it, in plain words."""
    if response.status_code < 400 or not response.content:
        return
    sentence = response.json()["sentence"]
    # The caller's own words are repeated between quotation marks.
    own_words = re.sub("“[^”]*”", "", sentence, flags=re.DOTALL)
    assert sentence[:1].isupper() or sentence[:1] in "“#", sentence
    assert sentence.endswith((".", "…", "?")), sentence
    assert not JARGON.search(own_words), sentence


CHECKS = [
    refusals_are_sentences,
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
    ignored_auth,
]

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
# The caller is chosen by the test, and removed by the check of that name.
schema.config.generation.update(with_security_parameters=False)
# Values that make sense here: made-up words and numbers alone would find nothing.
SENSE: dict[str, Any] = {
    "ticket_id": FIRST_NUMBERS[Ticket],
    "name": "first_response_time",
    "customer": {"email": "fay@studio.example", "name": "Fay Adeyemi"},
    "queue": "support",
    "status": "open",
    "cursor": None,
    "email": "bea.lund@desk.example",
    "from": "2026-01-01",
    "to": "2036-01-01",
    "grain": "quarter",
    "by": "team",
    "where": ["team=Support"],
    "clock": "calendar",
    "stat": "p90",
}


@schema.hook
def map_case(context: object, case: Case[Any]) -> Case[Any]:
    """Let half of the requests that fit the description make sense as well."""
    fits = case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE
    if fits and len(str((case.path_parameters, case.query, case.body))) % 2:
        for part in (case.path_parameters, case.query, case.body):
            if isinstance(part, dict):
                part.update({name: SENSE[name] for name in part if name in SENSE})
    return case


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Keep requests from closing the connection of the test, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def headers(stage: Stage) -> dict[str, str]:
    """Return the headers of somebody who may do everything here."""
    SENSE["person_id"] = stage.dora.pk
    return {"Authorization": f"Bearer {make_token(stage.ada, by=stage.ada).secret}"}


# `bin/bench trust doors` asks as every role, and more often.
ROLES = os.environ.get("SCHEMA_ROLES", "rosa leo").split()
EXAMPLES_BY_ROLE = int(os.environ.get("SCHEMA_EXAMPLES", "2"))


@pytest.mark.slow
@pytest.mark.parametrize("who", ROLES)
@schema.parametrize()
@settings(
    max_examples=EXAMPLES_BY_ROLE,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_no_role_meets_a_server_error(case: Case[Any], stage: Stage, who: str) -> None:
    user: User | None = getattr(stage, who, None)
    SENSE["person_id"] = stage.dora.pk
    token = make_token(user, by=user).secret if user else "nobodys"
    case.call_and_validate(
        headers={"Authorization": f"Bearer {token}"},
        checks=[not_a_server_error, refusals_are_sentences],
    )


@pytest.mark.slow
@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_the_api_is_as_it_is_described(case: Case[Any], headers: dict[str, str]) -> None:
    case.call_and_validate(headers=headers, checks=CHECKS)
