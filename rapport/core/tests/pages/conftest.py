"""Templates written inside tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rapport.core.pages.extraction import pages

Draw = Callable[..., str]


@pytest.fixture
def draw() -> Draw:
    """Return a function that renders a template written in the test."""

    def drawn(source: str, **given: object) -> str:
        return pages().env.from_string(source).render(given)

    return drawn
