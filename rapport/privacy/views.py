"""Pages of what is held on a person."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rapport.core.errors import NotFound
from rapport.core.face.htmx import render
from rapport.customers.models import Person
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.privacy.actions import ask_for_erasure, ask_for_export
from rapport.privacy.models import Erasure, Export
from rapport.privacy.subjects import counts, subject_of


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.HANDLE_PRIVACY)
def of_customer(request: Request, pk: int) -> HttpResponse:
    """Show what is held on a customer, and how to get or erase it."""
    person = get_object_or_404(Person.objects.visible_to(request.user).with_addresses(), pk=pk)
    if person.merged_into_id:
        return redirect("customer_privacy", pk=person.merged_into_id)
    return _of(request, person)


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.HANDLE_PRIVACY)
def of_colleague(request: Request, pk: int) -> HttpResponse:
    """Show what is held on somebody who works here."""
    return _of(request, get_object_or_404(User, pk=pk))


@require_safe
@able(Ability.HANDLE_PRIVACY)
def export_file(request: Request, pk: int) -> HttpResponse:
    """Return a finished export."""
    export = get_object_or_404(Export, pk=pk)
    if not export.is_ready or not export.path.is_file():
        raise NotFound(_("This copy is not ready, or no longer kept. Ask for another one."))
    response = FileResponse(
        export.path.open("rb"),
        as_attachment=True,
        filename=f"{export.whose}-{export.subject}.zip",
        content_type="application/zip",
    )
    response.headers["Cache-Control"] = "no-store"
    # A file is streamed; the decorators of pages are typed for complete answers.
    return cast(HttpResponse, response)


def _of(request: Request, person: Person | User) -> HttpResponse:
    if "erase" in request.POST and isinstance(person, Person):
        ask_for_erasure(person, named=request.POST["erase"], by=request.user)
        messages.success(request, _("The customer is being erased."))
        return redirect(request.path)
    if request.method == "POST":
        ask_for_export(person, by=request.user)
        messages.success(request, _("The copy is being made. It appears here when it is ready."))
        return redirect(request.path)
    subject = subject_of(person)
    exports = Export.objects.filter(whose=subject.whose, subject=subject.pk)
    is_customer = subject.whose == "customer"
    context = {
        "person": person,
        "is_customer": is_customer,
        "counts": [(held.label, number) for held, number in counts(subject)],
        "erasure": Erasure.objects.filter(subject=subject.pk).first() if is_customer else None,
        "exports": exports.select_related("by")[:10],
    }
    return render(request, "privacy/person.html", context)
