"""One need: its page, and setting it aside."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rapport.cockpit.actions import dismiss, give, snooze
from rapport.cockpit.gathering import ask, tell
from rapport.cockpit.models import Aside
from rapport.cockpit.mornings import morning, next_monday
from rapport.cockpit.need import Glance, Need, subjects_of
from rapport.cockpit.needs import RULES
from rapport.cockpit.receivers import receivers
from rapport.core import clock
from rapport.core.database.keys import key_in
from rapport.core.errors import Invalid
from rapport.core.face.answers import Undo, done
from rapport.core.phrases import moments
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability


@require_safe
@able(Ability.SEE_COCKPIT)
def need(request: Request, rule: str) -> HttpResponse:
    """Show it with all that can be done instead of dealing with it now.

    ``?of=`` names what the line told, ``?do=`` the form to begin with.
    """
    found = _find(request, rule, request.GET.get("of", ""))
    tomorrow = timezone.localtime(clock.now()).date() + timedelta(days=1)
    context = {
        "need": found,
        "receivers": receivers(found, request.user),
        "do": request.GET.get("do", ""),
        "tomorrow": tomorrow,
        "monday": next_monday(clock.now()),
    }
    return render(request, "cockpit/need.html", context)


@require_POST
@able(Ability.SEE_COCKPIT)
def dismissal(request: Request, rule: str) -> HttpResponse:
    """Dismiss it, with a ``reason``."""
    found = _find(request, rule, request.POST.get("of", ""))
    aside = dismiss(found, reason=request.POST.get("reason", ""), by=request.user)
    return _done(request, aside, _("Dismissed. It comes back if it changes."))


@require_POST
@able(Ability.SEE_COCKPIT)
def pause(request: Request, rule: str) -> HttpResponse:
    """Snooze it ``until`` "tomorrow", or a day."""
    found = _find(request, rule, request.POST.get("of", ""))
    at = clock.now()
    until = morning(request.POST.get("until", ""), at)
    aside = snooze(found, until=until, by=request.user, at=at)
    when = moments.say(until, now=at, zone=timezone.get_current_timezone())
    return _done(request, aside, _("It comes back %(when)s.") % {"when": when})


@require_POST
@able(Ability.SEE_COCKPIT)
def recipient(request: Request, rule: str) -> HttpResponse:
    """Give it to the colleague whose number is ``to``, with a ``note``."""
    of = request.POST.get("of", "")
    found = _find(request, rule, of)
    number = key_in(request.POST.get("to", ""))
    to = User.objects.active().filter(pk=number).first() if number else None
    if to is None:
        raise Invalid(_("Choose somebody from the list."))
    with translation.override(to.language):
        text = _find(request, rule, of).text
    note = request.POST.get("note", "")
    aside = give(found, to=to, text=text, note=note, by=request.user)
    return _done(request, aside, _("%(name)s has it now.") % {"name": to.name})


def _find(request: Request, rule: str, of: str) -> Need:
    """Return what the rule finds for this person about those subjects, as one need; 404 when that
    is nothing.
    """
    known, wanted = RULES.get(rule), set(subjects_of(of))
    if known is None:
        raise Http404
    found = [
        finding
        for finding in ask(known, Glance(request.user, clock.now()))
        if finding.subject in wanted
    ]
    if not found:
        raise Http404
    (only,) = tell(known, found, 1)
    return only


def _done(request: Request, aside: Aside, sentence: str, **more: Any) -> HttpResponse:
    undo = Undo(reverse("aside_return", args=[aside.pk]), {"from": "cockpit"})
    return done(request, sentence, back=reverse("cockpit"), undo=undo, changed=["cockpit"])
