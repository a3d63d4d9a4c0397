"""The rendering of forms."""

from __future__ import annotations

import re

from django import forms


class Mailbox(forms.Form):
    name = forms.CharField(help_text="Your team <b>sees</b> this.")
    footer = forms.CharField(widget=forms.Textarea(attrs={"class": "tall"}), required=False)
    port = forms.IntegerField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A")])
    active = forms.BooleanField(required=False, help_text="Every minute.")
    answer = forms.ChoiceField(widget=forms.RadioSelect, choices=[("y", "Yes")], help_text="Once.")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def _tag(html: str, name: str) -> str:
    found = re.search(rf'<(?:input|textarea|select)[^>]*name="{name}"[^>]*>', html)
    assert found
    return found[0]


def test_help_and_error_are_tied_to_their_field() -> None:
    html = str(Mailbox({}))

    assert 'aria-describedby="id_name_helptext id_name_error"' in _tag(html, "name")
    assert 'aria-invalid="true"' in _tag(html, "name")
    for name in ("id_name_helptext", "id_name_error"):
        assert html.count(f'id="{name}"') == 1
    assert "This field is required." in html


def test_widgets_carry_the_class_of_their_kind() -> None:
    html = str(Mailbox())

    assert 'class="input"' in _tag(html, "name")
    assert 'class="textarea tall"' in _tag(html, "footer")
    assert 'class="input input-number"' in _tag(html, "port")
    assert 'class="select"' in _tag(html, "kind")
    assert "class=" not in _tag(html, "active")


def test_every_field_has_its_label() -> None:
    html = str(Mailbox())

    for name in ("name", "footer", "port", "kind", "active"):
        assert f'for="id_{name}"' in html
    assert "<legend>Answer</legend>" in html
    assert html.count("(optional)") == 2


def test_a_group_of_choices_ties_help_and_error_to_the_group() -> None:
    html = str(Mailbox({}))

    assert '<fieldset class="field" aria-describedby="id_answer_helptext id_answer_error">' in html
    assert html.count('id="id_answer_error"') == 1


def test_hidden_fields_stay_hidden_and_their_errors_do_not() -> None:
    class Strict(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput)

    html = str(Strict({}))

    assert 'type="hidden"' in html
    assert "(Hidden field token) This field is required." in html
