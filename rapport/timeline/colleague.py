"""Changes of colleagues and teams, on the timelines of their pages."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from rapport.core.face.story import Entry, Span
from rapport.people.models import Team, User
from rapport.timeline.history import tell
from rapport.timeline.models import Event

# Of signing in nobody but the person needs to read here.
_TOLD = (
    "absence.noted",
    "absence.noted_own",
    "absence.ended",
    "user.first",
    "user.added",
    "user.accepted",
    "user.role_changed",
    "user.joined_team",
    "user.left_team",
    "user.deactivated",
    "user.reactivated",
)
_MEMBERS = ("user.joined_team", "user.left_team")


def changes_of(person: User, reader: User, span: Span) -> Iterator[Entry]:
    """Yield what was noted and changed of a colleague: absences, role, teams, access."""
    about = Event.objects.filter(subject_kind="user", subject_id=person.pk, kind__in=_TOLD)
    for line in tell(span.cut(about)):
        away = line.kind.startswith("absence.")
        yield Entry(line.at, line.event.pk, line.html, icon="calendar" if away else "history")


def changes_of_team(team: Team, reader: User, span: Span) -> Iterator[Entry]:
    """Yield what was changed of a team, and who came and went since it has its name."""
    of_people = Q(subject_kind="user", kind__in=_MEMBERS, details__team=team.name)
    about = Event.objects.filter(Q(subject_kind="team", subject_id=team.pk) | of_people)
    for line in tell(span.cut(about)):
        yield Entry(line.at, line.event.pk, line.html, icon="team")
