"""One need: its page, and setting it aside."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.http import Http404, HttpResponse
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
from rapport.cockpit.receivers import is_mailed, part_for, receivers, tickets_of
from rapport.core import clock
from rapport.core.database.keys import key_in
from rapport.core.errors import Invalid, NotFound
from rapport.core.face.answers import Undo, ask_first, done, is_sure
from rapport.core.face.htmx import render, wants
from rapport.core.phrases import moments
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import assign
from rapport.tickets.lists.load import taker
from rapport.tickets.models import Ticket

DIALOG = "need-dialog"
FIELDS = ("until", "to", "note", "assign", "reason")


@require_safe
@able(Ability.SEE_COCKPIT)
def need(request: Request, rule: str) -> HttpResponse:
    """Show it with one thing that can be done instead of dealing with it now, on a page or in a
    dialog over the cockpit.

    ``?of=`` names what the line told, ``?do=`` what to do. An old link says that it is settled;
    so does one to what the person may not see.
    """
    found = _told(rule, request.GET.get("of", ""), request.user, clock.now())
    if found is None and wants(request, DIALOG):
        return done(request, _("This is settled."), back=reverse("cockpit"), changed=["cockpit"])
    if found is None:
        return render(request, "cockpit/settled.html", status=410)
    return _page(request, found, request.GET.get("do", ""))


@require_POST
@able(Ability.SEE_COCKPIT)
def dismissal(request: Request, rule: str) -> HttpResponse:
    """Dismiss it, with a ``reason``."""
    found = _find(request, rule)
    try:
        aside = dismiss(found, reason=request.POST.get("reason", ""), by=request.user)
    except Invalid as error:
        return _again(request, found, "dismiss", error)
    return _done(request, aside, _("Dismissed. It comes back if it changes."))


@require_POST
@able(Ability.SEE_COCKPIT)
def pause(request: Request, rule: str) -> HttpResponse:
    """Snooze it ``until`` "tomorrow" or a day."""
    found, at = _find(request, rule), clock.now()
    try:
        until = morning(request.POST.get("until", ""), at)
        aside = snooze(found, until=until, by=request.user, at=at)
    except Invalid as error:
        return _again(request, found, "snooze", error)
    when = moments.say(until, now=at, zone=timezone.get_current_timezone())
    return _done(request, aside, _("It comes back %(when)s.") % {"when": when})


@require_POST
@able(Ability.SEE_COCKPIT)
def recipient(request: Request, rule: str) -> HttpResponse:
    """Give it to the colleague whose number is ``to``, with a ``note``; with ``assign`` its tickets
    as well. Asks first where they are away.
    """
    found = _find(request, rule)
    number = key_in(request.POST.get("to", ""))
    to = User.objects.active().filter(pk=number).first() if number else None
    try:
        if to is None:
            raise Invalid(_("Choose somebody from the list."))
        away = taker(to, request.user, clock.now()).away
        if away and not is_sure(request):
            return ask_first(
                request,
                _away_question(to) % {"name": to.name, "away": away},
                verb=_("Give it to them"),
                back=_address(found, "give"),
            )
        aside, owners = _give(request, found, to)
    except Invalid as error:
        return _again(request, found, "give", error)
    sentence = _("%(name)s has it now.")
    if aside.notice:
        sentence = _("%(name)s has it now, and hears of it by email.")
    return _done(request, aside, sentence % {"name": to.name}, owners=owners)


def _away_question(to: User) -> str:
    """Ask whether to give it to somebody who is away, and say whether they get a mail."""
    if is_mailed(to):
        return _(
            "%(name)s is %(away)s, and would hear of it by email. Give it to them all the same?"
        )
    return _("%(name)s is %(away)s. Give it to them all the same?")


def _give(request: Request, found: Need, to: User) -> tuple[Aside, str]:
    """Give the part that the colleague may see, told as they see it.

    Returns as well the owners before of the tickets that go with it, as "ticket:person".
    """
    at, note = clock.now(), request.POST.get("note", "")
    part = part_for(to, found, at)
    (theirs,) = tell(RULES[found.rule], part, 1) or [found]
    with translation.override(to.language):
        told = _told(found.rule, theirs.of, to, at)
        text = (told or theirs).text
    with transaction.atomic():
        aside = give(theirs, to=to, text=text, note=note, by=request.user, at=at)
        tickets = _assignable(request.user, theirs) if request.POST.get("assign") else []
        tickets = [ticket for ticket in tickets if ticket.assignee_id != to.pk]
        owners = ",".join(f"{ticket.pk}:{ticket.assignee_id or ''}" for ticket in tickets)
        for ticket in tickets:
            assign(ticket, to=to, by=request.user, at=at)
    return aside, owners


def _assignable(user: User, need: Need) -> list[Ticket]:
    if not user.may(Ability.WORK_TICKETS):
        return []
    numbers = tickets_of(need.findings)
    return list(Ticket.objects.visible_to(user).unsolved().filter(pk__in=numbers).order_by("pk"))


def _page(
    request: Request, found: Need, do: str, *, error: str = "", status: int = 200
) -> HttpResponse:
    at = clock.now()
    titles = {
        "snooze": _("Snooze"),
        "give": _("Give to a colleague"),
        "dismiss": _("Dismiss"),
    }
    do = do if do in titles else "snooze"
    tickets = _assignable(request.user, found) if do == "give" else []
    context = {
        "need": found,
        "do": do,
        "titles": titles,
        "error": error,
        "asked": dict.fromkeys(FIELDS, "") | request.POST.dict(),
        "receivers": receivers(found, request.user, at) if do == "give" else [],
        "tickets": len(tickets),
        "are_nobodys": all(ticket.assignee_id is None for ticket in tickets),
        "tomorrow": timezone.localtime(at).date() + timedelta(days=1),
        "monday": next_monday(at),
    }
    return render(request, "cockpit/need.html", context, partial=DIALOG, status=status)


def _again(request: Request, found: Need, do: str, error: Invalid) -> HttpResponse:
    """Show the form again with what is wrong; the menu of a line says it in a toast."""
    if request.headers.get("HX-Request") and not wants(request, DIALOG):
        raise error
    return _page(request, found, do, error=error.sentence, status=error.status)


def _address(need: Need, do: str) -> str:
    return f"{reverse('need', args=[need.rule])}?of={need.of}&do={do}"


def _find(request: Request, rule: str) -> Need:
    """Return the need that a form is about. Raises NotFound when there is nothing of it."""
    found = _told(rule, request.POST.get("of", ""), request.user, clock.now())
    if found is None:
        raise NotFound(_("This is settled."))
    return found


def _told(rule: str, of: str, user: User, at: datetime) -> Need | None:
    """Return what the rule finds for a person about those subjects, as one need; None when that is
    nothing. Raises Http404 for an unknown rule.
    """
    known, wanted = RULES.get(rule), set(subjects_of(of))
    if known is None:
        raise Http404
    found = [finding for finding in ask(known, Glance(user, at)) if finding.subject in wanted]
    return next(iter(tell(known, found, 1)), None)


def _done(request: Request, aside: Aside, sentence: str, *, owners: str = "") -> HttpResponse:
    fields = {"from": "cockpit", **({"owners": owners} if owners else {})}
    undo = Undo(reverse("aside_return", args=[aside.pk]), fields)
    return done(request, sentence, back=reverse("cockpit"), undo=undo, changed=["cockpit"])
