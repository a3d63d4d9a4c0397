"""Querysets of customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from rapport.people.models import User
from rapport.people.roles import Ability

if TYPE_CHECKING:
    from rapport.customers.models import Person  # noqa: F401 - named in the string below


class PersonQuerySet(models.QuerySet["Person"]):
    """People, by visibility and by whether they were merged."""

    def visible_to(self, user: User) -> PersonQuerySet:
        """Return the people whom the user may see: customers belong to the whole desk, tickets to
        teams.
        """
        return self if user.may(Ability.SEE_CUSTOMERS) else self.none()

    def surviving(self) -> PersonQuerySet:
        """Return people who were not merged into somebody else."""
        return self.filter(merged_into=None)

    def with_addresses(self) -> PersonQuerySet:
        """Fetch what a line of a list shows."""
        return self.select_related("organisation").prefetch_related("identities")
