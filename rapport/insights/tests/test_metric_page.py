"""The page of one figure, and its figures as CSV."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client

from rapport.insights.readers import catch_up, rebuild_facts
from rapport.metrics.run import ask
from rapport.people.models import User
from rapport.tickets.models import Category, Ticket

SPRING = {"from": "2026-03-01", "to": "2026-06-01"}
PAGE = "/metrics/first_response_time/"


def table(client: Client, **query: str) -> list[dict[str, str]]:
    answer = client.get(f"{PAGE}figures.csv", {**SPRING, **query})
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_the_page_says_what_the_figure_means_and_where_it_is_from(
    as_ada: Client, quarter: list[Ticket]
) -> None:
    html = as_ada.get(PAGE, SPRING).content.decode()

    assert "How long do people wait for a first answer?" in html
    assert "Automatic messages and internal notes do not count as answers." in html
    assert f"{PAGE}figures.csv?from=2026-03-01" in html.replace("&amp;", "&")
    assert "1 March to 31 May 2026" in html


def test_a_spreadsheet_runs_no_name_in_the_figures(as_ada: Client, quarter: list[Ticket]) -> None:
    Category.objects.create(name="=HYPERLINK(1)")
    Ticket.objects.update(category=Category.objects.get())
    rebuild_facts()

    lines = table(as_ada, by="category")
    assert {line["category"] for line in lines} == {"'=HYPERLINK(1)"}
    assert any(float(line["value"]) > 0 for line in lines if line["value"])


def test_htmx_gets_the_figure_alone(as_ada: Client, quarter: list[Ticket]) -> None:
    headers = {"HX-Request": "true", "HX-Target": "figure"}
    fragment = as_ada.get(PAGE, SPRING, headers=headers).content.decode()

    assert '<div id="figure"' in fragment or 'id="figure"' in fragment
    assert "<html" not in fragment


@pytest.mark.parametrize(
    "query",
    [
        {"from": "yesterday"},
        {"grain": "fortnight"},
        {"where": "team"},
        {"stat": "mode"},
        {"clock": "stopped"},
        {"from": "2026-06-01", "to": "2026-03-01"},
    ],
)
@pytest.mark.parametrize("address", ["", "rows/", "rows.csv", "figures.csv"])
def test_nonsense_is_answered_with_a_sentence(
    as_ada: Client, query: dict[str, str], address: str
) -> None:
    catch_up()
    answer = as_ada.get(f"{PAGE}{address}", query)

    assert answer.status_code == 422
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("address", ["", "rows/", "rows.csv", "figures.csv"])
def test_a_figure_that_there_is_not_is_not_found(as_ada: Client, address: str) -> None:
    assert as_ada.get(f"/metrics/happiness/{address}").status_code == 404


def test_a_stranger_is_led_to_the_sign_in(client: Client, ada: User) -> None:
    assert "/accounts/login/" in client.get(PAGE).headers["Location"]


def test_the_export_has_the_page_s_figures_as_numbers(
    as_ada: Client, quarter: list[Ticket]
) -> None:
    (line,) = table(as_ada)
    figure = ask("first_response_time", start=None, end=None).row

    assert float(line["value"]) == figure.value
    assert int(line["n"]) == figure.n


def test_the_export_is_cut_as_the_page_is(as_ada: Client, quarter: list[Ticket]) -> None:
    lines = table(as_ada, by="team", grain="month")

    assert {line["team"] for line in lines} == {"Support", "Billing"}
    assert min(line["period"] for line in lines) == "2026-03-01"
    whole: Any = table(as_ada)[0]["n"]
    assert sum(int(line["n"]) for line in lines) == int(whole)


def test_the_export_of_an_agent_is_of_their_team(as_cleo: Client, quarter: list[Ticket]) -> None:
    assert {line["team"] for line in table(as_cleo, by="team")} == {"Billing"}


def test_days_without_anything_say_so(as_ada: Client, quarter: list[Ticket]) -> None:
    html = as_ada.get(PAGE, {"from": "2020-01-01", "until": "2020-02-01"}).content.decode()

    assert "Nothing was counted in these days" in html
    assert "1 January to 1 February 2020" in html
    assert "chart-plot" not in html


def test_without_a_grain_it_is_cut_so_that_most_points_have_enough_rows(
    as_ada: Client, quarter: list[Ticket]
) -> None:
    month = {"from": "2026-03-01", "until": "2026-03-31"}

    chosen = as_ada.get(PAGE, month).content.decode()
    asked_for = as_ada.get(PAGE, {**month, "grain": "day"}).content.decode()

    assert '<span class="chart-sub">by month</span>' in chosen
    assert '<span class="chart-sub">by day</span>' in asked_for


def test_the_legend_explains_only_what_is_drawn(as_ada: Client, quarter: list[Ticket]) -> None:
    by_day = as_ada.get(PAGE, {**SPRING, "grain": "day"})
    by_month = as_ada.get(PAGE, {**SPRING, "grain": "month"})

    legend = 'class="chart-key chart-key-band"'
    assert legend not in by_day.content.decode()
    assert "chart-key-few" in by_day.content.decode()
    assert legend in by_month.content.decode()


def test_it_is_saved_under_its_name(as_ada: Client, quarter: list[Ticket]) -> None:
    answer = as_ada.get(f"{PAGE}figures.csv", SPRING)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="first_response_time.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_a_german_reader_reads_in_german_what_is_counted_and_where_it_is_from(
    as_ada: Client, ada: User, quarter: list[Ticket]
) -> None:
    User.objects.filter(pk=ada.pk).update(language="de")

    html = as_ada.get("/metrics/backlog/", SPRING).content.decode()

    assert "<dd>eine Zeile je Zeitspanne, in der ein Ticket ungelöst war" in html
    assert "Stand zu einem Zeitpunkt, aus Ereignissen" in html


@pytest.mark.parametrize(("name", "is_shown"), [("backlog", False), ("csat", True)])
def test_a_count_has_no_limits(
    as_ada: Client, quarter: list[Ticket], name: str, is_shown: bool
) -> None:
    page = as_ada.get(f"/metrics/{name}/", SPRING).content.decode()

    for words in ("95 % interval", "Too few below", '<th scope="col" class="cell-number">n</th>'):
        assert (words in page) is is_shown, words
