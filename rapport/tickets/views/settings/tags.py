"""Settings of tags: rename, join, remove.

Tags are created on tickets.
"""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability
from rapport.tickets.models import Tag
from rapport.tickets.setup.actions import remove_tag, rename_tag
from rapport.tickets.setup.forms import NameForm


@require_safe
@able(Ability.MANAGE_DESK)
def tags(request: Request) -> HttpResponse:
    """List the tags, with the number of tickets of each."""
    found = Tag.objects.annotate(uses=Count("tickets"))
    return render(request, "tickets/settings/tags.html", {"tags": found})


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def tag(request: Request, pk: int) -> HttpResponse:
    """Rename a tag; another tag's name joins the two."""
    found = get_object_or_404(Tag.objects.annotate(uses=Count("tickets")), pk=pk)
    form = NameForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            kept = rename_tag(found, to=form.cleaned_data["name"], by=request.user)
            messages.success(request, _("The tag is now called %(name)s.") % {"name": kept.name})
            return redirect("tags")
    context = {"form": form, "tag": found}
    status = 422 if form.is_bound else 200
    return render(request, "tickets/settings/tag.html", context, status=status)


@require_POST
@able(Ability.MANAGE_DESK)
def removal(request: Request, pk: int) -> HttpResponse:
    """Remove it from every ticket."""
    found = get_object_or_404(Tag, pk=pk)
    name = found.name
    remove_tag(found, by=request.user)
    messages.success(request, _("The tag %(name)s has been removed.") % {"name": name})
    return redirect("tags")
