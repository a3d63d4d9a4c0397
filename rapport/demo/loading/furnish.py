"""The company's setup before its first ticket.

People, teams, queues, hours, categories and the survey.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction

from rapport.core.calendars import public_holidays
from rapport.core.calendars.calendar import WEEKDAYS
from rapport.demo.company import desk, staff
from rapport.demo.company.company import Company
from rapport.demo.loading import logo
from rapport.feedback.actions import change_survey
from rapport.feedback.models import Survey
from rapport.people import events as people_events
from rapport.people.actions import change_company, make_team
from rapport.people.actors import SYSTEM
from rapport.people.models import Absence, Membership, Team, User
from rapport.tickets.models import BusinessCalendar, Category, Queue, Tag
from rapport.timeline.ledger import Timeline

# People say so some days ahead.
NOTED_BEFORE = timedelta(days=6)
OPEN_FOR = timedelta(days=3 * 365)
SIGNATURE = (
    "Kalendula · bookings and invoices for small studios\nHamburg, Monday to Friday, 8 to 18"
)
SURVEY = "How satisfied are you with our help?"


class Desk(NamedTuple):
    """The desk of the company, by the names that stories use."""

    users: dict[str, User]
    queues: dict[str, Queue]
    categories: dict[str, Category]
    tags: dict[str, Tag]
    survey: Survey


def furnish(company: Company) -> Desk:
    """Create everything that existed before the first ticket."""
    at = company.plan.start
    with transaction.atomic():
        teams = {name: make_team(name, by=SYSTEM, at=at) for name in staff.TEAMS}
        users = _users(teams, at)
        _absences(company, users)
        _calendar(company)
        change_company(
            name=desk.COMPANY, accent=logo.ACCENT, logo=logo.draw(), by=users["ada"], at=at
        )
        return Desk(
            users=users,
            queues=_queues(teams),
            categories={c.key: Category.objects.create(name=c.name) for c in desk.CATEGORIES},
            tags={name: Tag.objects.create(name=name) for name in _tag_names()},
            # At once, so that people who try the demonstration need not wait an hour for the mail.
            survey=change_survey(question=SURVEY, delay_minutes=0, by=users["ada"], at=at),
        )


def _users(teams: dict[str, Team], at: datetime) -> dict[str, User]:
    # Everybody has the same password, and hashing it is slow: once is enough.
    password = make_password(staff.PASSWORD)
    users = {}
    for colleague in staff.EVERYBODY:
        user = User.objects.create(
            email=colleague.email,
            name=colleague.name,
            role=colleague.role,
            timezone=colleague.zone,
            password=password,
        )
        if colleague.team:
            Membership.objects.create(user=user, team=teams[colleague.team])
        details = {"person": user.pk, "role": colleague.role}
        Timeline().record(people_events.ADDED.name, user, by=SYSTEM, at=at, **details)
        users[colleague.key] = user
    User.objects.update(date_joined=at)
    # A read-only person sees the queues of the teams they belong to.
    Membership.objects.bulk_create(
        Membership(user=users[staff.INES.key], team=team) for team in teams.values()
    )
    return users


def _absences(company: Company, users: dict[str, User]) -> None:
    for away in company.absences:
        person = users[away.agent.key]
        start, until = (datetime.fromtimestamp(at, UTC) for at in (away.start, away.end))
        absence = Absence.objects.create(user=person, start=start, until=until, noted_by=person)
        Timeline().record(
            people_events.OWN_ABSENCE_NOTED.name,
            person,
            by=person,
            at=start - NOTED_BEFORE,
            person=person.pk,
            absence=absence.pk,
            **absence.days,
        )


def _calendar(company: Company) -> None:
    calendar = company.calendar
    years = range(min(calendar.holidays).year, max(calendar.holidays).year + 1)
    named = public_holidays.days(desk.REGION, years, "en")
    BusinessCalendar.objects.create(
        name=desk.CALENDAR_NAME,
        since=company.plan.start - OPEN_FOR,
        timezone=desk.ZONE,
        shifts={
            day: [str(shift) for shift in shifts]
            for day, shifts in zip(WEEKDAYS, calendar.shifts, strict=True)
            if shifts
        },
        holidays=sorted(day.isoformat() for day in calendar.holidays),
        holiday_names={
            day.isoformat(): named[day] for day in sorted(calendar.holidays) if day in named
        },
        holidays_of=desk.REGION,
    )


def _queues(teams: dict[str, Team]) -> dict[str, Queue]:
    return {
        queue.slug: Queue.objects.create(
            name=queue.name,
            slug=queue.slug,
            team=teams[queue.team],
            calendar_name=desk.CALENDAR_NAME,
            is_default=queue is desk.SUPPORT,
            sender_name=f"{desk.COMPANY} {queue.name}",
            signature=SIGNATURE,
        )
        for queue in desk.QUEUES
    }


def _tag_names() -> list[str]:
    return sorted({tag for tags in desk.TAGS.values() for tag in tags} | {desk.OUTAGE_TAG})
