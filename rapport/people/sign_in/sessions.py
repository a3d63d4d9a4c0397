"""Sessions in the database, read by a prepared query.

Every request reads one.
"""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from rapport.core import clock
from rapport.core.database.prepared import prepared


class SessionStore(db.SessionStore):
    """Django's session store, except for the query."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        for found in _session(self.session_key or ""):
            if found.expire_date > clock.now():
                return found
        self._session_key = None
        return None


@prepared
def _session(key: str) -> QuerySet[Session, Session]:
    return Session.objects.filter(session_key=key)
