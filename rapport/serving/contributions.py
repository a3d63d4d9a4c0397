"""Contributions of serving to the rooms below."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks.signals import task_enqueued

from rapport.core import checkup, django
from rapport.core.checkup import Check
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.people.places import settings_pages
from rapport.people.places.settings_pages import Page
from rapport.serving.personal import DECLARED
from rapport.timeline import worker
from rapport.timeline.news import wake
from rapport.timeline.worker import Worker

django.PREPARATIONS.add(lazily("rapport.serving.prepare:prepare"))

# In the order in which a person would look.
checkup.CHECKS.add(Check("address", lazily("rapport.serving.checks.ground:address")), order=10)
checkup.CHECKS.add(
    Check("data folder", lazily("rapport.serving.checks.ground:data_folder")), order=11
)
checkup.CHECKS.add(
    Check("secret key", lazily("rapport.serving.checks.ground:secret_key")), order=12
)
checkup.CHECKS.add(
    Check("permissions", lazily("rapport.serving.checks.private:permissions")), order=12
)
# What lies in the database can be looked at once it answers and has its tables.
checkup.CHECKS.add(
    Check("database", lazily("rapport.serving.checks.database:database"), is_ground=True), order=13
)
checkup.CHECKS.add(
    Check("SQLite library", lazily("rapport.serving.checks.library:sqlite_library")), order=14
)
checkup.CHECKS.add(Check("writing", lazily("rapport.serving.checks.database:writing")), order=14)
checkup.CHECKS.add(
    Check("stored secrets", lazily("rapport.serving.checks.secrets:stored_secrets")), order=14
)
checkup.CHECKS.add(
    Check("readers", lazily("rapport.serving.checks.running:timeline_readers")), order=20
)
checkup.CHECKS.add(Check("server", lazily("rapport.serving.checks.running:workers")), order=21)
settings_pages.PAGES.add(
    Page(_("System"), _("Whether everything works, and what to fix"), "system", icon="check"),
    order=90,
)


def announce(**told: Any) -> None:
    """Wake the workers when a task is enqueued."""
    wake.announce()


task_enqueued.connect(announce)
worker.WORKERS.add(
    Worker(
        gettext_noop("tasks"),
        lazily("rapport.serving.tasks:run_next"),
        every=30.0,
        on_news=True,
        gathers=0.1,
    )
)
worker.WORKERS.add(
    Worker(gettext_noop("lost tasks"), lazily("rapport.serving.tasks:recover"), every=60.0)
)
worker.WORKERS.add(
    Worker(gettext_noop("housekeeping"), lazily("rapport.serving.housekeeping:tidy"), every=3600.0)
)

for declared in DECLARED:
    PERSONAL.add(declared)
