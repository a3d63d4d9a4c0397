"""The public form, and the form of its settings."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import (
    BooleanField,
    CharField,
    ClearableFileInput,
    EmailField,
    EmailInput,
    FileField,
    Form,
    HiddenInput,
    ModelChoiceField,
    TextInput,
    ValidationError,
)
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rapport.channels.webform.raw import Filled
from rapport.core.face.fields import LongTextField
from rapport.tickets.correspondence.content import File
from rapport.tickets.models import Queue

MOST_FILES = 10
MOST_BYTES = 25 * 1024 * 1024
LONGEST_MESSAGE = 50_000


class SeveralFilesInput(ClearableFileInput):
    """A file field in which several files can be chosen."""

    allow_multiple_selected = True


class SeveralFilesField(FileField):
    """Several files, each checked as a single one would be."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return the files; none is an empty list."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        files = [super(SeveralFilesField, self).clean(one, initial) for one in given]
        if len(files) > MOST_FILES:
            raise ValidationError(_("At most %d files, please.") % MOST_FILES)
        if sum(file.size or 0 for file in files) > MOST_BYTES:
            raise ValidationError(
                _("The files can be at most %d MB together.") % (MOST_BYTES >> 20)
            )
        return files


class RequestForm(Form):
    """A request to us."""

    name = CharField(
        label=_("Your name"),
        max_length=160,
        widget=TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Please tell us your name.")},
    )
    address = EmailField(
        label=_("Your email address"),
        max_length=254,
        help_text=_("We will reply to this address."),
        widget=EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Please tell us the address we can reply to."),
            "invalid": _("This is not an email address. One looks like name@example.com."),
        },
    )
    subject = CharField(
        label=_("What is it about?"),
        max_length=200,
        error_messages={"required": _("Please say in a few words what it is about.")},
    )
    message = LongTextField(
        lines=8,
        label=_("Your message"),
        max_length=LONGEST_MESSAGE,
        error_messages={"required": _("Please write your message.")},
    )
    attachments = SeveralFilesField(label=_("Files"), required=False)
    # People do not see it; programs fill it in.
    website = CharField(
        label=_("Leave this empty"),
        required=False,
        widget=TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    key = CharField(required=False, widget=HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4().hex

    def clean_key(self) -> str:
        """Return the key that came with the empty form, or a new one if it is malformed."""
        key = str(self.cleaned_data["key"])
        return key if re.fullmatch(r"[0-9a-f]{32}", key) else uuid.uuid4().hex

    def filled(self) -> Filled:
        """Return the submitted form, with its files stored."""
        said = self.cleaned_data
        return Filled(
            key=said["key"],
            name=said["name"],
            address=said["address"],
            subject=said["subject"],
            message=said["message"],
            trap=said["website"],
            language=get_language() or "",
            files=_kept(said["attachments"]),
        )


class ContactFormForm(Form):
    """A public form's name, and where its requests go."""

    name = CharField(label=_("Heading"), max_length=80)
    slug = CharField(
        label=_("Web address"),
        required=False,
        max_length=60,
        help_text=_(
            "The page will be at /contact/word/. Leave blank to make one from the heading."
        ),
    )
    queue = ModelChoiceField(
        Queue.objects.order_by("-is_default", "name"), label=_("Queue"), empty_label=None
    )
    intro = LongTextField(
        lines=3,
        label=_("Text above the form"),
        required=False,
        max_length=2000,
    )
    is_open = BooleanField(label=_("Open: visitors can see the page"), required=False, initial=True)


def _kept(files: Sequence[UploadedFile[Any]]) -> tuple[File, ...]:
    return tuple(
        File.of(
            (file.name or "file").replace("\x00", "")[:255],
            file.content_type or "application/octet-stream",
            file.read(),
        )
        for file in files
    )
