"""Forms for invitations, roles and teams."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import (
    CharField,
    CheckboxSelectMultiple,
    ChoiceField,
    EmailField,
    Form,
    ModelMultipleChoiceField,
    RadioSelect,
)
from django.utils.translation import gettext_lazy as _

from rapport.people.fields import TEAM_LENGTH
from rapport.people.forms.sign_in import ADDRESS
from rapport.people.models import Team, User
from rapport.people.roles import PURPOSES, Role, is_above

# The range of a 32-bit key; nobody has a billion teams.
LIKE_A_KEY = re.compile(r"[0-9]{1,9}")


def roles_for(manager: User) -> list[tuple[str, str]]:
    """Return the roles that somebody may give, each with its purpose."""
    return [
        (role, f"{role.label}: {PURPOSES[role]}")
        for role in Role
        if not is_above(role, manager.role)
    ]


class RoleForm(Form):
    """The role of a person."""

    role = ChoiceField(label=_("Role"), widget=RadioSelect)

    def __init__(self, *args: Any, manager: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, ChoiceField)
        field.choices = roles_for(manager)


class TeamsField(ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """Teams by their numbers; a number that no database can hold is not one."""

    def clean(self, value: Any) -> QuerySet[Team]:
        """Refuse before asking: IN with such a number fails in the database, equality does not."""
        for key in value or ():
            if not LIKE_A_KEY.fullmatch(str(key)):
                raise ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": key},
                )
        return super().clean(value)


class TeamsForm(Form):
    """The teams of a person."""

    teams = TeamsField(
        Team.objects.all(),
        label=_("Teams"),
        required=False,
        widget=CheckboxSelectMultiple,
        help_text=_(
            "Managers and administrators see every team. Everybody else sees the teams you tick."
        ),
    )


class InviteForm(TeamsForm, RoleForm):
    """Whom to invite, with role and teams."""

    email = EmailField(label=ADDRESS)
    field_order = ("email", "role", "teams")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].initial = Role.AGENT


class TeamForm(Form):
    """The name of a team."""

    name = CharField(label=_("Name"), max_length=TEAM_LENGTH)
