"""Migrating the database before anything is served."""

from __future__ import annotations

import logging

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from rapport.core.errors import Misconfigured
from rapport.serving.schema import comparison
from rapport.timeline import numbering, turns

log = logging.getLogger(__name__)


def prepare() -> None:
    """Migrate the database to this version if needed; several processes may call it at once.

    Raises Misconfigured when the database cannot be reached, was written by a newer version, or has
    other tables than this version expects.
    """
    migrate()
    require_fitting()


def migrate() -> None:
    """Migrate the database to this version if needed; whether its tables fit then, is not asked."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise Misconfigured(
            _("The database cannot be reached: %(reason)s") % {"reason": _first_line(error)}
        ) from error
    with turns.turn("prepare", wait=True):
        if pending():
            call_command("migrate", interactive=False, verbosity=0)
        if numbering.mend():
            log.warning("The database comes from another server; its events were numbered on.")


def require_fitting() -> None:
    """Raise Misconfigured when pages would fail because tables are not as this version expects."""
    found = [fault for fault in comparison.faults() if not fault.is_slow]
    if found:
        raise Misconfigured(
            _(
                "The tables of the database are not those of this version: %(faults)s. They were "
                "changed by hand, or an upgrade was cut short. Restore the backup made before "
                "(docs/how-to/upgrade.md)."
            )
            % {"faults": comparison.told(found)}
        )


def pending() -> list[str]:
    """Return the names of migrations that have yet to run."""
    executor = MigrationExecutor(connection)
    newer = _unknown(executor.loader)
    if newer:
        raise Misconfigured(
            _(
                "This database was written by a newer version of Rapport (%(name)s). "
                "Install that version, or restore a backup that this one can read."
            )
            % {"name": newer[-1]}
        )
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _unknown(loader: MigrationLoader) -> list[str]:
    """Return the applied migrations that this version does not have."""
    replaced = {key for migration in loader.disk_migrations.values() for key in migration.replaces}
    unknown = set(loader.applied_migrations) - set(loader.disk_migrations) - replaced
    return sorted(f"{app}.{name}" for app, name in unknown if app in loader.migrated_apps)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
