"""Personal data of mailboxes."""

from __future__ import annotations

from rapport.core.personal import Impersonal, Mentions

DECLARED = (
    Mentions("email.Mailbox", ("failure", "send_failure")),
    Mentions("email.Grant", ("refusal",)),
    Impersonal("email.Folder", {"name": "a folder of a mailbox"}),
    Impersonal(
        "email.Grant",
        dict.fromkeys(
            ("tenant", "authorise_url", "token_url", "device_url", "scopes", "client_id")
            + ("client_secret", "refresh_token", "access_token"),
            "how the desk signs in to a mailbox of its own",
        ),
    ),
    Impersonal(
        "email.Mailbox",
        dict.fromkeys(
            ("name", "address", "aliases", "from_name", "verifier", "reply_pattern", "fetch_host")
            + ("fetch_user", "fetch_password", "smtp_host", "smtp_user", "smtp_password")
            + ("sending_set_by",),
            "a mailbox of the desk's own",
        ),
    ),
    Impersonal("email.PopMail", {"uidl": "a number given by a mail server"}),
    Impersonal(
        "mail_keys.MailKey",
        dict.fromkeys(
            ("name", "addresses", "fingerprint", "public", "secret", "passphrase"),
            "a key that a manager added, and removes on its own page",
        ),
    ),
)
