"""Figures, over the API.

The same definitions, engine and permissions as on the pages.
"""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from rapport.api import schemas
from rapport.api.problems import READING
from rapport.api.tickets import user_of
from rapport.core.errors import NotAllowed
from rapport.insights import asking as asked
from rapport.insights.describe import described
from rapport.metrics.run import ask
from rapport.people.roles import Ability

router = Router(tags=["metrics"])
ANSWERS: dict[int, type[Schema]] = {200: schemas.FigureOut, **READING}
Text = Annotated[str | None, Query(max_length=200)]


@router.get("", response={200: list[schemas.MetricOut], **READING}, summary="All figures")
def list_metrics(request: HttpRequest) -> list[dict[str, Any]]:
    """Return every definition: name, question, unit, formula, caveats."""
    if not user_of(request).may(Ability.SEE_FIGURES):
        raise NotAllowed(_("Your role does not allow you to see figures."))
    return described()


@router.get("/{name}", response=ANSWERS, by_alias=True, summary="One figure")
def get_metric(
    request: HttpRequest,
    name: str,
    start: Annotated[str | None, Query(alias="from", max_length=40)] = None,
    end: Annotated[str | None, Query(alias="to", max_length=40)] = None,
    grain: Text = None,
    by: Text = None,
    where: Annotated[list[str] | None, Query(max_length=20)] = None,
    clock: Text = None,
    stat: Text = None,
) -> dict[str, Any]:
    """Return a figure as ``rapport metric show --format json`` prints it.

    ``to`` is exclusive; ``by`` is a comma-separated list of dimensions; ``where`` is DIM=VALUE.
    """
    user = user_of(request)
    given = {"from": start, "to": end, "grain": grain, "by": by, "clock": clock, "stat": stat}
    lists = {key: [value] for key, value in given.items() if value}
    lists["where"] = where or []
    asking = asked.read(name, asked.lists(lists.items()))
    visible = asked.allowed(asking, user)
    return ask(name, timezone=user.timezone, **asking.arguments(visible=visible)).as_json()
