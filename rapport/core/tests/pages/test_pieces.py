"""The pieces of pages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rapport.core import clock
from rapport.core.tests.pages.conftest import Draw


def test_an_icon_without_a_label_is_hidden_from_screen_readers(draw: Draw) -> None:
    drawn = draw('{{ ui.icon("inbox") }}')

    assert 'aria-hidden="true"' in drawn
    assert 'icons.svg#inbox"' in drawn


def test_an_icon_with_a_label_speaks_and_takes_classes(draw: Draw) -> None:
    drawn = draw('{{ ui.icon("reply", words, classes="icon-large") }}', words='"Back" & on')

    assert 'class="icon icon-directional icon-large"' in drawn
    assert 'role="img" aria-label="&#34;Back&#34; &amp; on"' in drawn


def test_an_unknown_icon_fails_where_it_is_written(draw: Draw) -> None:
    with pytest.raises(ValueError, match="unicorn"):
        draw('{{ ui.icon("unicorn") }}')


def test_an_instant_carries_its_exact_time_and_its_full_date(draw: Draw) -> None:
    at = clock.now() - timedelta(hours=5, minutes=1)

    drawn = draw("{{ ui.ago(at) }}{{ ui.moment(at) }}", at=at)

    assert drawn.count(f'datetime="{at.isoformat(timespec="seconds")}"') == 2
    assert 'data-local="ago">5 h ago</time>' in drawn
    assert 'data-local="moment">' in drawn
    assert str(at.year) in drawn


def test_an_avatar_shows_initials_of_a_person_or_a_name(draw: Draw) -> None:
    class Person:
        pk = 7
        name = "<Dora> Lind"

    assert 'aria-hidden="true">B</span>' in draw('{{ ui.avatar("Ben Okafor", "small") }}')
    assert "avatar-small" in draw('{{ ui.avatar("Ben Okafor", "small") }}')
    assert "<D" not in draw("{{ ui.avatar(person) }}", person=Person())


@pytest.mark.parametrize(("value", "low"), [(1, True), (2, True), (3, False), (5, False)])
def test_a_rating_says_its_number_and_marks_the_low_ones(draw: Draw, value: int, low: bool) -> None:
    drawn = draw("{{ ui.rating(value) }}", value=value)

    assert f"{value} of 5" in drawn
    assert drawn.count("<i data-on>") == value
    assert ("data-low" in drawn) is low


@pytest.mark.django_db
def test_a_page_is_headed_by_its_title_unless_it_says_otherwise(draw: Draw) -> None:
    head = '{% extends "base.html" %}'
    same = draw(head + "{% block title %}Queue & co{% endblock %}")
    other = draw(
        head + "{% block title %}#42{% endblock %}{% block page_title %}Export stops{% endblock %}"
    )

    assert '<h1 class="page-title">Queue & co</h1>' in same
    assert '<h1 class="page-title">Export stops</h1>' in other
    assert "<title>#42 · Rapport</title>" in other


@pytest.mark.parametrize(
    ("length", "words"), [('31 * 3600, "working"', "31 h"), ("31 * 3600", "1 d 7 h"), ("none", "–")]
)
def test_a_duration_says_its_length_on_its_clock(draw: Draw, length: str, words: str) -> None:
    assert f">{words}</span>" in draw(f"{{{{ ui.duration({length}) }}}}")


def test_a_tile_without_a_value_shows_a_dash_and_why(draw: Draw) -> None:
    drawn = draw('{{ ui.tile("Promises kept", none, sure="n 4, too few") }}')

    assert "tile-none" in drawn
    assert "–" in drawn
    assert "n 4, too few" in drawn


def test_a_tile_with_a_value_of_nought_shows_it(draw: Draw) -> None:
    drawn = draw('{{ ui.tile("Backlog", 0, url="/x/") }}')

    assert '<span class="tile-value">0' in drawn
    assert '<a href="/x/">Backlog</a>' in drawn


def test_pages_lead_back_and_on_only_where_there_are_some(draw: Draw) -> None:
    assert draw("{{ ui.pagination() }}").strip() == ""
    assert 'href="?after=9" rel="next"' in draw('{{ ui.pagination(later="?after=9") }}')
    assert 'rel="prev"' not in draw('{{ ui.pagination(later="?after=9") }}')


def test_a_button_is_a_link_where_it_leads_somewhere(draw: Draw) -> None:
    link = draw('{{ ui.button("New", url="/new/", kind="primary") }}')
    button = draw('{{ ui.button("Resolve", key="e") }}')

    assert '<a class="button button-primary" href="/new/"' in link
    assert 'data-key="e">Resolve<kbd>e</kbd></button>' in button


def test_an_empty_screen_says_what_to_do_next(draw: Draw) -> None:
    drawn = draw(
        "{{ ui.empty(title, url='/hold/', action='Look at what is on hold') }}",
        title="Nobody <waits>",
    )

    assert "Nobody &lt;waits&gt;" in drawn
    assert '<a class="button" href="/hold/">Look at what is on hold</a>' in drawn
