"""Form fields that many rooms use."""

from __future__ import annotations

from datetime import date

from django.forms import Form

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


def test_a_day_is_written_as_browsers_read_it() -> None:
    assert 'value="2027-01-31"' in str(Everything()["day"])
