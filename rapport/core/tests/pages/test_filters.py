"""The filters of templates."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from rapport.core.pages.extraction import pages
from rapport.core.tests.pages.conftest import Draw

AT = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def test_what_is_not_known_is_a_dash(draw: Draw) -> None:
    source = "{{ ui.ago(x) }}{{ ui.moment(x) }}{{ x | duration }}{{ x | share }}{{ x | number }}"
    assert draw(source, x=None) == "–––––"


def test_filters_take_their_options(draw: Draw) -> None:
    assert draw('{{ s | duration("working") }}', s=31 * 3600) == "31 h"
    assert draw("{{ s | share(1) }}", s=0.5) == "50.0\u202f%"


def test_a_constant_is_said_in_the_language_of_each_reader() -> None:
    page = pages().env.from_string("{{ 12345 | number }}")
    with translation.override("de"):
        assert page.render() == "12.345"
    assert page.render() == "12,345"


def test_a_day_is_that_of_the_reader(draw: Draw) -> None:
    with timezone.override(BERLIN):
        assert draw('{{ at | date("j F Y") }}', at=AT) == "2 March 2026"
    assert draw('{{ at | date("j F Y") }}', at=AT) == "1 March 2026"


def test_an_absence_that_ends_at_midnight_ends_the_day_before(draw: Draw) -> None:
    midnight = datetime(2026, 3, 2, tzinfo=BERLIN)
    assert draw("{{ at | day_in(zone) }}", at=midnight, zone=BERLIN) == "Mon 2 March 2026"
    assert draw("{{ at | day_before_in(zone) }}", at=midnight, zone=BERLIN) == "Sun 1 March 2026"


def test_what_people_wrote_is_escaped_and_linked(draw: Draw) -> None:
    text = "<b> https://example.org/?a=1&b=2"

    assert "&lt;b&gt;" in draw("{{ text | urlize }}", text=text)
    assert 'href="https://example.org/?a=1&amp;b=2"' in draw("{{ text | urlize }}", text=text)
    assert draw("{{ text | linebreaks }}", text="<b>\nc") == "<p>&lt;b&gt;<br>c</p>"


def test_values_for_scripts_are_escaped_json(draw: Draw) -> None:
    assert draw("{{ value | json }}", value={"a": "<"}) == "{&#34;a&#34;: &#34;&lt;&#34;}"
