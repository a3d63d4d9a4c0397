"""Routes for everybody, each with the reason.

This list stays short.
"""

from __future__ import annotations

from dataclasses import replace

from tests.house.doors.door import NOTHING, Door, public

SIGN_IN = {"login": "nobody@desk.example", "password": "wrong"}
NEW_PASSWORD = {"password1": "a lamp on the desk", "password2": "a lamp on the desk"}
COMING_IN = {"name": "Fay", "password": "a lamp on the desk", "timezone": "UTC"}
REQUEST = {
    "name": "Fay",
    "address": "fay@studio.example",
    "subject": "Invoice",
    "message": "Where is it?",
}
MOVED = "leads to the address where the page is now, which asks who comes"
LINK = "the signed link of the survey, which Dora got, is the key"

OUTSIDE: dict[str, Door] = {
    "account_login": public(why="people sign in here", GET=NOTHING, POST=SIGN_IN),
    "mfa_login_webauthn": public(why="people sign in here with a passkey", GET=NOTHING),
    "mfa_authenticate": public(
        why="the second step of signing in; without the first it leads back to it", GET=NOTHING
    ),
    "account_logout": public(why="signing out when one is out already leads to the sign-in"),
    "account_inactive": public(why="says to somebody signing in that their door is closed"),
    "account_reset_password": public(
        why="whoever forgot the password cannot sign in", GET=NOTHING, POST={"email": "x@y.example"}
    ),
    "account_reset_password_done": public(why="says that a mail was sent"),
    "account_reset_password_from_key": public(
        "1", "a-key", why="the link of the mail is the key", GET=NOTHING, POST=NEW_PASSWORD
    ),
    "account_reset_password_from_key_done": public(why="says that the password is set"),
    "company_logo": public("no_such_logo", why="the logo is on every page that customers see"),
    "company_style": public("no_such_colour", why="so is the company's colour"),
    "welcome": public(
        why="makes the first administrator; not there once somebody works here",
        GET=NOTHING,
        POST={**COMING_IN, "email": "fay@desk.example", "team": "Support"},
    ),
    "invitation": public(
        "invitation_secret", why="the link of the mail is the key", GET=NOTHING, POST=COMING_IN
    ),
    "contact": public("write", why="customers write to us here", GET=NOTHING, POST=REQUEST),
    "contact_sent": public("write", "receipt", why="a signed receipt of what was sent"),
    "survey": replace(
        public("survey_token", why=LINK, GET=NOTHING, POST={"score": "2"}), of_ticket=True
    ),
    "survey_thanks": replace(public("survey_token", why=LINK), of_ticket=True),
    "healthz": public(why="monitors ask whether the desk works, and are told ok or not ok"),
    "styleguide": public(why="shows components with made-up words"),
    "stylesheet": public("digest", why="the sign-in page has styles, too"),
    "theme": public(why="light or dark is a cookie of the browser", POST={"theme": "dark"}),
    "banner_dismissal": public(
        why="what was dismissed is a cookie of the browser", POST={"banner": "demonstration"}
    ),
    "people_moved": public(why=MOVED),
    "invite_moved": public(why=MOVED),
    "invitations_moved": public(why=MOVED),
    "colleague_moved": public("bea", why=MOVED),
    "teams_moved": public(why=MOVED),
    "team_moved": public("support", why=MOVED),
    "untreat_moved": public("arrival", why=MOVED),
    "part_moved": public("ticket", "message", why=MOVED),
    "api:openapi-json": public(why="describes the API and holds no data"),
    "api_nothing": public(why="is not there: a program made a mistake in the address"),
    "api:api-root": public(why="is not there: the API has no page of its own"),
}
