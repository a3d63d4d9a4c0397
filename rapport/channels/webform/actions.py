"""Actions on contact forms: make, change, open, close."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rapport.channels.webform import events
from rapport.channels.webform.models import ContactForm
from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.tickets.models import Queue
from rapport.timeline.kinds import Kind
from rapport.timeline.record import record


def make(
    name: str,
    *,
    queue: Queue,
    by: Actor,
    slug: str = "",
    intro: str = "",
    at: datetime | None = None,
) -> ContactForm:
    """Create a public form; without a ``slug`` its address is made from its name."""
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    form = ContactForm(made_at=at)
    return _save(form, events.MADE, name, slug, queue, intro, True, by, at)


def change(
    form: ContactForm,
    *,
    name: str,
    slug: str,
    queue: Queue,
    intro: str,
    is_open: bool,
    by: Actor,
    at: datetime | None = None,
) -> ContactForm:
    """Change a form, open it or close it."""
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    return _save(form, events.CHANGED, name, slug, queue, intro, is_open, by, at)


def _save(
    form: ContactForm,
    kind: Kind,
    name: str,
    slug: str,
    queue: Queue,
    intro: str,
    is_open: bool,
    by: Actor,
    at: datetime,
) -> ContactForm:
    form.name = " ".join(name.split())[:80]
    form.slug = slugify(slug or form.name)[:60]
    if not form.name or not form.slug:
        raise Invalid(_("A form needs a name, and a word of letters and digits for its address."))
    if ContactForm.objects.exclude(pk=form.pk).filter(slug=form.slug).exists():
        raise Invalid(_("There is already a form at /contact/%s/.") % form.slug)
    form.queue, form.intro, form.is_open = queue, intro.strip()[:2000], is_open
    with transaction.atomic():
        form.save()
        record(kind, form, by=by, at=at, name=form.name)
    return form
