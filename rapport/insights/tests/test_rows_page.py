"""The rows behind a figure, on a page and as CSV."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from rapport.insights.readers import catch_up
from rapport.insights.views import rows as view
from rapport.people.models import User
from rapport.tickets.models import Ticket

SPRING = {"from": "2026-03-01", "to": "2026-06-01"}
ROWS = "/metrics/tickets_opened/rows/"


def exported(client: Client, address: str = "/metrics/tickets_opened/rows.csv") -> list[list[str]]:
    answer = client.get(address, SPRING)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(b"".join(answer).decode())))


def test_each_row_leads_to_its_ticket(as_ada: Client, quarter: list[Ticket]) -> None:
    html = as_ada.get(ROWS, SPRING).content.decode()

    assert f'data-count="{len(quarter)}"' in html
    for ticket in quarter:
        assert f'href="/tickets/{ticket.pk}/"' in html


def test_the_period_is_given_with_its_last_day(as_ada: Client, quarter: list[Ticket]) -> None:
    html = as_ada.get(ROWS, SPRING).content.decode()

    assert "1 March to 31 May 2026" in html


def test_many_rows_are_turned_page_by_page(
    as_ada: Client, quarter: list[Ticket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "PAGE", 15)

    shown = []
    for page in ("0", "1", "2"):
        html = as_ada.get(ROWS, {**SPRING, "page": page}).content.decode()
        assert ("page=" + str(int(page) + 1) in html) is (page != "2")
        shown += [t.pk for t in quarter if f'href="/tickets/{t.pk}/"' in html]

    assert sorted(shown) == sorted(ticket.pk for ticket in quarter)


def test_a_page_that_is_none_is_the_first(as_ada: Client, quarter: list[Ticket]) -> None:
    for asked in ("-1", "two", "٣", "1e9", ""):
        html = as_ada.get(ROWS, {**SPRING, "page": asked}).content.decode()

        assert f'href="/tickets/{quarter[0].pk}/"' in html, asked


def test_the_export_holds_every_row(as_ada: Client, quarter: list[Ticket]) -> None:
    head, *lines = exported(as_ada)

    assert "subject" in head
    assert {line[head.index("subject")] for line in lines} == {t.subject for t in quarter}


def test_the_export_tells_instants_in_the_readers_zone(
    as_ada: Client, ada: User, ticket: Ticket
) -> None:
    catch_up()
    User.objects.filter(pk=ada.pk).update(timezone="Asia/Tokyo")

    head, line = exported(as_ada)

    assert line[head.index("opened_at")] == "2026-03-02 18:00:00+09:00"


def test_a_lead_exports_their_team_and_an_agent_nothing(
    as_ben: Client, ben: User, quarter: list[Ticket]
) -> None:
    assert as_ben.get("/metrics/tickets_opened/rows.csv", SPRING).status_code == 403

    User.objects.filter(pk=ben.pk).update(role="lead")
    head, *lines = exported(as_ben)
    assert {line[head.index("team")] for line in lines} == {"Support"}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_a_spreadsheet_runs_nothing_that_a_customer_wrote(
    as_ada: Client, ticket: Ticket, sign: str
) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(subject=f"{sign}cmd|' /C calc'!A0")
    catch_up()

    head, line = exported(as_ada)
    assert line[head.index("subject")] == f"'{sign}cmd|' /C calc'!A0"


def test_ratings_show_their_comment(as_ada: Client, quarter: list[Ticket]) -> None:
    html = as_ada.get("/metrics/csat/rows/", SPRING).content.decode()

    assert "of 5" in html


def test_filters_are_named_and_can_be_taken_away(as_ada: Client, quarter: list[Ticket]) -> None:
    query = {**SPRING, "where": "team=Support", "within": "3600-7200"}

    html = as_ada.get("/metrics/first_response_time/rows/", query).content.decode()

    assert "Remove the filter Team: Support" in html
    assert "Remove the filter 1 h to under 2 h" in html
    assert "?from=2026-03-01&amp;to=2026-06-01&amp;within=3600-7200" in html
    assert "?from=2026-03-01&amp;to=2026-06-01&amp;where=team%3DSupport" in html


@pytest.mark.parametrize("within", ["-", "x", "12", "1-2-3"])
def test_limits_that_are_none_are_refused(as_ada: Client, within: str) -> None:
    catch_up()
    answer = as_ada.get("/metrics/first_response_time/rows/", {**SPRING, "within": within})

    assert answer.status_code == 422
    assert "are no limits" in answer.content.decode()


def test_what_measures_nothing_has_no_limits(as_ada: Client) -> None:
    catch_up()
    answer = as_ada.get(ROWS, {**SPRING, "within": "1-2"})

    assert answer.status_code == 422
    assert "measures nothing in each row" in answer.content.decode()
