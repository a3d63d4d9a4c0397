"""Words for channels."""

from __future__ import annotations

import pytest
from django.utils import translation

from rapport.timeline.channel_names import by_channel


@pytest.mark.parametrize(
    ("kind", "english", "german"),
    [
        ("email", "by email", "per E-Mail"),
        ("webform", "by contact form", "über das Kontaktformular"),
        ("phone", "by phone", "telefonisch"),
        ("in-person", "in person", "persönlich"),
        ("api", "over the API", "über die API"),
        ("carrier-pigeon", "by carrier-pigeon", "per carrier-pigeon"),
    ],
)
def test_a_channel_is_said_in_the_language_of_the_reader(
    kind: str, english: str, german: str
) -> None:
    assert by_channel(kind) == english
    with translation.override("de"):
        assert by_channel(kind) == german
