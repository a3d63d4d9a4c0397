"""Notes on customers and organisations."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core.face.answers import Undo, done
from rapport.core.face.htmx import render
from rapport.customers.actions import add_note, change_note, pin_note, remove_note, restore_note
from rapport.customers.forms import NoteForm
from rapport.customers.models import Note, Organisation, Person
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def on_customer(request: Request, pk: int) -> HttpResponse:
    """Write a note about a person."""
    people = Person.objects.visible_to(request.user).surviving()
    return _add(request, get_object_or_404(people, pk=pk))


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def on_organisation(request: Request, pk: int) -> HttpResponse:
    """Write a note about an organisation."""
    return _add(request, get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.EDIT_CUSTOMERS)
def note(request: Request, pk: int) -> HttpResponse:
    """Show a note with the form that changes it; on POST, change and pin it."""
    found = _note(request, pk)
    form = NoteForm(request.POST) if request.method == "POST" else NoteForm.of(found)
    if form.is_bound and form.is_valid():
        with refusals_in(form), transaction.atomic():
            change_note(found, text=form.cleaned_data["text"], by=request.user)
            pin_note(found, pinned=form.cleaned_data["pinned"], by=request.user)
            return done(request, _("Saved."), back=found.subject.get_absolute_url())
    context = {"note": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "customers/note.html", context, status=status)


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def pin(request: Request, pk: int) -> HttpResponse:
    """Pin a note, or unpin it with ``pinned`` empty."""
    found = _note(request, pk)
    pinned = bool(request.POST.get("pinned"))
    pin_note(found, pinned=pinned, by=request.user)
    sentence = _("The note is pinned.") if pinned else _("The note is no longer pinned.")
    undo = Undo(reverse("note_pin", args=[pk]), {"pinned": "" if pinned else "1"})
    return done(request, sentence, back=found.subject.get_absolute_url(), undo=undo, afresh=True)


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def removal(request: Request, pk: int) -> HttpResponse:
    """Remove a note, with a way back."""
    found = _note(request, pk)
    remove_note(found, by=request.user)
    undo = Undo(reverse("note_restoration", args=[pk]))
    back = found.subject.get_absolute_url()
    return done(request, _("The note has been removed."), back=back, undo=undo, afresh=True)


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def restoration(request: Request, pk: int) -> HttpResponse:
    """Bring a removed note back."""
    removed = Note.objects.visible_to(request.user).select_related("person", "organisation")
    found = restore_note(get_object_or_404(removed, pk=pk), by=request.user)
    back = found.subject.get_absolute_url()
    return done(request, _("The note is back."), back=back, afresh=True)


def _add(request: Request, subject: Person | Organisation) -> HttpResponse:
    text, pinned = request.POST.get("text", ""), bool(request.POST.get("pinned"))
    add_note(subject, text=text, pinned=pinned, by=request.user)
    return done(request, _("The note is saved."), back=subject.get_absolute_url())


def _note(request: Request, pk: int) -> Note:
    kept = Note.objects.visible_to(request.user).kept()
    found: Note = get_object_or_404(kept.select_related("person", "organisation"), pk=pk)
    return found
