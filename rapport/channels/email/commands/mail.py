"""The commands `rapport mail …`, which need no database to read mails."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from rapport.channels.email.commands.listen import listen
from rapport.channels.email.commands.receive import receive
from rapport.channels.email.keys.commands import app as key_app

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Read mails, or take one in.",
    rich_markup_mode=None,
)
app.command()(receive)
app.command()(listen)
app.add_typer(key_app, name="key")

Files = Annotated[list[Path], typer.Argument(help="Files to read.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print one line of JSON per file.")]


@app.command()
def parse(files: Files, as_json: AsJson = False) -> None:
    """Parse mails and say what is in them.

    Example: rapport mail parse inbox/*.eml --json
    """
    from rapport.mail.document import error

    failed = False
    for path in files:
        raw = _bytes(path)
        if isinstance(raw, str):
            failed = True
            _say(error(str(path), "unreadable", raw), as_json)
            continue
        _say(_parsed(raw, str(path)), as_json)
    if failed:
        raise typer.Exit(1)


@app.command("reply-text")
def reply_text(
    files: Files,
    html: Annotated[bool, typer.Option("--html", help="The files hold HTML.")] = False,
    as_json: AsJson = False,
) -> None:
    """Separate the new text of a bare body from quotes and signature.

    Example: rapport mail reply-text body.txt --json
    """
    from rapport.mail import document
    from rapport.mail.characters import charsets
    from rapport.mail.defects import Defects

    failed = False
    for path in files:
        raw = _bytes(path)
        if isinstance(raw, str):
            failed = True
            _say(document.error(str(path), "unreadable", raw), as_json)
            continue
        text = charsets.decode(raw, None, Defects())
        _say(document.reply_text(text, str(path), is_html=html), as_json)
    if failed:
        raise typer.Exit(1)


def _parsed(raw: bytes, file: str) -> dict[str, Any]:
    from rapport.channels.email.meaning.sanitise import sanitise
    from rapport.mail import read
    from rapport.mail.document import as_json

    mail = read(raw)
    return as_json(mail, file, html=sanitise(mail.html) if mail.html is not None else None)


def _bytes(path: Path) -> bytes | str:
    """Return the bytes of a file, or a sentence that says why there are none."""
    try:
        return path.read_bytes()
    except IsADirectoryError:
        return f"{path} is a folder."
    except FileNotFoundError:
        return f"There is no file {path}."
    except OSError as problem:
        return f"{path} cannot be read: {problem.strerror or problem}."


def _say(document: dict[str, Any], as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        if document.get("error"):
            sys.stderr.write(document["error"]["message"] + "\n")
        return
    if document.get("error"):
        sys.stderr.write(document["error"]["message"] + "\n")
        return
    from rapport.channels.email.commands.readable import readable

    sys.stdout.write(readable(document))
