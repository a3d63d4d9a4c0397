"""Errors for a sound question that has no figure at the moment."""

from __future__ import annotations

from rapport.core.errors import RapportError


class NoFigures(RapportError):
    """No figure is available at the moment; everything else works."""

    code = "no_figures"
    status = 503
    again_after = 60


class FactsNotReady(NoFigures):
    """The stored rows have an older shape and are being rebuilt."""

    code = "facts_not_ready"


class FiguresNotAvailable(NoFigures):
    """The process that computes figures does not answer."""

    code = "figures_not_available"
