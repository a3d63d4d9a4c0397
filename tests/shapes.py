"""Screens and languages in which journeys are walked.

A pytest plugin (see addopts in pyproject.toml). A test that asks for a `shape` runs once for each
of six, in which every width meets every scheme and every language, and every scheme every
language. With ``--shapes=all`` it runs for all twelve.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

import pytest

Scheme = Literal["light", "dark"]
Language = Literal["en", "de"]

WIDTHS = (390, 1440, 1920)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LANGUAGES: tuple[Language, ...] = ("en", "de")
HEIGHT = 900


@dataclass(frozen=True)
class Shape:
    """A screen and the language of its reader."""

    width: int
    scheme: Scheme
    language: Language

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}-{self.language}"

    def says(self, english: str) -> str:
        """Return a sentence of the program in the reader's language."""
        from django.utils import translation

        with translation.override(self.language):
            return translation.gettext(english)

    def of_browser(self) -> dict[str, Any]:
        """Return the options of a browser with this screen, whose user has this language."""
        return {
            "viewport": {"width": self.width, "height": HEIGHT},
            "color_scheme": self.scheme,
            "locale": {"en": "en-GB", "de": "de-DE"}[self.language],
        }


ALL = tuple(Shape(*each) for each in product(WIDTHS, SCHEMES, LANGUAGES))
# On the middle width light and dark have the other language than on those beside it.
SPREAD = tuple(
    shape
    for shape in ALL
    if ((shape.scheme == "dark") == (shape.language == "de")) == (shape.width != WIDTHS[1])
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that chooses the shapes."""
    parser.addoption(
        "--shapes",
        choices=["spread", "all"],
        default="spread",
        help="on which screens and in which languages journeys are walked: six of them, or all",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a shape once for each."""
    if "shape" in metafunc.fixturenames:
        shapes = ALL if metafunc.config.getoption("shapes") == "all" else SPREAD
        metafunc.parametrize("shape", shapes, ids=str)
