"""Merging two records of one person, and undoing it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.customers import events, search
from rapport.customers.actions.contact import note_last_contact
from rapport.customers.models import Merge, Person
from rapport.customers.pointers import pointers
from rapport.people.actors import Actor, require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.timeline.record import record


def merge(absorbed: Person, *, into: Person, by: Actor, at: datetime | None = None) -> Merge:
    """Merge one person into another: everything that points at them now points at the survivor.

    What was moved is written down, so that ``unmerge`` moves exactly that back. Raises Invalid for
    a person and themselves, Conflict when either was merged already.
    """
    # Of somebody without an address nothing is known but what they wrote (``recognise``).
    require(by, Ability.MERGE_CUSTOMERS if _is_known(absorbed) else Ability.EDIT_CUSTOMERS)
    at = at or clock.now()
    if absorbed.pk == into.pk:
        raise Invalid(_("These are already the same person."))
    with transaction.atomic():
        absorbed, into = _locked(absorbed.pk), _locked(into.pk)
        if absorbed.merged_into_id or into.merged_into_id:
            raise Conflict(
                _("One of the two has already been merged. Open the customer it was merged into.")
            )
        moved = _move_all(absorbed, into)
        note_last_contact(into.pk, at=absorbed.last_contact_at)
        absorbed.merged_into = into
        absorbed.save(update_fields=["merged_into"])
        search.put_many([absorbed, into])
        row = Merge.objects.create(
            survivor=into,
            absorbed=absorbed,
            by=by if isinstance(by, User) else None,
            at=at,
            moved=moved,
        )
        one, other = {"absorbed": absorbed.pk}, {"survivor": into.pk}
        record(events.MERGED, into, by=by, at=at, name=str(absorbed), merge=row.pk, **one)
        record(events.MERGED_AWAY, absorbed, by=by, at=at, name=str(into), merge=row.pk, **other)
    return row


def unmerge(row: Merge, *, by: Actor, at: datetime | None = None) -> Person:
    """Undo a merge: what was moved goes back; what came since stays with the survivor.

    Undoing twice changes nothing. Raises Conflict when the survivor has been merged into somebody
    else.
    """
    require(by, Ability.MERGE_CUSTOMERS)
    at = at or clock.now()
    with transaction.atomic():
        row = Merge.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if row.undone_at:
            return row.absorbed
        if row.survivor.merged_into_id:
            raise Conflict(
                _("%(survivor)s has been merged again since. Undo that merge first.")
                % {"survivor": row.survivor}
            )
        _move_back(row)
        row.absorbed.merged_into = None
        row.absorbed.save(update_fields=["merged_into"])
        search.put_many([row.absorbed, row.survivor])
        row.undone_at, row.undone_by = at, by if isinstance(by, User) else None
        row.save(update_fields=["undone_at", "undone_by"])
        record(events.UNMERGED, row.survivor, by=by, at=at, name=str(row.absorbed))
        record(events.UNMERGED, row.absorbed, by=by, at=at, name=str(row.survivor))
    return row.absorbed


def _is_known(person: Person) -> bool:
    return person.identities.exists()


def _locked(pk: int) -> Person:
    person: Person = Person.objects.select_for_update(of=("self",)).get(pk=pk)
    return person


def _move_all(absorbed: Person, into: Person) -> dict[str, list[int]]:
    moved: dict[str, list[int]] = {}
    for label, model, field in pointers():
        rows = model._default_manager.filter(**{field: absorbed})
        ids = list(rows.exclude(pk__in=_twins(model, field, absorbed, into)).values_list("pk"))
        moved[label] = [pk for (pk,) in ids]
        model._default_manager.filter(pk__in=moved[label]).update(**{field: into})
    return moved


def _move_back(row: Merge) -> None:
    for label, model, field in pointers():
        ids = row.moved.get(label, [])
        model._default_manager.filter(pk__in=ids, **{field: row.survivor}).update(
            **{field: row.absorbed}
        )


def _twins(model: type[models.Model], field: str, absorbed: Person, into: Person) -> Iterable[Any]:
    """Return rows that cannot move because the survivor has the same (both take part in one
    ticket).
    """
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and field in constraint.fields:
            others = [name for name in constraint.fields if name != field]
            held = model._default_manager.filter(**{field: into})
            if len(others) == 1:
                taken = held.values(others[0])
                return model._default_manager.filter(
                    **{field: absorbed, f"{others[0]}__in": taken}
                ).values("pk")
    return []
