"""Files attached to messages."""

from __future__ import annotations

from django.db import models

from rapport.core.face.addresses import address


class Attachment(models.Model):
    """A file attached to a message; its bytes are stored by digest (core.blobs)."""

    message = models.ForeignKey("tickets.Message", models.CASCADE, related_name="attachments")
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    content_id = models.CharField(max_length=255, blank=True)
    is_inline = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        """Return the address at which people who may see the ticket can fetch it."""
        return address("attachment", self.pk)

    @property
    def kind(self) -> str:
        """Return the kind of file in a word: its extension, else what its sender called it."""
        ending = self.filename.rpartition(".")[2] if "." in self.filename else ""
        if 0 < len(ending) <= 5 and ending.isalnum():
            return ending.upper()
        return self.content_type.rpartition("/")[2][:12]
