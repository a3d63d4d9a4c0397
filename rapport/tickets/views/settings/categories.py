"""Settings of categories: add, rename, retire, restore."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core.face.answers import Undo, done
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability
from rapport.tickets.models import Category, Ticket
from rapport.tickets.setup.actions import (
    add_category,
    rename_category,
    restore_category,
    retire_category,
)
from rapport.tickets.setup.forms import NameForm


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def categories(request: Request) -> HttpResponse:
    """List the categories, and add one."""
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            added = add_category(form.cleaned_data["name"], by=request.user)
            messages.success(request, _("%(name)s is added.") % {"name": added.name})
            return redirect("categories")
    open_in = Ticket.objects.unsolved_by("category")
    found = Category.objects.order_by("is_retired", "name")
    context = {"form": form, "lines": [(each, open_in.get(each.pk, 0)) for each in found]}
    status = 422 if form.is_bound else 200
    return render(request, "tickets/settings/categories.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def category(request: Request, pk: int) -> HttpResponse:
    """Rename a category."""
    found = get_object_or_404(Category, pk=pk)
    form = NameForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            rename_category(found, to=form.cleaned_data["name"], by=request.user)
            messages.success(request, _("Saved."))
            return redirect("categories")
    context = {"form": form, "category": found}
    status = 422 if form.is_bound else 200
    return render(request, "tickets/settings/category.html", context, status=status)


@require_POST
@able(Ability.MANAGE_DESK)
def retirement(request: Request, pk: int) -> HttpResponse:
    """Stop offering it."""
    found = retire_category(get_object_or_404(Category, pk=pk), by=request.user)
    sentence = _("%(name)s is no longer offered. Tickets that have it keep it.")
    undo = Undo(reverse("category_restoration", args=[pk]))
    back = reverse("categories")
    return done(request, sentence % {"name": found.name}, back=back, undo=undo)


@require_POST
@able(Ability.MANAGE_DESK)
def restoration(request: Request, pk: int) -> HttpResponse:
    """Offer it again."""
    found = restore_category(get_object_or_404(Category, pk=pk), by=request.user)
    sentence = _("%(name)s is offered again.") % {"name": found.name}
    return done(request, sentence, back=reverse("categories"))
