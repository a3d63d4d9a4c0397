"""Contributions of tickets to the rooms below."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy

from rapport.core.face import navigation, palette
from rapport.core.face.navigation import Entry, nobody
from rapport.core.face.sections import Section
from rapport.core.face.story import Actions, Figures, Kind, Strand
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.customers.places import columns, customer, organisation
from rapport.customers.places.columns import Column
from rapport.metrics import registry
from rapport.people.places import colleague, first_run, first_steps, settings_pages, team
from rapport.people.places import columns as people_columns
from rapport.people.places.colleague import sees_figures
from rapport.people.places.first_run import Step
from rapport.people.places.settings_pages import Page
from rapport.people.places.team import sees_team
from rapport.people.roles import Ability, is_agent, who_may
from rapport.tickets import facts
from rapport.tickets.lists import undelivered
from rapport.tickets.personal import DECLARED
from rapport.tickets.status import OURS, ByHand
from rapport.timeline import channel_names, worker
from rapport.timeline.channel_names import ChannelName
from rapport.timeline.news import live
from rapport.timeline.news.live import Audience
from rapport.timeline.worker import Worker

navigation.ENTRIES.add(
    Entry(
        pgettext_lazy("page", "Queue"),
        "tickets",
        icon="inbox",
        group="today",
        after="?status=waiting",
        keys="g q",
        visible=who_may(Ability.SEE_TICKETS, unless=is_agent),
        count=lazily("rapport.tickets.additions.rail:waiting_for_us"),
        needs=who_may(Ability.WORK_TICKETS),
    ),
    order=20,
)
# On a phone, too, each number is of the list that it opens.
navigation.ENTRIES.add(
    Entry(
        pgettext_lazy("page", "Queue"),
        "tickets",
        icon="inbox",
        place="bar",
        after="?status=waiting",
        visible=who_may(
            Ability.SEE_TICKETS,
            unless=lambda user: user.may(Ability.SEE_COCKPIT) or is_agent(user),
        ),
        count=lazily("rapport.tickets.additions.rail:waiting_for_us"),
    ),
    order=20,
)
navigation.ENTRIES.add(
    Entry(
        _("Mine"),
        "tickets",
        icon="inbox",
        place="bar",
        after="?assignee=me",
        visible=is_agent,
        count=lazily("rapport.tickets.additions.rail:mine"),
    ),
    order=20,
)
# An agent finds the queue by its views.
for _place, _view in enumerate(
    (
        Entry(
            _("Mine"),
            "tickets",
            icon="user",
            after="?assignee=me",
            keys="g m",
            count=lazily("rapport.tickets.additions.rail:mine"),
            command=_("My tickets"),
        ),
        Entry(
            _("Unassigned"),
            "tickets",
            icon="flag",
            after="?assignee=nobody",
            keys="g n",
            count=lazily("rapport.tickets.additions.rail:unassigned"),
            command=_("Unassigned tickets"),
        ),
        Entry(
            _("Waiting for us"),
            "tickets",
            icon="clock",
            after="?status=waiting",
            keys="g w",
            count=lazily("rapport.tickets.additions.rail:waiting"),
            needs=nobody,
            command=_("Tickets that wait for us"),
        ),
        Entry(
            _("All open"),
            "tickets",
            icon="inbox",
            keys="g q",
            count=lazily("rapport.tickets.additions.rail:unsolved"),
            needs=nobody,
            command=pgettext_lazy("page", "Queue"),
        ),
    )
):
    navigation.ENTRIES.add(replace(_view, group="work", visible=is_agent), order=10 * _place)
navigation.ENTRIES.add(Entry(_("Search"), "search", icon="search", place="search"))
palette.SOURCES.add(lazily("rapport.tickets.additions.palette:find"), order=30)
palette.SOURCES.add(lazily("rapport.tickets.additions.palette:write_to"), order=120)

settings_pages.PAGES.add(
    Page(
        _("Queues"),
        _("Which team they belong to, and what customers are told"),
        "queues",
        icon="inbox",
        section="tickets",
        forms=(lazily("rapport.tickets.setup.forms:QueueForm"),),
    ),
    order=31,
)
settings_pages.PAGES.add(
    Page(
        _("Categories"), _("What tickets are about"), "categories", icon="list", section="tickets"
    ),
    order=40,
)
settings_pages.PAGES.add(
    Page(_("Tags"), _("Tidy up the tags on tickets"), "tags", icon="tag", section="tickets"),
    order=50,
)
settings_pages.PAGES.add(
    Page(
        _("Business calendars"),
        _("Open hours and holidays that waiting times are counted by"),
        "business_calendars",
        icon="calendar",
        section="tickets",
        forms=(lazily("rapport.tickets.setup.calendar_form.form:CalendarForm"),),
        words=_("working time, opening hours, weekend, days off"),
    ),
    order=60,
)

first_run.STEPS.add(
    Step(
        gettext_noop("open hours"),
        _("Set your open hours"),
        _("Waiting counts only while you are open: Monday to Friday, nine to five, so far."),
        "business_calendars",
        _("Set the hours"),
        lazily("rapport.tickets.additions.ready:hours_are_set"),
        unneeded=_("These hours are right"),
        confirms=True,
        now=lazily("rapport.tickets.additions.ready:hours_now"),
    ),
    order=40,
)
first_steps.STEPS.add(lazily("rapport.tickets.additions.first_steps:open_first_queue"))
colleague.FIGURES.add(
    Figures("tickets", lazily("rapport.tickets.additions.work:figures"), needs=sees_figures),
    order=10,
)
colleague.ACTIONS.add(
    Actions("tickets", lazily("rapport.tickets.additions.work:actions"), needs=sees_figures),
    order=10,
)
WORK = (Kind("open", _("open tickets"), usual=False), Kind("resolved", _("resolved lately")))
colleague.STRANDS.add(
    Strand("tickets", WORK, lazily("rapport.tickets.additions.work:tickets"), needs=sees_figures),
    order=20,
)
team.FIGURES.add(
    Figures("tickets", lazily("rapport.tickets.additions.work:figures_of_team"), needs=sees_team),
    order=10,
)
team.STRANDS.add(
    Strand("tickets", WORK, lazily("rapport.tickets.additions.work:tickets"), needs=sees_team),
    order=20,
)
team.ACTIONS.add(
    Actions("tickets", lazily("rapport.tickets.additions.work:actions_on_team"), needs=sees_team),
    order=10,
)

MESSAGES, CALLS = Kind("messages", _("messages")), Kind("calls", _("calls, visits and letters"))
NOTES, CHANGES = Kind("notes", _("notes")), Kind("changes", _("changes"))
# Their messages and resolutions are in the timeline anyway.
LISTS = (
    Kind("tickets", _("tickets"), usual=False),
    Kind("open", _("open tickets"), usual=False),
    Kind("answered", _("first answers"), usual=False),
)
for place in (customer, organisation):
    place.FIGURES.add(
        Figures("tickets", lazily("rapport.tickets.additions.correspondence:figures")), order=10
    )
    place.STRANDS.add(
        Strand(
            "messages",
            (MESSAGES, CALLS, NOTES),
            lazily("rapport.tickets.additions.correspondence:messages"),
        ),
        order=10,
    )
    place.STRANDS.add(
        Strand("tickets", LISTS, lazily("rapport.tickets.additions.correspondence:tickets")),
        order=20,
    )
    place.STRANDS.add(
        Strand(
            "resolutions",
            (CHANGES,),
            lazily("rapport.tickets.additions.correspondence:resolutions"),
        ),
        order=80,
    )
    place.EVIDENCE.add(
        Section(
            _("Open now"),
            "tickets/_open_of_customer.html",
            lazily("rapport.tickets.additions.correspondence:open_now"),
        ),
        order=10,
    )
customer.ACTIONS.add(
    Actions("tickets", lazily("rapport.tickets.additions.correspondence:actions")), order=10
)
organisation.ACTIONS.add(
    Actions("tickets", lazily("rapport.tickets.additions.correspondence:actions_on_organisation")),
    order=10,
)
columns.COLUMNS.add(
    Column(
        "open_tickets",
        _("Open"),
        lazily("rapport.tickets.additions.correspondence:open_of_each"),
        needs=Ability.SEE_TICKETS,
        counted=lazily("rapport.tickets.additions.organisations:counted_by_customer"),
    ),
    order=10,
)
people_columns.COLUMNS.add(
    people_columns.Source(
        "load",
        (
            people_columns.Column("open", _("Open")),
            people_columns.Column("share", _("Share of team")),
            people_columns.Column("waiting", _("Longest wait")),
        ),
        lazily("rapport.tickets.additions.people:load_of_each"),
        needs=Ability.SEE_TICKETS,
    ),
    order=10,
)
columns.OF_ORGANISATIONS.add(
    Column(
        "open_tickets",
        _("Open"),
        lazily("rapport.tickets.additions.organisations:open_of_each"),
        needs=Ability.SEE_TICKETS,
        counted=lazily("rapport.tickets.additions.organisations:counted_by_organisation"),
    ),
    order=10,
)
live.AUDIENCES.add(Audience("ticket", lazily("rapport.tickets.additions.audience:audible")))

registry.FACTS.add(facts.TICKETS)
registry.FACTS.add(facts.FIRST_RESPONSES)
registry.FACTS.add(facts.RESOLUTIONS)
registry.FACTS.add(facts.OPEN_SPELLS)

for way in ByHand:
    channel_names.NAMES.add(ChannelName(way.value, way.label))
channel_names.NAMES.add(ChannelName(OURS, _("by a mail of ours")))

for declared in DECLARED:
    PERSONAL.add(declared)

worker.WORKERS.add(
    Worker(
        gettext_noop("failed answers"),
        lazily("rapport.tickets.actions.messages.nondelivery:review_overlooked"),
        every=3600.0,
    )
)

undelivered.BESIDE.add(undelivered.automatic)
