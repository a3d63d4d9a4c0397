"""The command line: ``rapport <thing> <verb>``.

Rooms bring their commands; this module only gathers them. They are imported on first use, so that
``rapport mail parse`` starts without a database.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from rapport import __version__
from rapport.core.errors import RapportError, Unavailable

# name -> (dotted path of a typer app or function, first line of its help)
COMMANDS: dict[str, tuple[str, str]] = {
    "backup": ("rapport.serving.commands.backup:app", "Make and prove backups of the whole desk."),
    "demo": ("rapport.demo.command:demo", "Build the demonstration company and serve it."),
    "doctor": ("rapport.serving.commands.doctor:doctor", "Check the installation."),
    "mail": ("rapport.channels.email.commands.mail:app", "Read mails, or take one in."),
    "mailbox": ("rapport.channels.email.commands.mailbox:app", "Connect and test mailboxes."),
    "metric": ("rapport.insights.commands:app", "List figures, show one, or the rows behind it."),
    "person": ("rapport.privacy.commands:app", "Export or erase what is held on a person."),
    "restore": ("rapport.serving.commands.backup:restore", "Bring a backup back."),
    "serve": ("rapport.serving.commands.serve:serve", "Serve pages, channels and readers."),
    "token": ("rapport.people.commands:token", "API tokens."),
    "user": ("rapport.people.commands:user", "People, from the command line."),
}


class Rooms(TyperGroup):
    """A group whose commands are imported on first use."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        return _as_command(getattr(import_module(module), name), cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in sorted(COMMANDS)])


def _as_command(thing: Any, name: str) -> Any:
    if not isinstance(thing, typer.Typer):
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name)(thing)
        thing = app
    command = typer.main.get_command(thing)
    command.name = name
    return command


app = typer.Typer(
    cls=Rooms,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(is_asked: bool) -> None:
    if is_asked:
        sys.stdout.write(f"Rapport {__version__}\n")
        raise typer.Exit


@app.callback()
def rapport(
    version: Annotated[  # The option acts by itself.
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Rapport: the customer service manager's system."""


def main() -> None:
    """Run a command; print an expected failure as one sentence on stderr."""
    # Importing a room may translate texts, which needs the settings.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapport.settings")
    try:
        app()
    except RapportError as error:
        sys.stderr.write(f"{error.sentence}\n")
        sys.exit(error.exit_status)
    except Exception as error:  # Only faults of database and disk are answered here.
        sentence = _fault(error)
        if not sentence:
            raise
        sys.stderr.write(f"{sentence}\n")
        sys.exit(Unavailable.exit_status)


def _fault(error: Exception) -> str:
    """Return what database or disk refuse, in words for who runs the desk; nothing otherwise."""
    from rapport.core.database import faults

    fault = faults.fault_of(error)
    return f"{faults.told(fault)} ({error})" if fault else ""


if __name__ == "__main__":
    main()
