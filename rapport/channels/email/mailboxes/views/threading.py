"""The page that sets how answers find their ticket."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rapport.channels.email.actions import set_threading
from rapport.channels.email.models import Mailbox
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability


class ThreadingForm(forms.Form):
    """What a mailbox adds to its mails, besides signed Message-IDs and the marker line."""

    reply_pattern = forms.CharField(
        label=gettext_lazy("Reply address with a token"),
        required=False,
        max_length=254,
        help_text=gettext_lazy(
            "Such as support+{token}@example.com, or {token}@reply.example.com if a "
            "mailbox takes all mail for that domain. Mail to this address must arrive "
            "here, so try it first. Leave blank to have answers go to the mailbox’s own "
            "address."
        ),
    )
    numbers_subjects = forms.BooleanField(
        label=gettext_lazy("Put the ticket number in subjects"),
        required=False,
        help_text=gettext_lazy(
            "As in “Re: [#4831] Export stops”. In an answer, the number is used if "
            "nothing else identifies the ticket, and only from somebody who is part of "
            "it."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def threading(request: Request, pk: int) -> HttpResponse:
    """Set the reply address and whether subjects carry numbers."""
    mailbox = get_object_or_404(Mailbox, pk=pk)
    known = {
        "reply_pattern": mailbox.reply_pattern,
        "numbers_subjects": mailbox.numbers_subjects,
    }
    form = ThreadingForm(request.POST or None, initial=known)
    if request.method == "POST":
        form = ThreadingForm(request.POST)
        if form.is_valid():
            with refusals_in(form):
                set_threading(mailbox, **form.cleaned_data, by=request.user)
                messages.success(request, _("Saved."))
                return redirect("mailbox", pk=pk)
    context = {"mailbox": mailbox, "form": form}
    return render(request, "email/threading.html", context, status=422 if form.is_bound else 200)
