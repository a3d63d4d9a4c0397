"""Keys for signed and encrypted mail."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rapport.core import secrets
from rapport.core.sealed import SealedTextField


class MailKey(models.Model):
    """A certificate (S/MIME) or public key (PGP), with the secret side if it is our own.

    ``public`` is PEM or PGP armour. ``secret`` is sealed, as mailbox passwords are: a PEM private
    key, or armour; ``passphrase``, sealed too, opens the latter. An authority vouches for others.
    ``fingerprint`` is hexadecimal, in lower case.
    """

    class Kind(models.TextChoices):
        SMIME = "smime", _("S/MIME")
        PGP = "pgp", _("PGP")

    kind = models.CharField(max_length=5, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    addresses = models.JSONField(_("email addresses"), default=list)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, unique=True)
    is_authority = models.BooleanField(default=False)
    expires_at = models.DateTimeField(null=True)
    public = models.TextField()
    secret = SealedTextField(blank=True)
    passphrase = SealedTextField(blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name or next(iter(self.addresses), self.fingerprint[:16])

    @property
    def opens(self) -> bool:
        """Return whether it opens mail that was encrypted for it."""
        return bool(self.secret)

    @property
    def groups(self) -> str:
        """Return the fingerprint in groups of four, as people compare them."""
        upper = self.fingerprint.upper()
        return " ".join(upper[at : at + 4] for at in range(0, len(upper), 4))

    def is_expired(self, at: datetime) -> bool:
        """Return whether it has expired."""
        return self.expires_at is not None and self.expires_at < at

    def unsealed(self) -> tuple[str, str]:
        """Return the secret side and its passphrase; raises Misconfigured when the secret key
        changed.
        """
        sentence = gettext(
            "The mail key “%(name)s” cannot be read: Rapport’s secret key has changed since it "
            "was added. Add it again."
        )
        otherwise = sentence % {"name": self}
        passphrase = secrets.unseal(self.passphrase, otherwise=otherwise) if self.passphrase else ""
        return secrets.unseal(self.secret, otherwise=otherwise), passphrase
