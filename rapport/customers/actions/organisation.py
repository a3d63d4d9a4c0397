"""Changes to an organisation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rapport.core.errors import Conflict, Invalid
from rapport.customers import events, search
from rapport.customers.identities import PUBLIC_MAIL_HOSTS
from rapport.customers.models import Organisation
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.timeline.record import record


def change_organisation(
    organisation: Organisation,
    *,
    name: str,
    domain: str,
    by: Actor,
    at: datetime | None = None,
) -> Organisation:
    """Set the name and the mail domain; who writes from that domain belongs to it.

    Raises Invalid for an unusable one, Conflict for one of another organisation.
    """
    require(by, Ability.EDIT_CUSTOMERS)
    wanted = {"name": _name(name), "domain": _domain(domain)}
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
        fields = [field for field in wanted if getattr(organisation, field) != wanted[field]]
        if not fields:
            return organisation
        _refuse_twin(organisation, **{field: wanted[field] for field in fields})
        for field in fields:
            setattr(organisation, field, wanted[field])
        organisation.save(update_fields=fields)
        search.put_organisations([(organisation.pk, organisation.name, organisation.domain)])
        if "name" in fields:
            search.put_many(organisation.people.all())
        record(events.ORGANISATION_CHANGED, organisation, by=by, at=at, fields=fields)
    return organisation


def _name(value: str) -> str:
    value = " ".join(value.split())
    if not slugify(value, allow_unicode=True):
        raise Invalid(_("The name of an organisation needs at least one letter or digit."))
    if len(value) > 160:
        raise Invalid(_("The name can have at most %(longest)s characters.") % {"longest": 160})
    return value


def _domain(value: str) -> str:
    value = value.strip().lower().removeprefix("@").rstrip(".")
    if value in PUBLIC_MAIL_HOSTS:
        raise Invalid(
            _("Anybody can have an address at %(domain)s, so it says nothing about who writes.")
            % {"domain": value}
        )
    is_odd = any(not (c.isalnum() or c in "-.") for c in value) or ".." in value
    if value and (is_odd or "." not in value.strip(".") or len(value) > 160):
        raise Invalid(
            _("“%(value)s” is not a mail domain. Use a name such as nordwind.example.")
            % {"value": value[:60]}
        )
    return value


def _refuse_twin(organisation: Organisation, *, name: str = "", domain: str = "") -> None:
    others = Organisation.objects.exclude(pk=organisation.pk)
    if name and others.filter(name__iexact=name).exists():
        raise Conflict(_("There is an organisation called %(name)s already.") % {"name": name})
    taken = others.filter(domain=domain).first() if domain else None
    if taken is not None:
        raise Conflict(
            _("%(domain)s belongs to %(name)s.") % {"domain": domain, "name": taken.name}
        )
