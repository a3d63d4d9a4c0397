"""The commands ``rapport mail key …``.

The command line acts as Rapport itself: anyone who can run it on this machine may do anything
here.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from django.utils.translation import gettext as _

from rapport.core import django

if TYPE_CHECKING:
    from rapport.channels.email.keys.models import MailKey

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Keys for signed and encrypted mail.",
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


@app.command()
def add(
    file: Annotated[Path, typer.Argument(help="A certificate, PKCS #12 or PGP key.")],
    passphrase_stdin: Annotated[
        bool, typer.Option("--passphrase-stdin", help="Read its passphrase from standard input.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Add the keys in a file: certificates of senders, authorities, or our own secret keys.

    Example: rapport mail key add support.p12 --passphrase-stdin < passphrase.txt
    """
    django.open_desk()
    from rapport.channels.email.keys import actions
    from rapport.core.errors import Invalid
    from rapport.people.actors import SYSTEM

    try:
        content = file.read_bytes()
    except OSError as problem:
        raise Invalid(
            _("%(file)s cannot be read: %(it)s.")
            % {"file": file, "it": problem.strerror or problem}
        ) from problem
    passphrase = sys.stdin.readline().rstrip("\r\n") if passphrase_stdin else ""
    _say(actions.add(content, passphrase=passphrase, by=SYSTEM), as_json)


@app.command("list")
def list_keys(as_json: Json = False) -> None:
    """Show the keys there are.

    Example: rapport mail key list
    """
    django.open_desk()
    from rapport.channels.email.keys.models import MailKey

    _say(list(MailKey.objects.all()), as_json)


@app.command()
def remove(
    fingerprint: Annotated[str, typer.Argument(help="Its fingerprint, or the beginning of it.")],
) -> None:
    """Remove a key.

    Example: rapport mail key remove 51f6a2d0
    """
    django.open_desk()
    from rapport.channels.email.keys import actions
    from rapport.channels.email.keys.models import MailKey
    from rapport.core.errors import Invalid
    from rapport.people.actors import SYSTEM

    wanted = "".join(fingerprint.split()).lower()
    found = list(MailKey.objects.filter(fingerprint__startswith=wanted)[:2]) if wanted else []
    if len(found) != 1:
        none = _("There is no key “%s”.")
        raise Invalid((_("Several keys begin with “%s”.") if found else none) % fingerprint)
    actions.remove(found[0], by=SYSTEM)
    sys.stdout.write(f"The key of {found[0]} has been removed.\n")


def _say(keys: list[MailKey], as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps([_document(key) for key in keys], ensure_ascii=False) + "\n")
        return
    for key in keys:
        use = "opens mail" if key.opens else "authority" if key.is_authority else "known signer"
        addresses = ", ".join(key.addresses)
        sys.stdout.write(f"{key.fingerprint[:16]}  {key.kind:5}  {use:12}  {key}  {addresses}\n")


def _document(key: MailKey) -> dict[str, Any]:
    return {
        "kind": key.kind,
        "name": key.name,
        "addresses": key.addresses,
        "fingerprint": key.fingerprint,
        "opens": key.opens,
        "authority": key.is_authority,
        "expires_at": key.expires_at.isoformat() if key.expires_at else None,
    }
