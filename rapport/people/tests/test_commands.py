"""The commands about people: their output, effects and failures."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest

from rapport import cli
from rapport.people.models import ApiToken, Team, User
from rapport.people.sign_in.tokens import admit_token
from rapport.tickets.models import Queue

GOOD = "a lamp on the desk"


class Ran:
    """The outcome of a command, and its output."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str, stdin: str = "") -> Ran:
        monkeypatch.setattr("sys.argv", ["rapport", *arguments])
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.mark.django_db
def test_the_first_person_opens_the_desk(run: Run) -> None:
    ran = run(
        "user", "add", "Nora@desk.example", "--role", "administrator", "--name", "Nora Vik",
        "--password-stdin", "--json", stdin=f"{GOOD}\n",
    )  # fmt: skip

    assert ran.status == 0, ran.err
    assert json.loads(ran.out)["role"] == "administrator"
    nora = User.objects.get()
    assert nora.check_password(GOOD)
    assert nora.teams.get().name == "Support"
    assert Queue.objects.get().team == Team.objects.get()


@pytest.mark.django_db
def test_the_first_person_must_be_an_administrator(run: Run) -> None:
    ran = run("user", "add", "n@desk.example", "--name", "N", "--password-stdin", stdin=GOOD)

    assert ran.status == 1
    assert ran.err == "Nobody works here yet, so the first person must be an administrator.\n"
    assert not User.objects.exists()


def test_a_person_is_added_to_teams_old_and_new(run: Run, ada: User, support: Team) -> None:
    ran = run(
        "user", "add", "fay@desk.example", "--name", "Fay", "--team", "Support", "--team",
        "Night", "--timezone", "Europe/Vienna", "--password-stdin", stdin=GOOD,
    )  # fmt: skip

    assert (ran.status, ran.out) == (0, "Added Fay <fay@desk.example> as agent.\n")
    fay = User.objects.get(email="fay@desk.example")
    assert sorted(team.name for team in fay.teams.all()) == ["Night", "Support"]


def test_a_failure_makes_nothing(run: Run, ada: User) -> None:
    ran = run("user", "add", "fay", "--name", "F", "--team", "New", "--password-stdin", stdin=GOOD)

    assert (ran.status, ran.err) == (1, "“fay” is not an email address.\n")
    assert not Team.objects.filter(name="New").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["user", "add", "fay@desk.example", "--role", "boss"], "boss"),
        (["user", "add"], "EMAIL"),
        (["user", "add", "fay@desk.example", "--name", "Fay"], "--password-stdin"),
        (["token", "add"], "--user"),
        (["token", "add", "--user", "a@b.example", "--scope", "all"], "--scope"),
        (["token", "revoke", "seven"], "integer"),
    ],
)
def test_wrong_use_ends_with_2(run: Run, ada: User, arguments: list[str], said: str) -> None:
    ran = run(*arguments)

    assert ran.status == 2
    assert said in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["user", "add"], ["user", "list"], ["user", "password"],
        ["token", "add"], ["token", "list"], ["token", "revoke"],
    ],
)  # fmt: skip
def test_help_has_an_example(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments, "--help")

    assert ran.status == 0
    assert f"Example: rapport {' '.join(arguments)}" in ran.out


def test_everybody_is_listed(run: Run, ada: User, ben: User) -> None:
    ben.is_active = False
    ben.save()

    plain, parsed = run("user", "list").out, json.loads(run("user", "list", "--json").out)

    assert "(may not sign in)" in plain
    assert [(row["email"], row["teams"], row["active"]) for row in parsed] == [
        ("ada.berg@desk.example", [], True),
        ("ben.okafor@desk.example", ["Support"], False),
    ]


def test_a_password_is_changed(run: Run, ben: User) -> None:
    ran = run("user", "password", "Ben.Okafor@desk.example", "--password-stdin", stdin=GOOD)

    ben.refresh_from_db()
    assert ran.status == 0
    assert ben.check_password(GOOD)


def test_a_token_is_printed_once(run: Run, ben: User) -> None:
    secret = run("token", "add", "--user", ben.email, "--scope", "read").out.strip()

    assert admit_token(secret) == (ben, "read")
    listed = json.loads(run("token", "list", "--user", ben.email, "--json").out)
    assert [(row["scope"], row["user"]) for row in listed] == [("read", ben.email)]
    assert secret not in str(listed)


def test_a_token_is_revoked(run: Run, ben: User) -> None:
    made = json.loads(run("token", "add", "--user", ben.email, "--name", "x", "--json").out)

    assert run("token", "revoke", str(made["id"])).out == "Revoked “x” of Ben Okafor.\n"
    assert admit_token(made["token"]) is None
    assert ApiToken.objects.get().revoked_at
    assert run("token", "list").out == ""


def test_who_is_not_here_is_told(run: Run, ada: User) -> None:
    ran = run("token", "add", "--user", "fay@desk.example")

    assert (ran.status, ran.err) == (1, "Nobody here has the address fay@desk.example.\n")
    assert run("token", "revoke", "99").err == "There is no token 99.\n"
