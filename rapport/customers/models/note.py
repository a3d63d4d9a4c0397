"""Notes about people and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.core.face.addresses import address
from rapport.customers.models.organisation import Organisation
from rapport.customers.models.person import Person
from rapport.people.models import User
from rapport.people.roles import Ability

if TYPE_CHECKING:
    from datetime import datetime

LONGEST = 5000


class NoteQuerySet(models.QuerySet["Note"]):
    """Notes, by visibility and by whether they were removed."""

    def visible_to(self, user: User) -> NoteQuerySet:
        """Return the notes that the user may see: those about customers, if they see customers."""
        return self if user.may(Ability.SEE_CUSTOMERS) else self.none()

    def kept(self) -> NoteQuerySet:
        """Return notes that nobody has removed."""
        return self.filter(removed_at=None)

    def pinned(self) -> NoteQuerySet:
        """Return kept notes that are shown to everybody who answers."""
        return self.kept().filter(is_pinned=True)


class Note(models.Model):
    """What one of us wrote down about a person or an organisation, for colleagues.

    A pinned one is also shown beside their tickets. ``by`` is empty for a note of which nobody
    knows who wrote it. A removed one stays, so that it can be restored.
    """

    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="notes")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="notes"
    )
    text = models.TextField(_("note"))
    is_pinned = models.BooleanField(default=False)
    by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    changed_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(person=None, organisation__isnull=False)
                | Q(person__isnull=False, organisation=None),
                name="note_about_one",
            ),
        )

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def subject(self) -> Person | Organisation:
        """Return whom it is about."""
        subject = self.person or self.organisation
        assert subject is not None
        return subject

    @property
    def said_at(self) -> datetime:
        """Return when its words were written."""
        return self.changed_at or self.at

    @property
    def said_by(self) -> User | None:
        """Return who wrote its words."""
        return self.changed_by if self.changed_at else self.by

    def get_absolute_url(self) -> str:
        """Return the address of the page on which it is changed."""
        return address("note", self.pk)
