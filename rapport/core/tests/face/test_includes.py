from __future__ import annotations

import pytest
from django.template.loader import render_to_string


@pytest.mark.parametrize(
    ("context", "words"),
    [
        ({"seconds": 31 * 3600, "clock": "working"}, "31 h"),
        ({"seconds": 31 * 3600}, "1 d 7 h"),
        ({"seconds": None}, "–"),
    ],
)
def test_a_duration_says_its_length_on_its_clock(context: dict[str, object], words: str) -> None:
    assert f">{words}</span>" in render_to_string("components/duration.html", context)


def test_a_tile_without_a_value_shows_a_dash_and_why() -> None:
    drawn = render_to_string(
        "components/tile.html", {"label": "Promises kept", "value": None, "sure": "n 4, too few"}
    )
    assert "tile-none" in drawn
    assert "–" in drawn
    assert "n 4, too few" in drawn


def test_a_tile_with_a_value_of_nought_shows_it() -> None:
    drawn = render_to_string("components/tile.html", {"label": "Backlog", "value": 0, "url": "/x/"})

    assert '<span class="tile-value">0' in drawn
    assert '<a href="/x/">Backlog</a>' in drawn


def test_pages_lead_back_and_on_only_where_there_are_some() -> None:
    page = "components/pagination.html"

    assert render_to_string(page, {}).strip() == ""
    assert 'href="?after=9" rel="next"' in render_to_string(page, {"later": "?after=9"})
    assert 'rel="prev"' not in render_to_string(page, {"later": "?after=9"})


def test_a_button_is_a_link_where_it_leads_somewhere() -> None:
    assert '<a class="button button-primary" href="/new/"' in render_to_string(
        "components/button.html", {"label": "New", "url": "/new/", "kind": "primary"}
    )
    assert 'data-key="e">Resolve<kbd>e</kbd></button>' in render_to_string(
        "components/button.html", {"label": "Resolve", "key": "e"}
    )


def test_an_empty_screen_says_what_to_do_next() -> None:
    drawn = render_to_string(
        "components/empty.html",
        {"title": "Nobody <waits>", "url": "/hold/", "action": "Look at what is on hold"},
    )
    assert "Nobody &lt;waits&gt;" in drawn
    assert '<a class="button" href="/hold/">Look at what is on hold</a>' in drawn
