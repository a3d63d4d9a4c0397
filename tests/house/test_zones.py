"""Dates and times on every page, in the reader's zone and language."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from rapport.people.models import User
from tests.journeys.catalogue import AGENT, MANAGER
from tests.stage import Stage

pytestmark = pytest.mark.django_db(transaction=True)

TOKYO = ZoneInfo("Asia/Tokyo")
TIME = re.compile(r'<time datetime="([^"]+)"([^>]*)>(.*?)</time>', re.S)
CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})\b")
# Dates as an English reader, a server or a program writes them. What people wrote stays as it is.
FOREIGN = re.compile(
    r"""
    \b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s\d{1,2}\b
    | \b\d{1,2}\s+(?:January|February|March|May|June|July|October|December|Mar|Oct|Dec)\b
    | \b(?:January|February|March|April|May|June|July|August|September|October|November|December)
      \s+\d{1,2}\b
    | \b\d{1,2}(?::\d\d)?\s*(?:[AP]M|[ap]\.m\.)
    | \b(?:today|yesterday|tomorrow)\b
    | \b\d+\s(?:min|h|d)\sago\b
    | \bUTC\b | \bGMT\b | \d{4}-\d\d-\d\dT\d\d:\d\d
    """,
    re.VERBOSE,
)


def test_every_page_speaks_the_readers_language_and_zone(stage: Stage) -> None:
    User.objects.update(language="de", timezone="Asia/Tokyo")
    complaints: list[str] = []
    for user, addresses in ((stage.ada, MANAGER), (stage.ben, AGENT)):
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        named = {name: stage.value(name) for name in vars(stage)}
        for address in addresses:
            page = client.get(address.format(**named), follow=True).content.decode()
            complaints += [f"{address}: {found}" for found in foreign(page)]

    assert not complaints, "\n".join(["", *complaints])


def foreign(page: str) -> list[str]:
    """Return what on this page is told to somebody in another zone or language."""
    found = []
    for exact, attributes, text in TIME.findall(page):
        at = datetime.fromisoformat(exact)
        if at.utcoffset() is None:
            found.append(f"{exact} has no zone")
            continue
        shown, words = at.astimezone(TOKYO), unescape(text)
        title = re.search(r'title="([^"]*)"', attributes)
        for said in (words, unescape(title[1]) if title else ""):
            for hour, minute in CLOCK.findall(said):
                if (int(hour), int(minute)) != (shown.hour, shown.minute):
                    found.append(f"“{said}” is {shown:%H:%M} in Tokyo")
    words = unescape(re.sub(r"<(script|style|pre|option)\b.*?</\1>", " ", page, flags=re.S))
    words = re.sub(r"<[^>]+>", " ", re.sub(r'\sdatetime="[^"]*"|\svalue="[^"]*"', " ", words))
    found += [f"“{words[max(0, m.start() - 30) : m.end() + 20]}”" for m in FOREIGN.finditer(words)]
    return found
