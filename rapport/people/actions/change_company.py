"""Changing what people outside see of the company."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.core import blobs, clock
from rapport.core.ledger import Actor, record
from rapport.people import accents, events, fields, logos
from rapport.people.actions import _rows
from rapport.people.actors import require
from rapport.people.models import Company
from rapport.people.models.company import ONLY
from rapport.people.roles import Ability


def change_company(
    *,
    by: Actor,
    name: str | None = None,
    accent: str | None = None,
    logo: bytes | None = None,
    language: str | None = None,
    at: datetime | None = None,
) -> Company:
    """Change the company's name, colour, logo or language for customers.

    None leaves each as it is, and "" takes it away; the language can only become another.

    Only differences count; without any, nothing happens. Raises Invalid for a colour that is too
    light to read, for a file that is not a picture, and for a language that we do not speak.
    """
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    clean: dict[str, object] = {}
    if name is not None:
        clean["name"] = fields.company_name(name)
    if accent is not None:
        clean["accent"] = accents.colour(accent)
    if logo is not None:
        clean |= _kept(logo)
    if language is not None:
        clean["language"] = fields.language(language)
    with transaction.atomic():
        _rows.one_at_a_time()
        company = Company.objects.select_for_update().filter(pk=ONLY).first() or Company(pk=ONLY)
        differing = [field for field, value in clean.items() if getattr(company, field) != value]
        if not differing:
            return company
        for field in differing:
            setattr(company, field, clean[field])
        company.save()
        told = [field for field in differing if field in ("name", "accent", "logo", "language")]
        record(
            events.COMPANY_CHANGED,
            company,
            by=by,
            at=at,
            fields=told or ["logo"],
            name=company.name,
            accent=company.accent,
            logo=company.logo,
            language=company.language,
        )
    return company


def _kept(logo: bytes) -> dict[str, object]:
    """Store the picture and return the fields that tell of it."""
    if not logo:
        return {"logo": "", "logo_width": 0, "logo_height": 0}
    drawn = logos.read(logo)
    digest = blobs.keep(drawn.content)
    return {"logo": digest, "logo_width": drawn.width, "logo_height": drawn.height}
