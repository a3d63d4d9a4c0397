"""Contributions of backups to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.core import checkup
from rapport.core.checkup import Check
from rapport.core.personal import PERSONAL, Impersonal
from rapport.core.registry import lazily
from rapport.people.places import settings_pages
from rapport.people.places.settings_pages import Page
from rapport.people.roles import Ability, who_may
from rapport.serving.backup.forms import ScheduleForm
from rapport.timeline import worker
from rapport.timeline.worker import Worker

checkup.CHECKS.add(Check("backups", lazily("rapport.serving.backup.state:backups")), order=15)
settings_pages.PAGES.add(
    Page(
        _("Backups"),
        _("When and where, for whom they are encrypted, and whether they are proven"),
        "backups",
        icon="archive",
        visible=who_may(Ability.MANAGE_ADMINISTRATORS),
        forms=(ScheduleForm,),
    ),
    order=89,
)
worker.WORKERS.add(
    Worker(gettext_noop("backups"), lazily("rapport.serving.backup.worker:run_due"), every=60.0)
)

PERSONAL.add(
    Impersonal(
        "backups.Schedule",
        dict.fromkeys(
            ("folder", "recipients", "failure", "proof_failure"), "a setting of the desk"
        ),
    )
)
PERSONAL.add(
    Impersonal(
        "backups.Backup",
        dict.fromkeys(("path", "outcome", "reason", "proof", "proof_note"), "about a file"),
    )
)
