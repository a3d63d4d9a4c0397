"""Background tasks, enqueued with django-tasks and run at least once.

A task must tolerate being run again: if its process dies, it is run again, up to a few times.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from rapport.serving.identity import process_name
from rapport.serving.models import Process

log = logging.getLogger(__name__)

BACKEND = "default"
MOST_ATTEMPTS = 3


class TaskLost(Exception):
    """The processes that ran this task died so often that it is given up."""


def run_next(at: datetime) -> bool:
    """Claim the most urgent task that is due and run it; return whether there was one."""
    ready = DBTaskResult.objects.ready().filter(backend_name=BACKEND)
    if not ready.exists():
        # Checked without a lock first, so that an idle desk writes nothing.
        return False
    with transaction.atomic():
        task = ready.get_locked()
        if task is None:
            return False
        task.claim(process_name())
    _runner().run_task(task)
    return True


def recover(at: datetime) -> bool:
    """Put back the tasks that dead processes had begun."""
    alive = set(Process.objects.alive(at).values_list("name", flat=True)) | {process_name()}
    for task in DBTaskResult.objects.running().filter(backend_name=BACKEND):
        if not alive & set(task.worker_ids[-1:]):
            _hand_out_anew(task)
    return False


def _hand_out_anew(task: DBTaskResult[Any, Any]) -> None:
    if len(task.worker_ids) >= MOST_ATTEMPTS:
        log.error("The task %s (%s) was given up", task.pk, task.task_path)
        task.set_failed(TaskLost(f"It was started {len(task.worker_ids)} times and never ended."))
        return
    log.warning("The task %s (%s) is started again", task.pk, task.task_path)
    running = DBTaskResult.objects.running().filter(pk=task.pk, worker_ids=task.worker_ids)
    running.update(status="READY", started_at=None)


def _runner() -> db_worker.Worker:
    # The library's own way to run a task, without its loop, which needs the main thread for
    # signals.
    return db_worker.Worker(
        queue_names=["*"],
        interval=0,
        batch=False,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=None,
        worker_id=process_name(),
        excluded_queue_names=[],
    )
