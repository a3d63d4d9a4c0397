"""The commands ``rapport backup …`` and ``rapport restore``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from typer.core import TyperGroup

from rapport.core import clock
from rapport.core.django import open_desk, start

Identity = Annotated[
    Path | None, typer.Option(help="The file with the private key of an encrypted backup.")
]


class Verbs(TyperGroup):
    """The commands of backups; a file alone means to make one, as in the first version."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = ["make", *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


app = typer.Typer(
    cls=Verbs,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Make backups of the whole desk, and try whether they can be restored.",
)


@app.command("make")
def make_one(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    recipient: Annotated[
        list[str] | None,
        typer.Option(help="Encrypt it for this public key (age1… or ssh-…); more than one may be."),
    ] = None,
) -> None:
    """Write the whole desk to one file, while it is in use.

    Unless it is encrypted, the file holds every secret of the desk: keep it where only you can
    read it.

    Example: rapport backup make /mnt/safe/desk.tar.gz
    """
    # Does not migrate first: a backup is what one makes before that.
    start()
    from rapport.serving.backup import encryption
    from rapport.serving.backup.make import make

    keys = encryption.recipients("\n".join(recipient or []))
    with _bar("Files") as (bar, task):
        made = make(
            file,
            at=clock.now(),
            keys=keys,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    sealed = ", encrypted" if made.is_encrypted else ""
    sys.stdout.write(f"The desk is in {file} ({made.size / (1 << 20):.1f} MB{sealed}).\n")
    if made.warning:
        sys.stderr.write(f"{made.warning}\n")


@app.command("key")
def new_key(
    file: Annotated[Path, typer.Argument(help="The file for the private key; it must be new.")],
) -> None:
    """Make a pair of keys for encrypted backups: the private one in a file, the public one printed.

    Whoever has the file can read the backups, and without it nobody can. Do not leave it on the
    machine of the desk.

    Example: rapport backup key /media/stick/backup-key.txt
    """
    start()
    from django.utils.translation import gettext as _

    from rapport.core.errors import Invalid
    from rapport.serving.backup import encryption

    made = encryption.new_identity()
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Invalid(
            _("The key cannot be written to %(target)s: %(reason)s.")
            % {"target": file, "reason": error.strerror}
        ) from error
    with open(descriptor, "w") as kept:
        kept.write(f"# public key: {made.to_public()}\n{made}\n")
    sys.stdout.write(f"{made.to_public()}\n")
    sys.stderr.write(
        f"The private key is in {file}. Move it away from this machine; lost, it opens nothing.\n"
    )


@app.command("prove")
def prove_one(
    file: Annotated[Path, typer.Argument(help="A file that `rapport backup` wrote.")],
    identity: Identity = None,
) -> None:
    """Restore a backup on a copy, compare it with what it says, and delete the copy.

    The desk is left alone and may be in use. Exit status 1 means that the backup is not good.

    Example: rapport backup prove /mnt/safe/desk.tar.gz
    """
    start()
    from rapport.serving.backup import encryption
    from rapport.serving.backup.prove import prove

    found = prove(file, identity=encryption.identity(identity) if identity else None)
    word = "Read, not restored" if found.why_not else "Proven"
    sys.stdout.write(f"{word}: {found.sentence}\n")


@app.command("list")
def list_all() -> None:
    """List the backups that were made by the schedule, the latest first.

    Example: rapport backup list
    """
    open_desk()
    from rapport.serving.backup.models import Backup

    for backup in Backup.objects.latest_first()[:100]:
        size = f"{backup.size / (1 << 20):.1f} MB" if backup.size is not None else "-"
        proof = f", {backup.proof}" if backup.proof else ""
        gone = ", deleted" if backup.removed_at else ""
        when = f"{backup.started_at:%Y-%m-%d %H:%M} UTC"
        reason = f"  {backup.reason}" if backup.reason else ""
        sys.stdout.write(f"{when}  {backup.outcome}{proof}{gone}  {size}  {backup.path}{reason}\n")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `rapport backup` wrote.")],
    force: Annotated[
        bool, typer.Option("--force", help="Replace the desk that is here; it is moved aside.")
    ] = False,
    identity: Identity = None,
    other_key: Annotated[
        bool,
        typer.Option(
            "--other-key",
            help="Restore it although the secret key is another: stored passwords are lost.",
        ),
    ] = False,
) -> None:
    """Restore a backup; the server must be stopped.

    Example: rapport restore /mnt/safe/desk.tar.gz
    """
    start()
    from rapport.serving.backup import encryption
    from rapport.serving.backup.restore import restore as bring_back

    with _bar("Files") as (bar, task):
        replaced = bring_back(
            file,
            at=clock.now(),
            force=force,
            identity=encryption.identity(identity) if identity else None,
            other_key=other_key,
            progress=lambda done: bar.update(task, completed=done),
        )
    sys.stdout.write(
        f"The desk of {file} has been restored. What was here is now in {replaced}. "
        "Figures are counted again when the server starts. Backups by the schedule are turned off: "
        "turn them on again under Settings, Backups, if this desk is to make them.\n"
    )


@contextmanager
def _bar(what: str) -> Iterator[tuple[Progress, TaskID]]:
    """Show a progress bar on a terminal; print nothing in a pipe."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as bar:
        yield bar, bar.add_task(what, total=None)
