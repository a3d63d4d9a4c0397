"""Personal data of a customer, over the API."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Router

from rapport.api import schemas
from rapport.api.problems import READING, WRITING
from rapport.api.tickets import user_of
from rapport.core.errors import NotFound
from rapport.customers.models import Person
from rapport.people.actors import require
from rapport.people.roles import Ability
from rapport.privacy.actions import ask_for_erasure, ask_for_export
from rapport.privacy.models import Erasure, Export

router = Router(tags=["privacy"])


@router.post(
    "/{int:person_id}/export",
    response={202: schemas.ExportOut, **WRITING},
    summary="Ask for everything held on a customer",
)
def export_customer(request: HttpRequest, person_id: int) -> tuple[int, Any]:
    """Have a copy of everything held made in the background; repeats return the waiting one."""
    person = _seen(request, person_id)
    return 202, _out(ask_for_export(person, by=user_of(request)))


@router.get(
    "/{int:person_id}/export",
    response={200: schemas.ExportOut, **READING},
    summary="How far the latest copy is",
)
def get_export(request: HttpRequest, person_id: int) -> dict[str, Any]:
    """Return the latest copy that was asked for; answers 404 when none was."""
    return _out(_latest(_seen(request, person_id)))


@router.get(
    "/{int:person_id}/export/file",
    response={200: None, **READING},
    summary="The latest copy",
)
def get_export_file(request: HttpRequest, person_id: int) -> Any:
    """Return the latest copy as a ZIP file; answers 404 until it is ready."""
    export = _latest(_seen(request, person_id))
    if not export.is_ready or not export.path.is_file():
        raise NotFound(_("This copy is not ready, or no longer kept. Ask for another one."))
    name = f"{export.whose}-{export.subject}.zip"
    file = export.path.open("rb")
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response.headers["Cache-Control"] = "no-store"
    return response


@router.post(
    "/{int:person_id}/erasure",
    response={202: schemas.ErasureOut, **WRITING},
    summary="Erase a customer for good",
)
def erase_customer(
    request: HttpRequest, person_id: int, body: schemas.ErasureIn
) -> tuple[int, Any]:
    """Have the customer erased in the background; ``name`` must be theirs. Cannot be undone."""
    person = _seen(request, person_id)
    return 202, _erasure_out(ask_for_erasure(person, named=body.name, by=user_of(request)))


@router.get(
    "/{int:person_id}/erasure",
    response={200: schemas.ErasureOut, **READING},
    summary="How far the erasure is",
)
def get_erasure(request: HttpRequest, person_id: int) -> dict[str, Any]:
    """Return how far a customer is erased."""
    person = _seen(request, person_id)
    found = Erasure.objects.filter(subject=person.pk).first()
    return _erasure_out(found or Erasure(subject=person.pk))


def _erasure_out(erasure: Erasure) -> dict[str, Any]:
    return {
        "asked_at": erasure.at,
        "done": erasure.done,
        "total": erasure.total,
        "finished_at": erasure.finished_at,
        "files_gone_at": erasure.swept_at,
    }


def _seen(request: HttpRequest, person_id: int) -> Person:
    user = user_of(request)
    require(user, Ability.HANDLE_PRIVACY)
    number = person_id if person_id < 2**63 else 0
    person: Person = get_object_or_404(Person.objects.visible_to(user).surviving(), pk=number)
    return person


def _latest(person: Person) -> Export:
    export = Export.objects.filter(whose="customer", subject=person.pk).first()
    if export is None:
        raise NotFound(_("No copy of what is held has been asked for."))
    return export


def _out(export: Export) -> dict[str, Any]:
    return {
        "id": export.pk,
        "asked_at": export.at,
        "done": export.done,
        "total": export.total,
        "finished_at": export.finished_at,
        "failure": export.failure,
    }
