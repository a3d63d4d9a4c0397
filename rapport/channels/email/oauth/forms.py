"""The form for signing in without a password."""

from __future__ import annotations

from typing import Any

from django.forms import CharField, ChoiceField, Form, RadioSelect, URLField
from django.utils.translation import gettext_lazy as _

from rapport.channels.email.models import Flow, Grant, Protocol, Provider, Server
from rapport.channels.email.oauth import providers
from rapport.channels.email.oauth.providers import Application
from rapport.core.face.fields import SecretField

PASSWORD = "password"


def _address(label: Any, help_text: Any = "") -> URLField:
    return URLField(label=label, help_text=help_text, required=False, assume_scheme="https")


class ApplicationForm(Form):
    """The way a mailbox is signed in to, and the application registered for it."""

    signs_in = ChoiceField(
        label=_("How Rapport signs in"),
        widget=RadioSelect,
        initial=PASSWORD,
        choices=[
            (PASSWORD, _("With a user name and a password")),
            (Provider.GOOGLE, _("With Google")),
            (Provider.MICROSOFT, _("With Microsoft")),
            (Provider.OTHER, _("With another provider (OAuth 2.0)")),
        ],
    )
    client_id = CharField(label=_("Client id"), required=False, max_length=254)
    client_secret = SecretField(
        label=_("Client secret"),
        required=False,
        help_text=_("Leave blank if the application has none."),
    )
    tenant = CharField(
        label=_("Organisation at Microsoft (tenant)"),
        required=False,
        max_length=253,
        help_text=_(
            "Its number or domain. Leave blank if the application serves several organisations."
        ),
    )
    flow = ChoiceField(label=_("Who signs in"), choices=Flow.choices, initial=Flow.PERSON)
    authorise_url = _address(_("Sign-in address"), _("Leave blank for Google and Microsoft."))
    token_url = _address(_("Token address"))
    device_url = _address(_("Address for device codes"))
    scopes = CharField(
        label=_("Scopes"),
        required=False,
        max_length=500,
        help_text=_("The permissions to ask for. Leave blank for Google and Microsoft."),
    )

    @property
    def has_application_open(self) -> bool:
        """Return whether the fields about the application matter, or have errors."""
        mine = ("client_id", "client_secret", "tenant", "authorise_url", "token_url", "scopes")
        return self["signs_in"].value() != PASSWORD or bool(self.errors.keys() & set(mine))

    def application(self) -> Application | None:
        """Return the application, or None when a password signs in."""
        said = self.cleaned_data
        if said["signs_in"] == PASSWORD:
            return None
        return Application(
            provider=said["signs_in"],
            client_id=said["client_id"],
            secret=said["client_secret"],
            flow=said["flow"],
            tenant=said["tenant"],
            authorise_url=said["authorise_url"],
            token_url=said["token_url"],
            device_url=said["device_url"],
            scopes=said["scopes"],
        )


def known(grant: Grant | None) -> dict[str, Any]:
    """Return the form's initial values: everything but the secret and presets."""
    if grant is None:
        return {"signs_in": PASSWORD}
    names = ["client_id", "tenant", "flow"]
    if grant.provider not in providers.PRESETS:
        names += ["authorise_url", "token_url", "device_url", "scopes"]
    return {"signs_in": grant.provider, **{name: getattr(grant, name) for name in names}}


def server(provider: str, protocol: str, user: str) -> Server | None:
    """Return the provider's own server for "imap", "pop3" or "smtp", if it is known."""
    place = providers.place(provider, protocol)
    if place is None:
        return None
    way = protocol if protocol in Protocol.values else Protocol.IMAP
    return Server(place.host, place.port, place.security, user, protocol=way)
