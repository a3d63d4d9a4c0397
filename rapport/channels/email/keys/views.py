"""The page of the keys for mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rapport.channels.email.keys import actions
from rapport.channels.email.keys.forms import KeyForm
from rapport.channels.email.keys.models import MailKey
from rapport.core import clock
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability
from rapport.people.sign_in.proof import proven, proven_first


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
@proven_first
def keys(request: Request) -> HttpResponse:
    """List the keys, and add one."""
    form = KeyForm(request.POST, request.FILES) if request.method == "POST" else KeyForm()
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            passphrase = form.cleaned_data["passphrase"]
            added = actions.add(form.content, passphrase=passphrase, by=request.user)
            names = ", ".join(str(key) for key in added)
            messages.success(request, _("Added: %s.") % names)
            return redirect("mail_keys")
    at = clock.now()
    found = [(key, key.is_expired(at)) for key in MailKey.objects.all()]
    context = {
        "form": form,
        "ours": [each for each in found if each[0].opens],
        "others": [each for each in found if not each[0].opens],
    }
    return render(request, "email/keys/keys.html", context, status=422 if form.is_bound else 200)


@require_POST
@able(Ability.MANAGE_DESK)
@proven
def removal(request: Request, pk: int) -> HttpResponse:
    """Remove a key."""
    key = actions.remove(get_object_or_404(MailKey, pk=pk), by=request.user)
    messages.success(request, _("The key of %s has been removed.") % key)
    return redirect("mail_keys")
