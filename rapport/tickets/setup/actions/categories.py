"""Actions on categories."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.tickets.models import Category
from rapport.tickets.setup import events
from rapport.timeline.kinds import Kind
from rapport.timeline.record import record

LONGEST = 80


def add_category(name: str, *, by: Actor, at: datetime | None = None) -> Category:
    """Add a category. Raises Invalid for a name that is empty, too long or taken."""
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        category = Category.objects.create(name=_free(name))
        record(events.CATEGORY_ADDED, category, by=by, at=at, name=category.name)
    return category


def rename_category(
    category: Category, *, to: str, by: Actor, at: datetime | None = None
) -> Category:
    """Rename a category, on old tickets too. Its current name changes nothing."""
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        before = category.name
        if before == to.strip():
            return category
        category.name = _free(to, but=category)
        category.save(update_fields=["name"])
        names = {"from": before, "to": category.name}
        record(events.CATEGORY_RENAMED, category, by=by, at=at, **names)
    return category


def retire_category(category: Category, *, by: Actor, at: datetime | None = None) -> Category:
    """Stop offering a category; tickets that have it keep it."""
    return _offer(category, False, events.CATEGORY_RETIRED, by, at)


def restore_category(category: Category, *, by: Actor, at: datetime | None = None) -> Category:
    """Offer a category again."""
    return _offer(category, True, events.CATEGORY_RESTORED, by, at)


def _offer(
    category: Category, offered: bool, kind: Kind, by: Actor, at: datetime | None
) -> Category:
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        changed = Category.objects.filter(pk=category.pk, is_retired=offered).update(
            is_retired=not offered
        )
        category.is_retired = not offered
        if changed:
            record(kind, category, by=by, at=at, name=category.name)
    return category


def _free(name: str, but: Category | None = None) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise Invalid(
            _("A category needs a name of at most %(most)d characters.") % {"most": LONGEST}
        )
    same = Category.objects.filter(name__iexact=name)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise Invalid(_("There is already a category “%(name)s”.") % {"name": name})
    return name
