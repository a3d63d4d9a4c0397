"""Errors for a sound question that has no figure at the moment."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.core.errors import RapportError


class NoFigures(RapportError):
    """No figure is available at the moment; everything else works."""

    code = "no_figures"
    status = 503
    again_after = 60


class FactsNotReady(NoFigures):
    """The stored rows are missing, damaged or of an older shape, and are being rebuilt."""

    code = "facts_not_ready"


def being_rebuilt() -> FactsNotReady:
    """Return the error of figures that cannot be told before their rows are rebuilt."""
    return FactsNotReady(_("The figures are being rebuilt. Please come back in a moment."))


def not_available() -> FiguresNotAvailable:
    """Return the error of figures that nobody counts at the moment."""
    return FiguresNotAvailable(
        _(
            "The figures are not available at the moment. "
            "Everything else works; please try again in a minute."
        )
    )


class FiguresNotAvailable(NoFigures):
    """The process that computes figures does not answer."""

    code = "figures_not_available"
