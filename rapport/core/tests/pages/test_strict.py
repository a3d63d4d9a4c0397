"""Mistakes in templates, and their detection."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import jinja2
import pytest

from rapport.core.pages.environment import environment
from rapport.core.tests.pages.conftest import Draw

TICKET = SimpleNamespace(number=7, assignee=None, is_late=lambda: False)


@pytest.mark.parametrize(
    "source",
    [
        "{{ tikcet.number }}",
        "{{ ticket.nubmer }}",
        "{% if tikcet %}late{% endif %}",
        "{% if ticket.assignee.name %}late{% endif %}",
        "{% for line in lines %}{% endfor %}",
        "{{ given.nothing }}",
    ],
)
def test_what_is_not_there_fails(draw: Draw, source: str) -> None:
    with pytest.raises(jinja2.UndefinedError):
        draw(source, ticket=TICKET, given={})


def test_whether_a_mapping_has_a_key_may_be_asked(draw: Draw) -> None:
    assert draw("{% if given.id %}yes{% else %}no{% endif %}", given={}) == "no"


@pytest.mark.parametrize("value", [TICKET.is_late, date(2026, 3, 2), 0.5, Decimal("0.5")])
def test_nobody_wants_to_read_it_as_it_is(draw: Draw, value: object) -> None:
    with pytest.raises(TypeError, match="is printed"):
        draw("{{ value }}", value=value)


@pytest.fixture
def in_use(settings: object) -> jinja2.Environment:
    """Return the environment of a desk in use, where nobody develops or tests."""
    settings.DEBUG = settings.TESTING = False  # type: ignore[attr-defined]
    return environment()


def test_on_a_desk_in_use_it_is_left_out_and_logged(
    in_use: jinja2.Environment, caplog: pytest.LogCaptureFixture
) -> None:
    page = in_use.from_string("({{ ticket.nubmer }}{% if tikcet %}late{% endif %})")

    assert page.render(ticket=TICKET) == "()"
    assert len(caplog.records) == 2


def test_whether_a_mapping_has_a_key_is_asked_in_silence(
    in_use: jinja2.Environment, caplog: pytest.LogCaptureFixture
) -> None:
    assert in_use.from_string("{% if given.id %}yes{% endif %}").render(given={}) == ""
    assert caplog.records == []
