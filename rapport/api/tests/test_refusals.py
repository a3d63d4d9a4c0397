"""Refusals of the API, as sentences."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from rapport.api.tests.conftest import Api
from rapport.insights.readers import catch_up
from rapport.people.models import User
from rapport.tickets.models import Queue, Ticket

JSON = "application/json"
NEW: dict[str, Any] = {"customer": {"email": "fay@studio.example"}, "body": "Hello?"}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"body": "a\0b"}, "“body” cannot contain the character NUL."),
        ({"body": ""}, "“body” cannot be empty."),
        ({"body": None}, "“body” must be a text."),
        ({"subject": "x" * 300}, "“subject” can have at most 255 characters."),
        ({"customer": {}}, "“customer.email” is missing."),
        ({"customer": "fay"}, "“customer” must be a JSON object."),
        (
            {"priority": "soon"},
            "“priority” must be one of these: low, normal, high, urgent.",
        ),
    ],
)
def test_a_field_that_does_not_fit(
    api: Api, ben: User, support_queue: Queue, fields: dict[str, Any], sentence: str
) -> None:
    answer = api(ben).post("/api/v1/tickets", {**NEW, **fields}, content_type=JSON)

    assert (answer.status_code, answer.json()["sentence"]) == (422, sentence)
    assert not Ticket.objects.exists()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"sort": "oldest"}, "“sort” must be one of these: newest, waiting."),
        ({"limit": "0"}, "“limit” must be a number from 1 to 100."),
        ({"limit": "many"}, "“limit” must be a whole number."),
        (
            {"page": "2"},
            "There is no parameter “page”. "
            "This address takes these: cursor, limit, queue, sort, status.",
        ),
        ({"queue": "q" * 81}, "“queue” can have at most 80 characters."),
    ],
    ids=["sort", "too few", "no number", "unknown", "queue"],
)
def test_a_parameter_that_does_not_fit(
    api: Api, ben: User, query: dict[str, str], sentence: str
) -> None:
    answer = api(ben).get("/api/v1/tickets", query)

    assert (answer.status_code, answer.json()["sentence"]) == (422, sentence)


def test_everything_that_does_not_fit_is_named_at_its_field(
    api: Api, ben: User, support_queue: Queue
) -> None:
    asked = {"customer": {}, "body": "", "priority": "soon"}
    answer = api(ben).post("/api/v1/tickets", asked, content_type=JSON)

    problem = answer.json()
    told = {error["field"]: error["sentence"] for error in problem["errors"]}
    assert list(told) == ["customer.email", "body", "priority"]
    assert told["body"] == "“body” cannot be empty."
    assert problem["sentence"] == " ".join(told.values())


@pytest.mark.parametrize("body", ["[]", '"fay"', "7", "null"])
def test_a_body_that_is_no_object(api: Api, ben: User, body: str) -> None:
    answer = api(ben).post("/api/v1/tickets", body, content_type=JSON)

    sentence = "The body must be a JSON object."
    assert (answer.status_code, answer.json()) == (
        422,
        {
            "code": "invalid",
            "sentence": sentence,
            "errors": [{"field": "", "sentence": sentence}],
        },
    )


def test_an_address_without_parameters(api: Api, ben: User, ticket: Ticket) -> None:
    answer = api(ben).get(f"/api/v1/tickets/{ticket.pk}", {"limit": "1"})

    assert answer.json()["sentence"] == ("There is no parameter “limit”; this address takes none.")


def test_parameters_by_their_names_in_the_address(api: Api, ada: User) -> None:
    catch_up()
    asked = {"from": "2026-01-01", "to": "2026-02-01", "where": "team=Support"}

    assert api(ada).get("/api/v1/metrics/csat", asked).status_code == 200
    assert api(ada).get("/api/v1/metrics/csat", {"timezone": "Mars"}).status_code == 422
    answer = api(ada).get("/api/v1/metrics/csat", {"where": ["team=Support"] * 21})
    assert answer.json()["sentence"] == "“where” can be given at most 20 times."


def test_a_method_that_the_address_does_not_have(api: Api, ben: User) -> None:
    answer = api(ben).delete("/api/v1/tickets")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, POST")
    assert answer.json() == {
        "code": "method_not_allowed",
        "sentence": "This address answers only GET, POST.",
    }


@pytest.mark.parametrize("address", ["/api/", "/api/v1/", "/api/v2/tickets", "/api/v1"])
def test_an_address_that_the_api_does_not_have(client: Client, db: None, address: str) -> None:
    for answer in (client.get(address), client.post(address)):
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_an_address_below_it_that_it_does_not_have(api: Api, ben: User) -> None:
    answer = api(ben).get("/api/v1/nothing", {"limit": "1"})

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
