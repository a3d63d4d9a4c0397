"""Parts of an erasure: rows, texts and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q

from rapport.channels.models import Inbound
from rapport.core import blobs
from rapport.core.personal import Held, Mentions
from rapport.privacy.models import Erasure
from rapport.privacy.scrubbing import bare, scrubbed
from rapport.privacy.subjects import Subject, rows
from rapport.tickets.models import Message, Picture
from rapport.timeline.models import Event

BATCH = 200


def erase_held(erasure: Erasure, held: Held, subject: Subject) -> None:
    """Erase the rows of one sort, in batches, each with what is told of the progress."""
    model = apps.get_model(held.model)
    for keys in _batches(rows(held, subject)):
        with transaction.atomic():
            found = model._base_manager.filter(pk__in=keys)
            _note_files(erasure, held, found)
            if held.removed_if:
                found.filter(**held.removed_if).delete()
            if held.is_removed:
                found.delete()
            elif held.model == "timeline.Event":
                _bare_events(found)
            elif held.erased:
                found.update(**held.erased)
            erasure.done += len(keys)
            erasure.save(update_fields=["done", "files"])


def take_out_quotes(erasure: Erasure, subject: Subject) -> set[int]:
    """Take the person's words out of other people's tickets; return the tickets.

    Who answers quotes. So what was quoted after their first message goes, with the page and the
    raw mail that it stood in; what others wrote themselves stays.
    """
    theirs = Message.objects.filter(person__in=subject.keys)
    touched = set(theirs.values_list("ticket", flat=True))
    others = Message.objects.filter(ticket__in=touched).exclude(person__in=subject.keys)
    for keys in _batches(others.exclude(ticket__customer__in=subject.keys).exclude(quoted="")):
        with transaction.atomic():
            found = Message.objects.filter(pk__in=keys)
            found.update(text=models.F("reply"), quoted="", html="")
            raw = Inbound.objects.filter(message__in=keys).exclude(digest="")
            erasure.files = [*erasure.files, *raw.values_list("digest", flat=True)]
            raw.update(digest="")
            erasure.save(update_fields=["files"])
    return touched


def scrub(mentions: Mentions, pattern: re.Pattern[str]) -> set[int]:
    """Take what the pattern finds out of the texts of one model; return the rows that had it."""
    touched = set[int]()
    model = apps.get_model(mentions.model)
    for row in model._base_manager.order_by("pk").iterator(chunk_size=BATCH):
        before = {name: getattr(row, name) for name in mentions.fields}
        after = {name: scrubbed(value, pattern) for name, value in before.items()}
        if changed := {name: after[name] for name in before if after[name] != before[name]}:
            model._base_manager.filter(pk=row.pk).update(**changed)
            touched.add(row.pk)
    return touched


def remove_what_leads_to(mentions: Mentions, tickets: Iterable[int], subject: Subject) -> None:
    """Delete rows that lead to a ticket or page of the person, such as notices about them."""
    model = apps.get_model(mentions.model)
    links = [f"/tickets/{pk}/" for pk in tickets] + [f"/customers/{pk}/" for pk in subject.keys]
    for start in range(0, len(links), BATCH):
        wanted = Q()
        for link in links[start : start + BATCH]:
            wanted |= Q(**{f"{mentions.leads_by}__contains": link})
        model._base_manager.filter(wanted).delete()


def _note_files(erasure: Erasure, held: Held, found: models.QuerySet[Any, Any]) -> None:
    """Remember the stored files of rows, in the transaction that erases those."""
    for digest in held.digests:
        digests = found.exclude(**{digest: ""}).values_list(digest, flat=True)
        erasure.files = [*erasure.files, *digests]
    if held.model == "tickets.Picture":
        for picture in Picture.objects.filter(pk__in=found.values("pk")):
            blobs.drop(picture.key)


def _bare_events(found: models.QuerySet[Any, Any]) -> None:
    for event in found:
        Event.objects.filter(pk=event.pk).update(details=bare(event.details))


def _batches(found: models.QuerySet[Any, Any]) -> Iterator[list[int]]:
    """Yield the numbers of rows in batches, taken before anything is changed."""
    keys = list(found.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
