"""Why there is no figure although the question is sound."""

from __future__ import annotations

from rapport.core.errors import RapportError


class NoFigures(RapportError):
    """No figure can be given at the moment; everything else works."""

    code = "no_figures"
    status = 503


class FactsNotReady(NoFigures):
    """The stored rows are of an older shape; they are being rebuilt."""

    code = "facts_not_ready"


class FiguresNotAvailable(NoFigures):
    """The process that counts figures does not answer."""

    code = "figures_not_available"
