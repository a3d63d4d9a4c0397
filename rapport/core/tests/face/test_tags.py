from __future__ import annotations

from datetime import timedelta

import pytest
from django.template import Context, Template

from rapport.core import clock


def _render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_an_icon_without_a_label_is_hidden_from_screen_readers() -> None:
    drawn = _render('{% icon "inbox" %}')

    assert 'aria-hidden="true"' in drawn
    assert 'icons.svg#inbox"' in drawn


def test_an_icon_with_a_label_speaks_and_takes_classes() -> None:
    drawn = _render('{% icon "reply" label=words class="icon-large" %}', words='"Back" & on')

    assert 'class="icon icon-directional icon-large"' in drawn
    assert 'role="img" aria-label="&quot;Back&quot; &amp; on"' in drawn


def test_an_unknown_icon_fails_where_it_is_written() -> None:
    with pytest.raises(ValueError, match="unicorn"):
        _render('{% icon "unicorn" %}')


def test_an_instant_carries_its_exact_time_and_its_full_date() -> None:
    at = clock.now() - timedelta(hours=5, minutes=1)

    drawn = _render("{% ago at %}{% moment at %}", at=at)

    assert drawn.count(f'datetime="{at.isoformat(timespec="seconds")}"') == 2
    assert 'data-local="ago">5 h ago</time>' in drawn
    assert 'data-local="moment">' in drawn
    assert str(at.year) in drawn


def test_what_is_not_known_is_a_dash() -> None:
    source = "{% ago x %}{% moment x %}{{ x|duration }}{{ x|share }}{{ x|number }}"
    assert _render(source, x=None) == "–––––"


def test_filters_take_their_options() -> None:
    assert _render('{{ s|duration:"working" }}', s=31 * 3600) == "31 h"
    assert _render("{{ s|share:1 }}", s=0.5) == "50.0\u202f%"


def test_an_avatar_shows_initials_of_a_person_or_a_name() -> None:
    class Person:
        pk = 7
        name = "<Dora> Lind"

    assert 'aria-hidden="true">BO</span>' in _render('{% avatar "Ben Okafor" "small" %}')
    assert "avatar-small" in _render('{% avatar "Ben Okafor" "small" %}')
    assert "<D" not in _render("{% avatar person %}", person=Person())


@pytest.mark.parametrize(("value", "low"), [(1, True), (2, True), (3, False), (5, False)])
def test_a_rating_says_its_number_and_marks_the_low_ones(value: int, low: bool) -> None:
    drawn = _render("{% rating value %}", value=value)

    assert f"{value} of 5" in drawn
    assert drawn.count("<i data-on>") == value
    assert ("data-low" in drawn) is low


@pytest.mark.django_db
def test_a_page_is_headed_by_its_title_unless_it_says_otherwise() -> None:
    same = Template('{% extends "base.html" %}{% block title %}Queue & co{% endblock %}')
    other = Template(
        '{% extends "base.html" %}{% block title %}#42{% endblock %}'
        "{% block page_title %}Export stops{% endblock %}"
    )

    assert '<h1 class="page-title">Queue & co</h1>' in same.render(Context())
    assert '<h1 class="page-title">Export stops</h1>' in other.render(Context())
    assert "<title>#42 · Rapport</title>" in other.render(Context())
