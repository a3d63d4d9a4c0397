"""Actions on all tickets selected in a list.

They are the ticked ones, or with ``every`` all of the list. Each ticket is done on its own:
those that refuse are reported, and the others are done.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rapport.core import clock
from rapport.core.database.keys import keys_in
from rapport.core.errors import Conflict, Invalid
from rapport.core.face.answers import Undo, ask_first, is_sure
from rapport.core.phrases import figures
from rapport.core.phrases.lists import listed
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import reopen, resolve, share_out, tag
from rapport.tickets.choices import Choices
from rapport.tickets.lists.listing import Filters, whole
from rapport.tickets.lists.load import groups_of, taker, takers
from rapport.tickets.models import Ticket
from rapport.tickets.views import _ticket
from rapport.tickets.views.assignment import give, user_numbered
from rapport.tickets.waiting import is_unanswered

MOST = 1000


@dataclass(frozen=True)
class Outcome:
    """The outcome of an action: the tickets it was done to, and why not to the others."""

    tickets: list[Ticket]
    refusals: list[str]

    def sentence(self, done: str) -> str:
        """Return a sentence about both."""
        return " ".join([*([done] if self.tickets else []), *self.refusals])


@require_safe
@able(Ability.WORK_TICKETS)
def people(request: Request) -> HttpResponse:
    """Show whom they can be given to, with load and absence, those of the same team first."""
    found = takers(request.user, clock.now(), _numbers(request.GET, request.user))
    context = {"groups": groups_of(found)}
    return render(request, "tickets/_give_to.html", context)


@require_POST
@able(Ability.WORK_TICKETS)
def resolution(request: Request) -> HttpResponse:
    """Resolve them; asks once if somebody waits for an answer."""
    tickets = chosen(request)
    if not is_sure(request) and (unanswered := sum(map(is_unanswered, tickets))):
        return _ask_about(request, unanswered, len(tickets))
    outcome = each(tickets, lambda ticket: resolve(ticket, by=request.user))
    n = len(outcome.tickets)
    said = ngettext("%(n)d ticket is resolved.", "%(n)d tickets are resolved.", n) % {"n": n}
    ids = ",".join(str(ticket.pk) for ticket in outcome.tickets)
    undo = Undo(reverse("selection_resolution_undo"), {"tickets": ids})
    return answer(request, outcome, said, undo)


@require_POST
@able(Ability.WORK_TICKETS)
def undo(request: Request) -> HttpResponse:
    """Reopen those whose numbers are in ``tickets``."""
    numbers = keys_in(request.POST.get("tickets", ""))
    outcome = each(find(request, numbers), lambda ticket: reopen(ticket, by=request.user))
    n = len(outcome.tickets)
    said = ngettext("%(n)d ticket is open again.", "%(n)d tickets are open again.", n) % {"n": n}
    return answer(request, outcome, said)


@require_POST
@able(Ability.WORK_TICKETS)
def assignment(request: Request) -> HttpResponse:
    """Assign them to somebody, or unassign them with an empty ``to``."""
    to = user_numbered(request.POST.get("to", ""))
    return _give(request, to=to.pk if to else None)


@require_POST
@able(Ability.WORK_TICKETS)
def take(request: Request) -> HttpResponse:
    """Assign them to oneself."""
    return _give(request, to=request.user.pk)


@require_POST
@able(Ability.WORK_TICKETS)
def sharing(request: Request) -> HttpResponse:
    """Share them out among those of their teams who are there."""
    tickets = chosen(request)
    before = {ticket.pk: ticket.assignee_id for ticket in tickets}
    given = share_out(tickets, by=request.user)
    stay = len(tickets) - len(given)
    refusals = [_staying(stay)] if stay else []
    names = sorted({ticket.assignee.first_name for ticket in given if ticket.assignee})
    said = ngettext(
        "%(n)d ticket is with %(names)s now.", "%(n)d tickets are with %(names)s now.", len(given)
    ) % {"n": len(given), "names": listed(names)}
    owners = ",".join(f"{ticket.pk}:{before[ticket.pk] or ''}" for ticket in given)
    undo = Undo(reverse("selection_return"), {"owners": owners})
    return answer(request, Outcome(given, refusals), said, undo)


@require_POST
@able(Ability.WORK_TICKETS)
def return_to(request: Request) -> HttpResponse:
    """Assign each to its former owner again: ``owners`` lists "ticket:person"."""
    pairs = [pair.partition(":") for pair in request.POST.get("owners", "").split(",")]
    owners = {number: owner for number, _colon, owner in pairs}
    tickets = find(request, keys_in(",".join(owners)))
    outcome = each(tickets, lambda t: give(t, user_numbered(owners[str(t.pk)]), by=request.user))
    return answer(request, outcome, _("They are back where they were."))


@require_POST
@able(Ability.WORK_TICKETS)
def tags(request: Request) -> HttpResponse:
    """Add a tag to them."""
    name = request.POST.get("tag", "")
    outcome = each(chosen(request), lambda ticket: tag(ticket, name=name, by=request.user))
    n = len(outcome.tickets)
    said = ngettext("%(n)d ticket is tagged.", "%(n)d tickets are tagged.", n) % {"n": n}
    return answer(request, outcome, said)


def _ask_about(request: Request, unanswered: int, every: int) -> HttpResponse:
    """Ask whether tickets are to be resolved whose customers wait for an answer."""
    question = ngettext(
        "%(n)d of the %(all)d selected tickets waits for an answer. Resolve it all the same?",
        "%(n)d of the %(all)d selected tickets wait for an answer. Resolve them all the same?",
        unanswered,
    ) % {"n": unanswered, "all": every}
    return ask_first(request, question, verb=_("Resolve"), back=_ticket.list_address(request))


def _give(request: Request, *, to: int | None) -> HttpResponse:
    person = user_numbered(str(to) if to else "")
    tickets = chosen(request)
    before = {ticket.pk: ticket.assignee_id for ticket in tickets}
    outcome = each(tickets, lambda ticket: give(ticket, person, by=request.user))
    said = _given(len(outcome.tickets), person, request.user)
    owners = ",".join(f"{ticket.pk}:{before[ticket.pk] or ''}" for ticket in outcome.tickets)
    return answer(request, outcome, said, Undo(reverse("selection_return"), {"owners": owners}))


def _staying(n: int) -> str:
    """Say that tickets stay where they are, and why."""
    return ngettext(
        "%(n)d ticket stays as it was: nobody else of its team is here.",
        "%(n)d tickets stay as they were: nobody else of their teams is here.",
        n,
    ) % {"n": n}


def _given(n: int, to: User | None, reader: User) -> str:
    """Say whose they are now, and that the person is away."""
    said = ngettext("%(n)d ticket is with %(name)s now.", "%(n)d tickets are with %(name)s now.", n)
    said %= {"n": n, "name": to.name if to else _("nobody")}
    if to is None or to == reader or not (away := taker(to, reader, clock.now()).away):
        return said
    return " ".join([said, _("%(name)s is %(away)s.") % {"name": to.name, "away": away}])


def chosen(request: Request) -> list[Ticket]:
    """Return the selected tickets that the person may see."""
    return find(request, _numbers(request.POST, request.user))


def _numbers(told: QueryDict, user: User) -> Collection[int]:
    """Return the numbers of the ticked tickets, or of all of the list."""
    if not told.get("every"):
        ticked = told.getlist("ticket")
        return {int(number) for number in ticked if number.isdecimal() and len(number) < 18}
    filters = Filters.read(QueryDict(told.get("list", "")).dict())
    return whole(Ticket.objects.visible_to(user), filters, Choices(user), MOST)


def find(request: Request, ids: Collection[int]) -> list[Ticket]:
    """Return the tickets of those numbers that the person may see."""
    if not ids:
        raise Invalid(_("Choose tickets first: tick them, or press x on them."))
    if len(ids) > MOST:
        raise Invalid(
            _("Choose at most %(most)s tickets at a time.") % {"most": figures.number(MOST)}
        )
    return list(Ticket.objects.visible_to(request.user).filter(pk__in=ids).order_by("pk"))


def each(tickets: Sequence[Ticket], act: Callable[[Ticket], object]) -> Outcome:
    """Do something to each ticket; those that refuse are reported, and the others are done."""
    done, refusals = list[Ticket](), dict[str, None]()
    for ticket in tickets:
        try:
            act(ticket)
        except (Conflict, Invalid) as refused:
            refusals[refused.sentence] = None
        else:
            done.append(ticket)
    return Outcome(done, list(refusals))


def answer(request: Request, outcome: Outcome, said: str, undo: Undo | None = None) -> HttpResponse:
    """Say what was done; raises Invalid with the refusals where nothing was."""
    if not outcome.tickets:
        raise Invalid(outcome.sentence("") or _("None of these tickets is still here."))
    return _ticket.changed(request, outcome.tickets, outcome.sentence(said), undo)
