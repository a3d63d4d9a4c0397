"""Settings from the environment, refused when they make no sense."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from rapport.core.doors import addresses
from rapport.core.errors import Misconfigured

KNOWN = frozenset(
    {
        "RAPPORT_HOME",
        "RAPPORT_DATABASE_URL",
        "RAPPORT_WAREHOUSE_URL",
        "RAPPORT_SECRET_KEY",
        "RAPPORT_SECRET_KEY_FILE",
        "RAPPORT_BASE_URL",
        "RAPPORT_SMTP_URL",
        "RAPPORT_TRUSTED_PROXIES",
        "RAPPORT_DEBUG",
    }
)

SQLITE_PRAGMAS = (
    # FULL, not NORMAL: mail that we have acknowledged to a server must survive a power cut.
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
    # No memory map and SQLite's own small cache: each of a server's many connections has its own,
    # and the system's file cache behind them is as fast (measured: a busy server with 340 MB
    # against 190, at the same processor time per page).
    "PRAGMA temp_store=MEMORY;"
)


def refuse_unknown(environ: Mapping[str, str] = os.environ) -> None:
    """Raise Misconfigured for a ``RAPPORT_…`` variable that Rapport does not know."""
    unknown = sorted(n for n in environ if n.startswith("RAPPORT_") and n not in KNOWN)
    if unknown:
        raise Misconfigured(
            f"Rapport does not know the setting {unknown[0]}; the known ones are "
            f"{', '.join(sorted(KNOWN))}."
        )


def text(name: str, default: str) -> str:
    """Return the variable, or the default when it is unset or empty."""
    return os.environ.get(name) or default


def flag(name: str, default: bool = False) -> bool:
    """Return a yes/no variable; anything but 0, 1, true, false, yes, no is refused."""
    raw = os.environ.get(name, "")
    if not raw:
        return default
    values = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if raw.lower() not in values:
        raise Misconfigured(f"{name} must be yes or no, not “{raw}”.")
    return values[raw.lower()]


def home() -> Path:
    """Return the data folder, created if it is missing, readable by its owner only."""
    path = Path(text("RAPPORT_HOME", "var")).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Misconfigured(f"The data folder {path} cannot be made: {error.strerror}.") from error
    return path


def secret_key(folder: Path) -> str:
    """Return the secret key: from the variable, from a file, or created once and kept in the
    folder.
    """
    given = os.environ.get("RAPPORT_SECRET_KEY")
    if given:
        if len(given) < 32:
            raise Misconfigured("RAPPORT_SECRET_KEY must have at least 32 characters.")
        return given
    named = os.environ.get("RAPPORT_SECRET_KEY_FILE")
    if named:
        return _key_from(Path(named))
    kept = folder / "secret-key"
    if not kept.exists():
        _keep(kept, secrets.token_urlsafe(50))
    return _key_from(kept)


def secret_key_file(folder: Path) -> Path | None:
    """Return the file that the secret key is read from; None when the variable gives it."""
    if os.environ.get("RAPPORT_SECRET_KEY"):
        return None
    return Path(os.environ.get("RAPPORT_SECRET_KEY_FILE") or folder / "secret-key")


def _key_from(path: Path) -> str:
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(
            f"The secret key cannot be read from {path}. Bring it back from a backup: passwords of "
            "mailboxes are sealed with it."
        ) from error
    if len(key) < 32:
        raise Misconfigured(f"The secret key in {path} is shorter than 32 characters.")
    return key


def _keep(path: Path, key: str) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.touch(mode=0o600)
    temporary.write_text(key, encoding="utf-8")
    try:
        # link, not replace: when two processes start at once, the first key stays.
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()


def base_url() -> str:
    """Return the public address of this desk, without a trailing slash."""
    url = text("RAPPORT_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Misconfigured(
            f"RAPPORT_BASE_URL must look like https://desk.example.org, not “{url}”."
        )
    return url


def trusted_proxies() -> tuple[addresses.Network, ...]:
    """Return the networks of proxies that are believed about whose requests they pass on.

    Without the setting, a proxy on this machine.
    """
    said = text("RAPPORT_TRUSTED_PROXIES", "127.0.0.0/8, ::1")
    if said == "none":
        return ()
    try:
        return addresses.networks(said)
    except ValueError as error:
        raise Misconfigured(
            "RAPPORT_TRUSTED_PROXIES must list addresses or networks with commas between them, "
            f"such as 127.0.0.1, 10.0.0.0/8, or be none; not “{said}”."
        ) from error


def database(folder: Path) -> dict[str, Any]:
    """Return Django's settings for the database that ``RAPPORT_DATABASE_URL`` names."""
    url = os.environ.get("RAPPORT_DATABASE_URL", "")
    if not url:
        return _sqlite(folder / "rapport.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(url)
    raise Misconfigured("RAPPORT_DATABASE_URL must begin with sqlite:/// or postgres://.")


def facts_folder(folder: Path) -> Path:
    """Return the facts' folder: the one that ``RAPPORT_WAREHOUSE_URL`` names, or our own."""
    url = os.environ.get("RAPPORT_WAREHOUSE_URL", "")
    if not url:
        return folder / "facts"
    parts = urlsplit(url)
    if parts.scheme != "duckdb" or not parts.path.strip("/"):
        raise Misconfigured(
            "RAPPORT_WAREHOUSE_URL must look like duckdb:///srv/rapport/facts; this version keeps "
            "facts nowhere else."
        )
    return Path(unquote(parts.path))


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "rapport.core.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Deferred transactions lose jobs to "database is locked" when they start to write.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        },
        "TEST": {"NAME": None},
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError as error:
        raise Misconfigured("The port in RAPPORT_DATABASE_URL is not a number.") from error
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise Misconfigured("RAPPORT_DATABASE_URL names no database after the host.")
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.pop("host", "") or parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 0 if options.pop("pool", "") == "no" else None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
