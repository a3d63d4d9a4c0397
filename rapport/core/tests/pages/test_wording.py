"""Translation in templates."""

from __future__ import annotations

import pytest
from django.utils import translation

from rapport.core.pages.extraction import pages
from rapport.core.tests.pages.conftest import Draw


def test_words_are_said_in_the_language_of_the_reader(draw: Draw) -> None:
    with translation.override("de"):
        assert draw('{{ _("Skip to the content") }}') == "Zum Inhalt"
        assert draw("{% trans %}Skip to the content{% endtrans %}") == "Zum Inhalt"
    assert draw('{{ _("Skip to the content") }}') == "Skip to the content"


@pytest.mark.parametrize(
    "source",
    [
        '{{ _("For %(name)s.", name=name) }}',
        "{% trans %}For {{ name }}.{% endtrans %}",
        "{% trans name=name %}\n  For\n  {{ name }}.\n{% endtrans %}",
        '{{ pgettext("page", "For %(name)s.", name=name) }}',
        "{% trans n=1, name=name %}For {{ name }}.{% pluralize n %}For all.{% endtrans %}",
    ],
)
def test_what_is_filled_in_is_escaped_and_the_sentence_is_not(draw: Draw, source: str) -> None:
    assert draw(source, name="<b>Dora</b> & co") == "For &lt;b&gt;Dora&lt;/b&gt; &amp; co."


def test_a_mail_of_plain_text_escapes_nothing() -> None:
    env = pages().env
    source = "{{ _('For %(name)s.', name=name) }} {{ name }} {{ _('100 %%') }}"

    plain = env.compile(source, "mail/hello.txt", "mail/hello.txt")
    template = type(env.from_string("")).from_code(env, plain, env.globals)

    assert template.render(name="<b>") == "For <b>. <b> 100 %"


@pytest.mark.parametrize(("n", "said"), [(1, "1 line"), (3, "3 lines")])
def test_a_number_has_its_words(draw: Draw, n: int, said: str) -> None:
    source = "{% trans n=n %}{{ n }} line{% pluralize n %}{{ n }} lines{% endtrans %}"
    assert draw(source, n=n) == said


def test_a_per_cent_sign_is_written_doubled(draw: Draw) -> None:
    assert draw("{{ _('100 %% of %(n)s', n=3) }} {{ _('%%s ago') }}") == "100 % of 3 %s ago"


def test_a_page_knows_the_direction_of_its_language(draw: Draw) -> None:
    source = "{{ page_language().code }} {{ page_language().direction }}"
    with translation.override("ar"):
        assert draw(source) == "ar rtl"
    assert draw(source) == "en ltr"
