"""Pages and fragments from one view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory

from rapport.core.face.htmx import render

PAGE = """<h1>Queue</h1>{% set outside = n %}{% block the_rows %}<ul id="the-rows">{{ n }}</ul>\
{% endblock %}"""


@pytest.fixture(autouse=True)
def page(tmp_path: Path, settings: Any) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


def _get(**headers: str) -> str:
    request = RequestFactory().get("/", headers=headers)
    return render(request, "page.html", {"n": 3}, partial="the-rows").content.decode()


def test_a_browser_gets_the_page() -> None:
    assert _get() == '<h1>Queue</h1><ul id="the-rows">3</ul>'


def test_htmx_gets_the_fragment_it_aims_at() -> None:
    assert _get(**{"HX-Request": "true", "HX-Target": "the-rows"}) == '<ul id="the-rows">3</ul>'


@pytest.mark.parametrize(
    "headers",
    [
        {"HX-Request": "true", "HX-Target": "content"},
        {"HX-Request": "true"},
        {"HX-Request": "true", "HX-Target": "the-rows", "HX-History-Restore-Request": "true"},
    ],
    ids=["another element", "no element", "going back"],
)
def test_otherwise_htmx_gets_the_page(headers: dict[str, str]) -> None:
    assert _get(**headers).startswith("<h1>Queue</h1>")


def test_caches_keep_page_and_fragment_apart() -> None:
    answer = render(RequestFactory().get("/"), "page.html", {"n": 3}, partial="the-rows")

    assert {"HX-Request", "HX-Target"} <= {v.strip() for v in answer.headers["Vary"].split(",")}
