"""First steps of a new desk that are about people."""

from __future__ import annotations

from rapport.people.models import Company, Invitation, User


def company_is_named() -> bool:
    """Return whether customers see who runs the desk."""
    return bool(Company.objects.current().name)


def somebody_is_invited() -> bool:
    """Return whether anybody else works here, or is invited to."""
    return Invitation.objects.exists() or User.objects.all()[1:].exists()
