"""The page of a new mail to a customer."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _

from rapport.core.errors import RapportError
from rapport.customers.models import Identity, Person
from rapport.customers.reaching import DeadAddress
from rapport.people.models import User
from rapport.tickets.correspondence.drafts import mail_draft
from rapport.tickets.correspondence.pictures import pictures_in
from rapport.tickets.models import Picture, Ticket
from rapport.tickets.page.composer import new_token

# Fields besides subject and text.
REST = ("email", "name", "to", "cc", "queue")


class NewMail:
    """A mail that is begun, or one that was refused: as it was posted, with the reason."""

    def __init__(
        self,
        user: User,
        customer: Person | None,
        posted: QueryDict | None,
        earlier: Ticket | None = None,
    ) -> None:
        self.user, self.customer = user, customer
        self.error, self.status, self.may_insist = "", 200, False
        told = posted or QueryDict()
        draft = mail_draft(customer, user) if posted is None else None
        self.subject = draft.subject if draft else told.get("subject", "")
        if draft is None and posted is None and earlier is not None:
            self.subject = earlier.subject
        self.text = draft.text if draft else told.get("text", "")
        self.saved_at = draft.saved_at if draft else None
        rest = draft.rest if draft else {name: told.get(name, "") for name in REST}
        self.to, self.cc, self.queue = (rest.get(name, "") for name in ("to", "cc", "queue"))
        self.addressee = {name: rest[name] for name in ("email", "name") if rest.get(name)}
        self.token = told.get("token", "")[:36] or new_token()

    @property
    def addresses(self) -> list[str]:
        """Return the addresses of the customer that can be written to, the first one first."""
        if self.customer is None:
            return []
        mail = [each for each in self.customer.identities.all() if each.kind == Identity.Kind.MAIL]
        mail.sort(key=lambda each: (not each.is_primary, each.pk))
        return [each.value for each in mail]

    @property
    def pictures(self) -> list[Picture]:
        """Return the pictures in the text."""
        return pictures_in([self.text], None, self.user)

    def refuse(self, refused: RapportError, *, had_files: bool) -> None:
        """Say why it was not sent."""
        self.error, self.status = refused.sentence, refused.status
        self.may_insist = isinstance(refused, DeadAddress)
        if had_files:
            again = _("Attach the files again: browsers do not keep them.")
            self.error = f"{self.error} {again}"
