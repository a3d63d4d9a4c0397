"""Settings from the environment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rapport.core import env
from rapport.core.doors.addresses import is_within
from rapport.core.errors import Misconfigured


def test_an_unknown_setting_is_named() -> None:
    with pytest.raises(Misconfigured, match="RAPPORT_DATABSE_URL"):
        env.refuse_unknown({"RAPPORT_DATABSE_URL": "x", "PATH": "/bin"})


def test_the_secret_key_is_made_once_and_kept_to_oneself(tmp_path: Path) -> None:
    first = env.secret_key(tmp_path)

    assert env.secret_key(tmp_path) == first
    assert len(first) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("RAPPORT_SECRET_KEY", "short", lambda: env.secret_key(Path("/"))),
        ("RAPPORT_SECRET_KEY_FILE", "/nowhere/key", lambda: env.secret_key(Path("/"))),
        ("RAPPORT_BASE_URL", "desk.example.org", env.base_url),
        ("RAPPORT_DATABASE_URL", "mysql://x/y", lambda: env.database(Path("/"))),
        ("RAPPORT_DATABASE_URL", "postgres://host", lambda: env.database(Path("/"))),
        ("RAPPORT_DATABASE_URL", "postgres://host:many/x", lambda: env.database(Path("/"))),
        ("RAPPORT_WAREHOUSE_URL", "clickhouse://x", lambda: env.facts_folder(Path("/"))),
        ("RAPPORT_DEBUG", "perhaps", lambda: env.flag("RAPPORT_DEBUG")),
    ],
)
def test_a_malformed_value_is_an_error_with_a_sentence(
    name: str, value: str, read: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RAPPORT_SECRET_KEY", raising=False)
    monkeypatch.setenv(name, value)

    with pytest.raises(Misconfigured) as refused:
        read()
    assert len(refused.value.sentence) > 20


def test_addresses_are_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "RAPPORT_DATABASE_URL", "postgres://ann:p%40ss@db.example:5433/desk?sslmode=require"
    )
    found = env.database(Path("/"))

    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("ann", "p@ss", "db.example")
    assert (found["PORT"], found["NAME"]) == ("5433", "desk")
    assert found["OPTIONS"]["sslmode"] == "require"
    monkeypatch.setenv("RAPPORT_WAREHOUSE_URL", "duckdb:///srv/facts")
    assert env.facts_folder(Path("/")) == Path("/srv/facts")


def test_proxies_on_this_machine_are_trusted_unless_it_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("RAPPORT_TRUSTED_PROXIES", raising=False)
    assert is_within("127.0.0.1", env.trusted_proxies())
    assert is_within("::1", env.trusted_proxies())
    monkeypatch.setenv("RAPPORT_TRUSTED_PROXIES", "10.0.0.0/8")
    assert not is_within("127.0.0.1", env.trusted_proxies())
    monkeypatch.setenv("RAPPORT_TRUSTED_PROXIES", "none")
    assert env.trusted_proxies() == ()
    monkeypatch.setenv("RAPPORT_TRUSTED_PROXIES", "the proxy")
    with pytest.raises(Misconfigured, match="the proxy"):
        env.trusted_proxies()
