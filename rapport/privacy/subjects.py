"""A person on whom something is held, and their rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rapport.core.errors import NotFound
from rapport.core.personal import Held, Whose, held_on
from rapport.customers.models import Identity, Person
from rapport.people.models import User


@dataclass(frozen=True)
class Subject:
    """A person: their numbers, with those of customers merged into them, addresses and names."""

    whose: Whose
    pk: int
    keys: tuple[int, ...]
    addresses: tuple[str, ...]
    names: tuple[str, ...]


def subject_of(person: Person | User) -> Subject:
    """Return all by which the rows of a customer or colleague are known."""
    if isinstance(person, User):
        return Subject("user", person.pk, (person.pk,), (person.email,), (person.name,))
    keys = _with_absorbed(person.pk)
    values = Identity.objects.filter(person__in=keys).values_list("value", flat=True)
    names = Person.objects.filter(pk__in=keys).exclude(name="").values_list("name", flat=True)
    return Subject("customer", person.pk, keys, tuple(values), tuple(dict.fromkeys(names)))


def find(whose: str, pk: int) -> Person | User:
    """Return a customer or colleague by number; raises NotFound."""
    found: Person | User | None
    if whose == "user":
        found = User.objects.filter(pk=pk).first()
    else:
        found = Person.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Nobody has the number %(pk)s.") % {"pk": pk})
    return found


def rows(held: Held, subject: Subject) -> QuerySet[Any, Any]:
    """Return the rows of a model that are held on the person, the oldest first."""
    model = apps.get_model(held.model)
    keys: Any = subject.keys
    if held.through is not None:
        of, lookup = held.through
        keys = apps.get_model(of)._base_manager.filter(**{lookup: keys}).values("pk")
    parts = [Q(**{lookup: keys}) for lookup in held.by_key]
    parts += [Q(**{lookup: subject.addresses}) for lookup in held.by_address]
    found = model._base_manager.filter(reduce(or_, parts), **held.where)
    # Found by one of several joins, a row comes once.
    once: QuerySet[Any, Any] = model._base_manager.filter(pk__in=found.values("pk"))
    return once.order_by("pk")


def counts(subject: Subject) -> Iterator[tuple[Held, int]]:
    """Yield how many rows of each sort are held on the person, where there are any."""
    for held in held_on(subject.whose):
        if number := rows(held, subject).count():
            yield held, number


def _with_absorbed(pk: int) -> tuple[int, ...]:
    keys = {pk}
    while more := set(Person.objects.filter(merged_into__in=keys).values_list("pk", flat=True)):
        if more <= keys:
            break
        keys |= more
    return tuple(sorted(keys))
