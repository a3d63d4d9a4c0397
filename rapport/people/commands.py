"""The commands ``rapport user`` and ``rapport token``.

The command line acts as Rapport itself: anyone who can run it on this machine may do anything
here.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from django.utils.translation import gettext as _

from rapport.core import django
from rapport.core.errors import NotFound
from rapport.people.roles import Role

if TYPE_CHECKING:
    from rapport.people.models import ApiToken, User

user = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="People, from the command line.",
    rich_markup_mode=None,
)
token = typer.Typer(
    add_completion=False, no_args_is_help=True, help="API tokens.", rich_markup_mode=None
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The person's email address.")]
PasswordStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]


@user.command("add")
def add(
    email: Email,
    role: Annotated[Role, typer.Option(help="What the person may see and do.")] = Role.AGENT,
    name: Annotated[
        str, typer.Option(help="Their name; you are asked for it if it is left out.")
    ] = "",
    team: Annotated[
        list[str] | None,
        typer.Option(help="A team to join, created if it is new; may be repeated."),
    ] = None,
    timezone: Annotated[str, typer.Option(help="The time zone in which they read times.")] = "UTC",
    password_stdin: PasswordStdin = False,
    as_json: Json = False,
) -> None:
    """Add a person who can sign in at once.

    The first person of a desk has to be an administrator (--role administrator), and gets a team, a
    queue and open hours.

    \b
    Example: rapport user add ada@desk.example --role manager --name "Ada Berg" --team Support
    """
    django.open_desk()
    from rapport.people import at_the_terminal

    person = at_the_terminal.add(
        email,
        name=name or _ask("Name", "--name"),
        role=role,
        teams=team or [],
        timezone=timezone,
        password=_password(password_stdin),
    )
    _say(_user(person), as_json, f"Added {person.name} <{person.email}> as {person.role}.")


@user.command("list")
def list_users(as_json: Json = False) -> None:
    """List everybody who works here.

    \b
    Example: rapport user list --json
    """
    django.open_desk()
    from rapport.people.models import User

    people = [_user(person) for person in User.objects.prefetch_related("teams")]
    if as_json:
        typer.echo(json.dumps(people, ensure_ascii=False))
        return
    for row in people:
        closed = "" if row["active"] else "  (may not sign in)"
        teams = ", ".join(row["teams"])
        typer.echo(f"{row['email']:<36}{row['role']:<15}{row['name']}  {teams}{closed}".rstrip())


@user.command("password")
def password(email: Email, password_stdin: PasswordStdin = False, as_json: Json = False) -> None:
    """Set another password for a person, for instance when no mail reaches them.

    \b
    Example: rapport user password ada@desk.example
    """
    django.open_desk()
    from rapport.people.actions import change_password
    from rapport.people.actors import SYSTEM

    person = _find(email)
    change_password(person, password=_password(password_stdin), by=SYSTEM)
    _say(_user(person), as_json, f"{person.name} has a new password.")


@token.command("add")
def add_token(
    user: Annotated[
        str, typer.Option(metavar="EMAIL", help="The person as whom the program acts.")
    ],
    scope: Annotated[str, typer.Option(help="read, or write, which includes reading.")] = "write",
    name: Annotated[str, typer.Option(help="A name by which you will recognise it.")] = "",
    days: Annotated[
        int, typer.Option(help="How many days it works; 0 means until it is revoked.")
    ] = 90,
    as_json: Json = False,
) -> None:
    """Make an API token and print it, this once.

    \b
    Example: rapport token add --user ada@desk.example --scope read --name "nightly export"
    """
    if scope not in {"read", "write"}:
        raise typer.BadParameter("choose from read and write.", param_hint="--scope")
    django.open_desk()
    from rapport.people.actions import make_token
    from rapport.people.actors import SYSTEM

    issued = make_token(_find(user), name=name, scope=scope, days=days, by=SYSTEM)
    _say({**_token(issued.row), "token": issued.secret}, as_json, issued.secret)


@token.command("list")
def list_tokens(
    user: Annotated[
        str, typer.Option(metavar="EMAIL", help="Only the tokens of this person.")
    ] = "",
    as_json: Json = False,
) -> None:
    """List the API tokens that were not revoked; the tokens themselves are not stored.

    \b
    Example: rapport token list --user ada@desk.example
    """
    django.open_desk()
    from rapport.people.models import ApiToken

    found = ApiToken.objects.in_force().select_related("user")
    if user:
        found = found.filter(user=_find(user))
    tokens = [_token(each) for each in found]
    if as_json:
        typer.echo(json.dumps(tokens, ensure_ascii=False))
        return
    for row in tokens:
        used = f"last used {row['last_used_at']}" if row["last_used_at"] else "never used"
        until = f"until {row['expires_at']}" if row["expires_at"] else "without an end"
        about = f"{row['name']}  {used}, {until}"
        typer.echo(f"{row['id']:<7}{row['user']:<36}{row['scope']:<7}{about}")


@token.command("revoke")
def revoke(
    number: Annotated[
        int, typer.Argument(metavar="ID", help="Its id, as `rapport token list` shows it.")
    ],
    as_json: Json = False,
) -> None:
    """Revoke a token, so that it no longer works.

    \b
    Example: rapport token revoke 7
    """
    django.open_desk()
    from rapport.people.actions import revoke_token
    from rapport.people.actors import SYSTEM
    from rapport.people.models import ApiToken
    from rapport.people.sign_in.telling import tell_of_revocation

    found = ApiToken.objects.select_related("user").filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no token %(number)s.") % {"number": number})
    revoked = revoke_token(found, by=SYSTEM)
    if found.revoked_at is None:
        tell_of_revocation(revoked)
    _say(_token(revoked), as_json, f"Revoked “{revoked}” of {revoked.user.name}.")


def _find(email: str) -> User:
    from rapport.people.models import User

    person = User.objects.filter(email=email.strip().lower()).first()
    if person is None:
        raise NotFound(_("Nobody here has the address %(email)s.") % {"email": email})
    return person


def _ask(question: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise typer.BadParameter(
            "it is required when there is no terminal to ask at.", param_hint=option
        )
    return str(typer.prompt(question))


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    if not sys.stdin.isatty():
        raise typer.BadParameter(
            "it is required when there is no terminal to ask at.", param_hint="--password-stdin"
        )
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


def _user(person: User) -> dict[str, Any]:
    return {
        "id": person.pk,
        "email": person.email,
        "name": person.name,
        "role": str(person.role),
        "teams": [team.name for team in person.teams.all()],
        "timezone": person.timezone,
        "active": person.is_active,
    }


def _token(token: ApiToken) -> dict[str, Any]:
    used, until = token.last_used_at, token.expires_at
    return {
        "id": token.pk,
        "user": token.user.email,
        "name": token.name,
        "scope": str(token.scope),
        "made_at": token.made_at.isoformat(timespec="seconds"),
        "last_used_at": used.isoformat(timespec="seconds") if used else None,
        "expires_at": until.isoformat(timespec="seconds") if until else None,
        "revoked_at": token.revoked_at.isoformat(timespec="seconds") if token.revoked_at else None,
    }


def _say(row: dict[str, Any], as_json: bool, sentence: str) -> None:
    typer.echo(json.dumps(row, ensure_ascii=False) if as_json else sentence)
