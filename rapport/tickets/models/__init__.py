"""Models of tickets and of what belongs to them, one file each."""

from __future__ import annotations

from rapport.tickets.models.assignment import Assignment
from rapport.tickets.models.attachment import Attachment
from rapport.tickets.models.calendar import BusinessCalendar
from rapport.tickets.models.category import Category, Tag
from rapport.tickets.models.delivery_report import DeliveryReport
from rapport.tickets.models.draft import Draft
from rapport.tickets.models.linked import Link
from rapport.tickets.models.merge import Merge
from rapport.tickets.models.message import Message
from rapport.tickets.models.nondelivery import Nondelivery
from rapport.tickets.models.outgoing import Outgoing
from rapport.tickets.models.participant import Answered, Participant
from rapport.tickets.models.picture import Picture
from rapport.tickets.models.queue import Queue
from rapport.tickets.models.resolution import Resolution
from rapport.tickets.models.standstill import Standstill
from rapport.tickets.models.ticket import Ticket

__all__ = [
    "Answered",
    "Assignment",
    "Attachment",
    "BusinessCalendar",
    "Category",
    "DeliveryReport",
    "Draft",
    "Link",
    "Merge",
    "Message",
    "Nondelivery",
    "Outgoing",
    "Participant",
    "Picture",
    "Queue",
    "Resolution",
    "Standstill",
    "Tag",
    "Ticket",
]
