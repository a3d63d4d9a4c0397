"""Form fields that many rooms use."""

from __future__ import annotations

from datetime import date

import pytest
from django.forms import Form
from django.utils import translation

from rapport.core.face.fields import DayField, LongTextField, NameField, SecretField


class Everything(Form):
    name = NameField()
    words = LongTextField(lines=4, required=False)
    secret = SecretField(required=False)
    day = DayField(required=False, initial=date(2027, 1, 31))


def test_a_name_is_short() -> None:
    assert Everything({"name": "n" * 80}).is_valid()
    assert "name" in Everything({"name": "n" * 81}).errors


def test_a_long_text_has_its_lines() -> None:
    assert 'rows="4"' in str(Everything()["words"])


def test_a_secret_is_taken_as_typed_and_not_shown_again() -> None:
    form = Everything({"name": "n", "secret": " s "})

    assert form.is_valid()
    assert form.cleaned_data["secret"] == " s "
    assert " s " not in str(form["secret"])


def test_a_secret_is_kept_on_the_page_of_one_form_only() -> None:
    form, other = (
        Everything({"name": "n", "secret": "s3"}),
        Everything({"name": "n", "secret": "s3"}),
    )
    field = form.fields["secret"]
    assert isinstance(field, SecretField)
    field.keep_typed()

    assert "s3" in str(form["secret"])
    assert "s3" not in str(other["secret"])


@pytest.mark.parametrize(("language", "written"), [("en", "31 Jan 2027"), ("de", "31.01.2027")])
def test_a_day_is_written_as_the_reader_writes_it(language: str, written: str) -> None:
    with translation.override(language):
        assert f'value="{written}"' in str(Everything()["day"])
        sent = Everything({"name": "n", "day": written})
        assert sent.is_valid()
        assert sent.cleaned_data["day"] == date(2027, 1, 31)
        assert "day" not in sent.changed_data


def test_what_is_no_day_is_said_and_stays() -> None:
    with translation.override("de"):
        sent = Everything({"name": "n", "day": "31.02.2026"})
        assert sent.errors["day"] == [
            "„31.02.2026“ ist kein Tag. Schreiben Sie ihn zum Beispiel so: 28.02.2026."
        ]
        assert 'value="31.02.2026"' in str(sent["day"])
