"""A small authorisation server on the loopback, over real HTTP.

Its tokens live for seconds. It speaks the part of OAuth 2.0 that mail needs: the authorisation
code with PKCE (RFC 7636), rotating refresh tokens (reusing an old one revokes the grant, RFC 9700
§4.14), client credentials, codes for other devices (RFC 8628), and what mail servers ask about
tokens (RFC 7662). It checks what a real one checks.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT, SECRET = "rapport-at-desk", "s3cret/with+signs"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass
class Leave:
    """The consent of one person, which ends as a whole."""

    user: str
    is_good: bool = True
    refresh: str = ""


@dataclass
class AuthorisationServer:
    """Gives out tokens for ``user``, each good for ``life`` seconds.

    ``seen`` holds the token requests as they came; ``down`` makes it fail as a broken server does.
    """

    user: str = "support@desk.example"
    life: float = 3600.0
    down: bool = False
    seen: list[dict[str, str]] = field(default_factory=list)
    leaves: list[Leave] = field(default_factory=list)
    device_approved: bool = False

    def __post_init__(self) -> None:
        self._codes: dict[str, dict[str, str]] = {}
        self._access: dict[str, tuple[Leave, float]] = {}
        self._lock = threading.Lock()
        self._server = _Http(self)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    def revoke(self) -> None:
        """Revoke every grant, as somebody does in the settings of their account."""
        for leave in self.leaves:
            leave.is_good = False

    def expire(self) -> None:
        """Expire every access token now; refresh tokens stay."""
        self._access = {token: (leave, 0.0) for token, (leave, _end) in self._access.items()}

    def bearer(self, answer: bytes) -> str:
        """Return whom an XOAUTH2 answer proves, empty when it proves nobody."""
        try:
            parts = base64.b64decode(answer).decode().split("\x01")
        except ValueError:
            return ""
        if len(parts) != 4 or not parts[0].startswith("user="):
            return ""
        user = parts[0].removeprefix("user=")
        return user if self.holder(parts[1].removeprefix("auth=Bearer ")) == user else ""

    def holder(self, token: str) -> str:
        """Return the owner of an access token, empty when it is unknown or has expired."""
        leave, end = self._access.get(token, (Leave("", False), 0.0))
        return leave.user if leave.is_good and time.time() < end else ""

    def authorise(self, asked: dict[str, str]) -> str:
        """Return where the browser goes when the person says yes."""
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})

    def give(self, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Answer a token request."""
        self.seen.append(asked)
        if self.down:
            return 503, {}
        if (asked.get("client_id"), asked.get("client_secret")) != (CLIENT, SECRET):
            return 401, {"error": "invalid_client"}
        with self._lock:
            return self._given(asked)

    def _given(self, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        kind = asked.get("grant_type")
        if kind == "client_credentials":
            return 200, self._tokens(Leave(self.user), with_refresh=False)
        if kind == "authorization_code":
            begun = self._codes.pop(asked["code"], None)
            if begun is None or not _proves(asked, begun):
                return 400, {"error": "invalid_grant", "error_description": "Bad code."}
            return 200, self._tokens(self._new_leave())
        if kind == DEVICE:
            if not self.device_approved:
                return 400, {"error": "authorization_pending"}
            return 200, self._tokens(self._new_leave())
        return self._refreshed(asked)

    def _refreshed(self, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        token = asked.get("refresh_token", "")
        leave = next((one for one in self.leaves if token.startswith(one.refresh[:16])), None)
        if leave is not None and leave.refresh != token:
            leave.is_good = False  # Used twice: one of the two is a thief.
        if leave is None or not leave.is_good:
            words = "Token has been expired or revoked."
            return 400, {"error": "invalid_grant", "error_description": words}
        return 200, self._tokens(leave)

    def _new_leave(self) -> Leave:
        leave = Leave(self.user, refresh=secrets.token_hex(8))
        self.leaves.append(leave)
        return leave

    def _tokens(self, leave: Leave, *, with_refresh: bool = True) -> dict[str, Any]:
        access = secrets.token_urlsafe(24)
        self._access[access] = (leave, time.time() + self.life)
        given = {"access_token": access, "token_type": "Bearer", "expires_in": self.life}
        if with_refresh:
            # The first half is the grant's own, so that an old one is recognised.
            leave.refresh = leave.refresh[:16] + secrets.token_hex(8)
            given["refresh_token"] = leave.refresh
        return given


def _proves(asked: dict[str, str], begun: dict[str, str]) -> bool:
    digest = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return (
        begun["code_challenge_method"] == "S256"
        and challenge == begun["code_challenge"]
        and asked.get("redirect_uri") == begun["redirect_uri"]
    )


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, provider: AuthorisationServer) -> None:
        self.provider = provider
        super().__init__(("127.0.0.1", 0), _Request)


class _Request(BaseHTTPRequestHandler):
    server: _Http

    def do_GET(self) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        self.send_response(302)
        self.send_header("Location", self.server.provider.authorise(asked))
        self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        if self.path == "/introspect":
            holder = self.server.provider.holder(asked.get("token", ""))
            self._answer(200, {"active": bool(holder), "email": holder})
        elif self.path == "/device":
            code = {"device_code": "d", "user_code": "WXYZ-1234", "interval": 0.05}
            self._answer(200, {**code, "verification_uri": "http://127.0.0.1/device"})
        else:
            self._answer(*self.server.provider.give(asked))

    def _answer(self, status: int, document: dict[str, Any]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(document).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
