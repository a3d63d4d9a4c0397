"""The extraction of messages from templates."""

from __future__ import annotations

from rapport.core.pages.extraction import Message, as_python, messages

PAGE = """{{ _("Take") }} {{ _("in " "two parts") }}
<p title="{{ pgettext('page', 'Queue') }}">{{ _("Hello %(name)s", name=name) }}</p>
{% trans n=lines %}
  {{ n }} line
  {% pluralize n %}
  {{ n }} lines
{% endtrans %}
{{ _(label) }}
"""


def test_every_message_of_a_page_is_found() -> None:
    assert list(messages(PAGE)) == [
        Message(1, "Take"),
        Message(1, "in two parts"),
        Message(2, "Queue", meaning="page"),
        Message(2, "Hello %(name)s"),
        Message(3, "%(n)s line", "%(n)s lines"),
    ]


def test_gettext_is_given_calls_on_the_same_lines() -> None:
    assert as_python(PAGE).splitlines()[:3] == [
        "gettext('Take'); gettext('in two parts'); ",
        "pgettext('page', 'Queue'); gettext('Hello %(name)s'); ",
        "ngettext('%(n)s line', '%(n)s lines', 1); ",
    ]
