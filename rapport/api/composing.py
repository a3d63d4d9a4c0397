"""The API's bodies, with their text composed."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.types import DictStrAny

from rapport.core.phrases.composing import composed_within


class ComposingParser(Parser):
    """Reads JSON; every letter in it and its accent become one character."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """Return the body's values."""
        body: DictStrAny = composed_within(super().parse_body(request))  # type: ignore[assignment]  # the same shape
        return body
