"""The desk of Kalendula: its queues, categories and hours.

The company sells booking and invoicing to small studios.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from rapport.core.calendars.calendar import WEEKDAYS, Calendar, Shift
from rapport.demo.company.staff import BILLING, FRONT_DESK, TECHNICAL

COMPANY = "Kalendula"
ZONE = "Europe/Berlin"
# Hamburg, as the public holidays of the calendar know it.
REGION = "DE-HH"
CALENDAR_NAME = "Hamburg office"
OPENS, CLOSES = 8 * 60, 18 * 60
WORKING_DAY = (CLOSES - OPENS) * 60
HOUR = 3600


class Queue(NamedTuple):
    """A stream of tickets and the team that works through it."""

    slug: str
    name: str
    team: str


SUPPORT = Queue("support", "Support", FRONT_DESK)
MONEY = Queue("billing", "Billing", BILLING)
TECH = Queue("technical", "Technical", TECHNICAL)
HARDWARE = Queue("card-readers", "Card readers", TECHNICAL)
QUEUES = (SUPPORT, MONEY, TECH, HARDWARE)


class Category(NamedTuple):
    """What a ticket is about.

    ``share`` of the volume; median working hours to resolution, and the spread (the sigma of its
    logarithm); median working minutes to the first answer; how many wait for somebody else, for
    days, before they go on.
    """

    key: str
    name: str
    queue: Queue
    share: float
    hours: float
    spread: float
    first_minutes: float = 21.0
    stalls: float = 0.11


BOOKINGS = Category("bookings", "Bookings", SUPPORT, 0.22, 4.5, 1.1)
SIGN_IN = Category("sign_in", "Sign-in", SUPPORT, 0.14, 2.0, 1.0, 16.0)
INVOICES = Category("invoices", "Invoices", MONEY, 0.14, 7.0, 1.1)
REFUNDS = Category("refunds", "Refunds", MONEY, 0.11, 14.0, 1.0, 25.0)
PAYOUTS = Category("payouts", "Payouts", MONEY, 0.12, 11.0, 1.0)
CALENDAR_SYNC = Category("calendar_sync", "Calendar sync", TECH, 0.11, 10.0, 1.2, stalls=0.22)
DATA_IMPORT = Category("data_import", "Data import", TECH, 0.07, 16.0, 1.0, stalls=0.2)
CARD_READERS = Category("card_readers", "Card readers", HARDWARE, 0.09, 14.0, 1.0, stalls=0.22)

CATEGORIES = (
    BOOKINGS,
    SIGN_IN,
    INVOICES,
    REFUNDS,
    PAYOUTS,
    CALENDAR_SYNC,
    DATA_IMPORT,
    CARD_READERS,
)
# The tags that agents put on tickets of each category.
TAGS = {
    "bookings": ("waiting list", "double booking", "how-to"),
    "sign_in": ("password", "roles", "how-to"),
    "invoices": ("tax", "duplicate", "our price"),
    "refunds": ("chargeback", "returned by bank"),
    "payouts": ("verification", "returned by bank"),
    "calendar_sync": ("bug", "duplicate"),
    "data_import": ("bug", "migration"),
    "card_readers": ("warranty", "delivery"),
}
OUTAGE_TAG = "outage"
# Files that customers attach to the first mail of some categories.
FILES = {
    "card_readers": "reader.png",
    "data_import": "clients.csv",
    "invoices": "invoice.pdf",
}


def queue_for(category: Category, language: str) -> Queue:
    """Return the queue of the matter; speakers of other languages sit at the front desk."""
    return category.queue if language in ("en", "de") else SUPPORT


def desk_calendar(first: int, last: int) -> Calendar:
    """Return the office's open hours with the holidays of these years."""
    return weekly((OPENS, CLOSES), holidays(first, last))


def weekly(shift: tuple[int, int], closed: frozenset[date]) -> Calendar:
    """Return a calendar with one shift from Monday to Friday."""
    week = ((Shift(*shift),),) * 5 + ((),) * 2
    assert len(week) == len(WEEKDAYS)
    return Calendar(ZONE, week, closed)


def holidays(first: int, last: int) -> frozenset[date]:
    """Return the public holidays of Hamburg in these years."""
    return frozenset(day for year in range(first, last + 1) for day in _holidays_of(year))


def _holidays_of(year: int) -> list[date]:
    fixed = [(1, 1), (5, 1), (10, 3), (10, 31), (12, 25), (12, 26)]
    # Good Friday, Easter Monday, Ascension, Whit Monday.
    movable = [easter(year) + timedelta(days=days) for days in (-2, 1, 39, 50)]
    return [date(year, month, day) for month, day in fixed] + movable


def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus, Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    e = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    f = (32 + 2 * (b % 4) + 2 * (c // 4) - e - c % 4) % 7
    month, day = divmod(e + f - 7 * ((a + 11 * e + 22 * f) // 451) + 114, 31)
    return date(year, month, day + 1)
