"""The addresses of tickets."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from rapport.core.views.moved import moved
from rapport.tickets.views import (
    assignment,
    attachments,
    closure,
    merge,
    new,
    outgoing,
    participants,
    pending,
    properties,
    replies,
    resolution,
    split,
    ticket,
)
from rapport.tickets.views.lists import columns, filters, search, selection, tickets, undelivered
from rapport.tickets.views.lists.next import following, previous
from rapport.tickets.views.settings import calendars, categories, queues, tags
from rapport.tickets.views.writing import mail, pictures, preview, recipients

# One address per action; each answers forms, htmx and programs alike.
_VERBS: list[URLPattern | URLResolver] = [
    path("replies/", replies.replies, name="ticket_replies"),
    path("notes/", replies.notes, name="ticket_notes"),
    path("draft/", replies.draft, name="ticket_draft"),
    path("preview/", preview.preview, name="ticket_preview"),
    path("pictures/", pictures.pictures, name="ticket_pictures"),
    path("pictures/<int:picture>/", pictures.picture, name="ticket_picture"),
    path("pictures/<int:picture>/removal/", pictures.removal, name="ticket_picture_removal"),
    path("messages/<int:message>/", ticket.message, name="ticket_message"),
    path("outgoing/<int:outgoing>/retry/", outgoing.retry, name="ticket_outgoing_retry"),
    path("messages/<int:message>/resend/", outgoing.again, name="ticket_resend"),
    path("messages/<int:message>/known/", outgoing.known, name="ticket_known"),
    path("messages/<int:message>/known/undo/", outgoing.known_undo, name="ticket_known_undo"),
    path("messages/<int:message>/sent/", ticket.sent, name="ticket_message_sent"),
    path("messages/<int:message>/split/", split.split, name="ticket_split"),
    path("participants/", participants.participants, name="ticket_participants"),
    path("participants/<int:person>/", participants.participant, name="ticket_participant"),
    path("merge/", merge.merge, name="ticket_merge"),
    path("merge/undo/", merge.undo, name="ticket_merge_undo"),
    path("resolution/", resolution.resolution, name="ticket_resolution"),
    path("resolution/undo/", resolution.undo, name="ticket_resolution_undo"),
    path("closure/", closure.closure, name="ticket_closure"),
    path("assignment/", assignment.assignment, name="ticket_assignment"),
    path("take/", assignment.take, name="ticket_take"),
    path("pending/", pending.pending, name="ticket_pending"),
    path("hold/", pending.on_hold, name="ticket_hold"),
    path("resumption/", pending.resumption, name="ticket_resumption"),
    path("subject/", properties.subject, name="ticket_subject"),
    path("priority/", properties.priority, name="ticket_priority"),
    path("queue/", properties.queue, name="ticket_queue"),
    path("category/", properties.category, name="ticket_category"),
    path("tags/", properties.tags, name="ticket_tags"),
    path("tags/removal/", properties.untagging, name="ticket_untagging"),
    path("next/", following, name="ticket_next"),
    path("previous/", previous, name="ticket_previous"),
]

# A mail of ours that begins a ticket, while it is being written.
_MAIL: list[URLPattern | URLResolver] = [
    path("", mail.mail, name="ticket_mail"),
    path("draft/", mail.draft, name="mail_draft"),
    path("preview/", preview.preview, name="mail_preview"),
    path("pictures/", pictures.pictures, name="mail_pictures"),
    path("pictures/<int:picture>/", pictures.picture, name="mail_picture"),
    path("pictures/<int:picture>/removal/", pictures.removal, name="mail_picture_removal"),
]

_SELECTION: list[URLPattern | URLResolver] = [
    path("people/", selection.people, name="selection_people"),
    path("resolution/", selection.resolution, name="selection_resolution"),
    path("resolution/undo/", selection.undo, name="selection_resolution_undo"),
    path("assignment/", selection.assignment, name="selection_assignment"),
    path("take/", selection.take, name="selection_take"),
    path("sharing/", selection.sharing, name="selection_sharing"),
    path("return/", selection.return_to, name="selection_return"),
    path("tags/", selection.tags, name="selection_tags"),
    path("resend/", undelivered.again, name="selection_resend"),
    path("known/", undelivered.known, name="selection_known"),
    path("known/undo/", undelivered.known_undo, name="selection_known_undo"),
]

_SETTINGS: list[URLPattern | URLResolver] = [
    path("queues/", queues.queues, name="queues"),
    path("queues/new/", queues.new, name="queue_new"),
    path("queues/<slug:slug>/", queues.queue, name="queue"),
    path("categories/", categories.categories, name="categories"),
    path("categories/<int:pk>/", categories.category, name="category"),
    path("categories/<int:pk>/retirement/", categories.retirement, name="category_retirement"),
    path("categories/<int:pk>/restoration/", categories.restoration, name="category_restoration"),
    path("tags/", tags.tags, name="tags"),
    path("tags/<int:pk>/", tags.tag, name="tag"),
    path("tags/<int:pk>/removal/", tags.removal, name="tag_removal"),
    path("calendars/", calendars.calendars, name="business_calendars"),
    path("calendars/new/", calendars.new, name="business_calendar_new"),
    path("calendars/<int:pk>/", calendars.calendar, name="business_calendar"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("tickets/", tickets.tickets, name="tickets"),
    path("tickets/filters/", filters.filters, name="ticket_filters"),
    path("tickets/columns/", columns.columns, name="ticket_columns"),
    path("tickets/undelivered/", undelivered.answers, name="undelivered"),
    path("tickets/new/", new.new, name="ticket_new"),
    path("tickets/new/mail/", include(_MAIL)),
    path("tickets/recipients/", recipients.recipients, name="ticket_recipients"),
    path("tickets/selection/", include(_SELECTION)),
    path("tickets/<int:pk>/", ticket.ticket, name="ticket"),
    path("tickets/<int:pk>/", include(_VERBS)),
    path("tickets/<int:pk>/messages/<int:message>/part/", moved("ticket", "pk"), name="part_moved"),
    path("attachments/<int:pk>/", attachments.attachment, name="attachment"),
    path("settings/", include(_SETTINGS)),
    path("search/", search.search, name="search"),
]
