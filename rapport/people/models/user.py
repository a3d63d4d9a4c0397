"""People who work here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _

from rapport.core.database.prepared import prepared
from rapport.core.face.addresses import address
from rapport.people.roles import ABILITIES, Ability, Role

STAMP_LENGTH = 12


def new_stamp() -> str:
    """Return a new random stamp, with which no session was signed yet."""
    return get_random_string(STAMP_LENGTH)


class UserManager(BaseUserManager["User"]):
    """Creates users by mail address, in lower case throughout."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Save and return a user; without a password they cannot sign in with one."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Find a user by mail address, whatever its case."""
        return self.get(email=(username or "").strip().lower())

    def get(self, *args: Any, **named: Any) -> User:
        """Return one user; by number alone, as on each request, without composing SQL."""
        number = named.get("pk")
        if args or len(named) != 1 or not isinstance(number, int) or self._db:
            return super().get(*args, **named)
        found = _numbered(number)
        if not found:
            raise self.model.DoesNotExist
        return found[0]

    def active(self) -> models.QuerySet[User]:
        """Return users who may sign in."""
        return self.filter(is_active=True)

    def administrators(self) -> models.QuerySet[User]:
        """Return active administrators."""
        return self.active().filter(role=Role.ADMINISTRATOR)


class User(AbstractBaseUser):
    """A person who works here and signs in.

    ``stamp`` is part of what their sessions are signed with: changing it ends them all.
    """

    class Theme(models.TextChoices):
        SYSTEM = "system", _("Same as my system")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    actor_kind = "user"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.AGENT)
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC")
    language = models.CharField(_("language"), max_length=12, default="en")
    theme = models.CharField(_("theme"), max_length=8, choices=Theme.choices, default=Theme.SYSTEM)
    hears_by_mail = models.BooleanField(_("emails about what colleagues give you"), default=True)
    # Is shown the list of a new desk's first steps; here, so that no page has to ask for it.
    sets_up = models.BooleanField(default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    stamp = models.CharField(max_length=STAMP_LENGTH, default=new_stamp, editable=False)
    date_joined = models.DateTimeField(auto_now_add=True)
    teams = models.ManyToManyField("people.Team", through="people.Membership", related_name="users")

    objects = UserManager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of their page, which everybody here may see."""
        return address("colleague", self.pk)

    def may(self, ability: Ability) -> bool:
        """Return whether this person's role allows it."""
        return self.is_active and ability in ABILITIES.get(self.role, frozenset())

    @cached_property
    def team_ids(self) -> frozenset[int]:
        """Return the ids of this person's teams."""
        return frozenset(_teams(self.pk))

    @property
    def sees_every_team(self) -> bool:
        """Return whether this person sees the tickets of every team."""
        return self.may(Ability.SEE_EVERY_TEAM)

    @property
    def zone(self) -> ZoneInfo:
        """Return this person's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def first_name(self) -> str:
        """Return the name to use in a greeting."""
        return self.name.split(" ", 1)[0]

    def get_session_auth_hash(self) -> str:
        """Return the value that sessions are signed with; it changes with password and stamp."""
        return self._stamped(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Yield the same for each secret key that is being replaced."""
        return (self._stamped(made) for made in super().get_session_auth_fallback_hash())

    def _stamped(self, made: str) -> str:
        return salted_hmac(
            "rapport.people.stamp", made + self.stamp, algorithm="sha256"
        ).hexdigest()


@prepared
def _numbered(pk: int) -> models.QuerySet[User, User]:
    return User.objects.filter(pk=pk)


@prepared
def _teams(user: int) -> models.QuerySet[User, Any]:
    member = User.objects.filter(pk=user, memberships__isnull=False)
    return member.values_list("memberships__team", flat=True)
