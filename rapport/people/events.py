"""Kinds of events about people, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core import labels
from rapport.core.ledger import define
from rapport.people.models import Company, User
from rapport.people.roles import Role

ROLE = labels.of_choices(Role)

FIRST = define("user.first", _("{by} set up this desk"))
ADDED = define(
    "user.added", _("{by} added {person} as {role}"), users=("person",), words={"role": ROLE}
)
INVITED = define("invitation.made", _("{by} invited {email} as {role}"), words={"role": ROLE})
INVITED_AGAIN = define("invitation.renewed", _("{by} invited {email} again"))
WITHDRAWN = define("invitation.withdrawn", _("{by} withdrew the invitation for {email}"))
ACCEPTED = define(
    "user.accepted", _("{by} accepted the invitation as {role}"), words={"role": ROLE}
)

ROLE_CHANGED = define(
    "user.role_changed",
    _("{by} changed the role of {person} from {from} to {to}"),
    users=("person",),
    words={"from": ROLE, "to": ROLE},
)
JOINED = define("user.joined_team", _("{by} added {person} to the team {team}"), users=("person",))
LEFT = define("user.left_team", _("{by} removed {person} from the team {team}"), users=("person",))
DEACTIVATED = define("user.deactivated", _("{by} deactivated {person}"), users=("person",))
REACTIVATED = define("user.reactivated", _("{by} reactivated {person}"), users=("person",))
PROFILE_CHANGED = define(
    "user.profile_changed",
    _("{by} changed {fields} of {person}"),
    users=("person",),
    words={"fields": labels.of_fields(User)},
)
PASSWORD_CHANGED = define(
    "user.password_changed", _("{by} changed the password of {person}"), users=("person",)
)
SIGNED_OUT = define(
    "user.signed_out_everywhere", _("{by} signed {person} out everywhere"), users=("person",)
)

APP_ADDED = define("user.app_added", _("{by} set up an authenticator app"))
APP_REMOVED = define("user.app_removed", _("{by} removed the authenticator app"))
PASSKEY_ADDED = define("user.passkey_added", _("{by} added the passkey “{name}”"))
PASSKEY_RENAMED = define("user.passkey_renamed", _("{by} renamed the passkey “{from}” to “{to}”"))
PASSKEY_REMOVED = define("user.passkey_removed", _("{by} removed the passkey “{name}”"))
CODES_MADE = define("user.codes_made", _("{by} created new recovery codes"))
CODES_REMOVED = define("user.codes_removed", _("{by} no longer has recovery codes"))

ABSENCE_NOTED = define(
    "absence.noted",
    _("{by} noted that {person} is away from {start}{until}"),
    users=("person",),
    words={"start": labels.day, "until": labels.last_day},
)
OWN_ABSENCE_NOTED = define(
    "absence.noted_own",
    _("{by} noted that they are away from {start}{until}"),
    words={"start": labels.day, "until": labels.last_day},
)
ABSENCE_ENDED = define("absence.ended", _("{by} noted that {person} is back"), users=("person",))

TEAM_MADE = define("team.made", _("{by} created the team {name}"))
TEAM_RENAMED = define("team.renamed", _("{by} renamed the team {from} to {to}"))
TEAM_REMOVED = define("team.removed", _("{by} removed the team {name}"))

COMPANY_CHANGED = define(
    "company.changed",
    _("{by} changed what customers see of the company: {fields}"),
    words={"fields": labels.of_fields(Company)},
)
STEP_LEFT_OUT = define(
    "first_run.left_out",
    _("{by} marked a first step as not needed: {step}"),
    words={"step": labels.text},
)
STEP_TAKEN_UP = define(
    "first_run.taken_up",
    _("{by} put a first step back on the list: {step}"),
    words={"step": labels.text},
)
FIRST_RUN_CLOSED = define("first_run.closed", _("{by} closed the list of first steps"))
FIRST_RUN_REOPENED = define("first_run.reopened", _("{by} opened the list of first steps again"))

TOKEN_MADE = define(
    "token.made", _("{by} created the API token “{name}” for {person}"), users=("person",)
)
TOKEN_REVOKED = define(
    "token.revoked", _("{by} revoked the API token “{name}” of {person}"), users=("person",)
)
