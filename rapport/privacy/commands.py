"""The commands ``rapport person``: personal data of somebody.

The command line acts as Rapport itself.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from django.utils.translation import gettext as _

from rapport.core import django
from rapport.core.errors import NotFound

if TYPE_CHECKING:
    from rapport.customers.models import Person
    from rapport.people.models import User

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Export or erase what is held on a person.",
    rich_markup_mode=None,
)
Who = Annotated[str, typer.Argument(help="An address, or the number of a customer.")]


@app.command("export")
def export(
    who: Who,
    file: Annotated[Path, typer.Argument(help="The ZIP file to write.")],
) -> None:
    """Write everything held on a customer or colleague to one file.

    Example: rapport person export dora@nordwind.example dora.zip
    """
    django.open_desk()
    from rapport.people.actors import SYSTEM
    from rapport.privacy.actions import ask_for_export, make_export

    person = _person(who)
    done = make_export(ask_for_export(person, by=SYSTEM))
    if done.failure:
        raise NotFound(_("The copy could not be made: %(reason)s.") % {"reason": done.failure})
    file.write_bytes(done.path.read_bytes())
    file.chmod(0o600)
    sys.stdout.write(f"What is held on {person} is in {file}.\n")


@app.command("erase")
def erase(
    who: Who,
    name: Annotated[str, typer.Option(help="The customer's name, to be sure.")],
) -> None:
    """Erase a customer for good; tickets, times and scores stay and count on.

    Example: rapport person erase dora@nordwind.example --name "Dora Lind"
    """
    django.open_desk()
    from rapport.customers.models import Person
    from rapport.people.actors import SYSTEM
    from rapport.privacy import actions

    person = _person(who)
    if not isinstance(person, Person):
        raise NotFound(_("Nobody is known as %(who)s.") % {"who": who})
    done = actions.erase(actions.ask_for_erasure(person, named=name, by=SYSTEM))
    sys.stdout.write(
        f"Erased: {done.rows} rows. Files go within a quarter of an hour while the server runs. "
        "Backups made before still hold everything.\n"
    )


def _person(who: str) -> Person | User:
    from rapport.customers.identities import survivor
    from rapport.customers.models import Identity, Person
    from rapport.people.models import User

    if who.isdecimal():
        found = Person.objects.filter(pk=int(who)).first()
    else:
        known = Identity.objects.filter(value=who.lower()).select_related("person").first()
        found = known.person if known else None
    if found is not None:
        return survivor(found)
    colleague = User.objects.filter(email=who.lower()).first()
    if colleague is None:
        raise NotFound(_("Nobody is known as %(who)s.") % {"who": who})
    return colleague
