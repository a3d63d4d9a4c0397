"""The demonstration in this data folder: detecting and erasing it."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Misconfigured
from rapport.customers.models import Person
from rapport.demo.company.plan import Plan
from rapport.demo.models import Demonstration
from rapport.people.models import User
from rapport.serving.models import Process
from rapport.serving.prepare import prepare
from rapport.serving.schema import comparison
from rapport.timeline.models import Event

MIGRATIONS = "django_migrations"


class AnotherCompany(Conflict):
    """The data folder is somebody's real desk."""

    code = "another_company"


class StillServed(Conflict):
    """A server still runs on the demonstration that is to be rebuilt."""

    code = "still_served"


def present() -> Demonstration | None:
    """Return the demonstration in this folder, if any; raises AnotherCompany for a real one."""
    return Demonstration.objects.order_by("pk").last() if _is_here() else None


def fits() -> bool:
    """Return whether the tables here are those of this version.

    A demonstration that does not fit is rebuilt: one of a work tree may have other tables.
    """
    return all(fault.is_slow for fault in comparison.faults())


def is_of(found: Demonstration, plan: Plan) -> bool:
    """Return whether the demonstration is complete and was built from the same plan,
    at any time.
    """
    made = (found.tickets, found.months, found.seed)
    return found.finished_at is not None and made == (plan.tickets, plan.months, plan.seed)


def erase() -> None:
    """Delete the demonstration in this folder, complete or not.

    Raises AnotherCompany rather than touch a real desk, StillServed while a server runs on it, and
    Misconfigured when the tables are of another version and not ours to drop.
    """
    if not _is_here():
        return
    if Process.objects.alive(clock.now()).exists():
        raise StillServed(
            _("Rapport is serving this demonstration. Stop it first, then build it again.")
        )
    if connection.vendor != "sqlite" and not fits():
        raise Misconfigured(
            _(
                "The tables in this database belong to another version of Rapport. Point "
                "RAPPORT_DATABASE_URL at an empty database."
            )
        )
    _drop_rows()
    for folder in (settings.MEDIA_ROOT, settings.FACTS_ROOT):
        shutil.rmtree(folder, ignore_errors=True)
    prepare()


def _is_here() -> bool:
    """Return whether a demonstration is here, whatever its columns.

    Raises AnotherCompany for a real company.
    """
    if Demonstration.objects.exists():
        return True
    if any(model._default_manager.exists() for model in (User, Person, Event)):
        raise AnotherCompany(
            _(
                "%(home)s already holds a company, and the demonstration would mix with it. "
                "Set RAPPORT_HOME to another folder to try the demonstration there."
            )
            % {"home": settings.HOME}
        )
    return False


def _drop_rows() -> None:
    if connection.vendor == "sqlite":
        # Deleting a million tickets takes longer than building them; deleting a file does not.
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{suffix}").unlink(missing_ok=True)
        return
    tables = [name for name in connection.introspection.table_names() if name != MIGRATIONS]
    statements = connection.ops.sql_flush(
        no_style(), tables, reset_sequences=True, allow_cascade=True
    )
    connection.ops.execute_sql_flush(statements)
