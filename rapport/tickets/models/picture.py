"""Pictures in texts that are not sent yet."""

from __future__ import annotations

from django.db import models

from rapport.core.face.addresses import address


class Picture(models.Model):
    """A picture that its writer put into a reply or note; once sent, it is an attachment.

    The text names it by its number. Its bytes are under its ``key`` (core.blobs) until it is sent,
    and so does the text name it then. The text of a mail that will begin a ticket has none yet.
    """

    key = models.CharField(max_length=32, unique=True)
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, null=True, related_name="pictures")
    user = models.ForeignKey("people.User", models.CASCADE, related_name="+")
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        """Return the address at which its writer can see it."""
        if self.ticket_id is None:
            return address("mail_picture", self.pk)
        return address("ticket_picture", self.ticket_id, self.pk)

    @property
    def removal(self) -> str:
        """Return the address that takes it out of the text."""
        return f"{self.get_absolute_url()}removal/"

    @property
    def reference(self) -> str:
        """Return what stands for it in the text."""
        name = self.filename.replace("[", "(").replace("]", ")").replace("\n", " ")
        return f"![{name}](picture:{self.pk})"

    @property
    def names(self) -> tuple[str, str]:
        """Return by what a text names it: its number, and its key, as texts did before."""
        return str(self.pk), self.key
