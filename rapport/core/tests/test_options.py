"""Groups of command-line options."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from rapport.core.options import grouped


@dataclass(frozen=True)
class Server:
    """Where to go."""

    host: Annotated[str, typer.Option(help="Its name.")]
    port: Annotated[int, typer.Option(help="0 is the usual one.")] = 0
    names: Annotated[list[str], typer.Option("--name")] = field(default_factory=list)


def connect(
    who: Annotated[str, typer.Argument()],
    server: Server,
    is_dry: Annotated[bool, typer.Option("--dry")] = False,
) -> None:
    """Connect somebody."""
    typer.echo(f"{who} {server} {is_dry}")


def run(*arguments: str) -> tuple[int, str]:
    app = typer.Typer(rich_markup_mode=None)
    app.command()(grouped(connect))
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ben", "--host", "a"), "ben Server(host='a', port=0, names=[]) False"),
        (
            ("--dry", "--name", "x", "--port", "7", "--host", "a", "ben", "--name", "y"),
            "ben Server(host='a', port=7, names=['x', 'y']) True",
        ),
    ],
)
def test_the_options_of_a_group_come_as_one_value(arguments: tuple[str, ...], told: str) -> None:
    assert run(*arguments) == (0, told + "\n")


def test_a_field_without_a_default_is_required() -> None:
    code, said = run("ben")
    assert code == 2
    assert "--host" in said


def test_help_shows_each_option_in_the_place_of_its_group() -> None:
    _code, said = run("--help")
    assert "Connect somebody." in said
    at = [said.index(word) for word in ("--host", "Its name.", "--port", "--name", "--dry")]
    assert at == sorted(at)
