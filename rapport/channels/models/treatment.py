"""Decisions of people on what an arrival is."""

from __future__ import annotations

from django.db import models

from rapport.channels.models.inbound import Inbound


class Treatment(models.Model):
    """A person's decision on what an arrival is, and its former fields, so that it can be undone.

    ``ticket`` and ``person`` are those that it was assigned to. ``before`` holds the fields of the
    arrival that the treatment changed. ``stands`` is when the ticket that it opened changed by it:
    the ticket is closed again only if nothing else has happened there.
    """

    inbound = models.ForeignKey(Inbound, models.CASCADE, related_name="treatments")
    treated_as = models.CharField(max_length=9, choices=Inbound.As.choices)
    ticket = models.ForeignKey("tickets.Ticket", models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey("customers.Person", models.SET_NULL, null=True, related_name="+")
    user = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField(default=dict)
    stands = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.inbound_id} as {self.treated_as}"
