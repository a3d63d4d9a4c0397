"""A desk behind HTTPS and its browsers; settings read by another process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ASK = """
import json, django
django.setup()
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in (
    "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_PATH", "SESSION_COOKIE_DOMAIN", "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS",
)}))
"""


def _settings(url: str, home: Path) -> dict[str, Any]:
    told = subprocess.run(
        [sys.executable, "-c", ASK],
        env={
            **os.environ,
            "RAPPORT_BASE_URL": url,
            "RAPPORT_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "rapport.settings",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def test_behind_https_cookies_belong_to_this_host_alone(tmp_path: Path) -> None:
    found = _settings("https://desk.example", tmp_path)

    assert found == {
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_DOMAIN": None,
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    }


@pytest.mark.django_db
def test_every_page_says_what_it_may_load(client: Any) -> None:
    policy = client.get("/accounts/login/").headers["Content-Security-Policy"]

    for part in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy
