"""Actions on people: invitations, roles, teams, absences."""

from __future__ import annotations

from rapport.people.actions.accept import accept
from rapport.people.actions.add_user import add_user
from rapport.people.actions.change_company import change_company
from rapport.people.actions.change_password import change_password
from rapport.people.actions.change_profile import change_profile
from rapport.people.actions.change_role import change_role
from rapport.people.actions.deactivate import deactivate, reactivate
from rapport.people.actions.first_run import (
    close_first_run,
    leave_out_step,
    reopen_first_run,
    take_up_step,
)
from rapport.people.actions.invite import invite, invite_again, withdraw
from rapport.people.actions.make_first_administrator import make_first_administrator
from rapport.people.actions.note_absence import end_absence, note_absence
from rapport.people.actions.second_step import change_second_step
from rapport.people.actions.sign_out_everywhere import sign_out_everywhere
from rapport.people.actions.team import (
    join_team,
    leave_team,
    make_team,
    remove_team,
    rename_team,
)
from rapport.people.actions.token import make_token, revoke_token

__all__ = [
    "accept",
    "add_user",
    "change_company",
    "change_password",
    "change_profile",
    "change_role",
    "change_second_step",
    "close_first_run",
    "deactivate",
    "end_absence",
    "invite",
    "invite_again",
    "join_team",
    "leave_out_step",
    "leave_team",
    "make_first_administrator",
    "make_team",
    "make_token",
    "note_absence",
    "reactivate",
    "remove_team",
    "rename_team",
    "reopen_first_run",
    "revoke_token",
    "sign_out_everywhere",
    "take_up_step",
    "withdraw",
]
