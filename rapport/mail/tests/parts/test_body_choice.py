"""The part that is read, in mails of odd structure."""

from __future__ import annotations

import pytest

from rapport.mail import Mail, read

TEXT = "Content-Type: text/plain\n\nhello text"
PAGE = "Content-Type: text/html\n\n<p>hello page</p>"


def whole(part: str) -> Mail:
    return read(f"From: a@b.example\nMIME-Version: 1.0\n{part}\n".encode())


def several(kind: str, *parts: str) -> Mail:
    inside = "".join(f"--x\n{part}\n" for part in parts)
    return whole(f'Content-Type: multipart/{kind}; boundary="x"\n\n{inside}--x--')


def names(mail: Mail) -> list[str]:
    return [file.filename for file in mail.attachments]


@pytest.mark.parametrize(
    "frame",
    [
        "<html><body></body></html>",
        "<html><head><style>p{}</style></head><body>&nbsp;</body></html>".replace("p{}", ""),
        "<div><br></div>",
        "<p>\n</p>",
    ],
)
@pytest.mark.parametrize("kind", ["alternative", "related"])
def test_an_empty_page_does_not_hide_the_words(kind: str, frame: str) -> None:
    mail = several(kind, TEXT, f"Content-Type: text/html\n\n{frame}")

    assert mail.text == "hello text"
    assert mail.html is None
    assert mail.content_type == "text/plain"


def test_a_page_with_a_picture_alone_is_not_empty() -> None:
    mail = several("alternative", TEXT, "Content-Type: text/html\n\n<p><img src='cid:a'></p>")

    assert mail.html is not None


@pytest.mark.parametrize("empty", ["", "\n \n", "<p>hello page</p>", "<div>hello page</div>\n"])
def test_a_plain_part_that_is_empty_or_the_pages_source_gives_way(empty: str) -> None:
    mail = several("alternative", f"Content-Type: text/plain\n\n{empty}", PAGE)

    assert mail.text == "hello page"


@pytest.mark.parametrize(
    "kind",
    ["text/markdown", "text/enriched", "text/x-unknown", "text/richtext; charset=us-ascii"],
)
def test_another_kind_of_text_is_read_if_there_is_no_other(kind: str) -> None:
    assert whole(f"Content-Type: {kind}\n\nhello text").text == "hello text"
    both = several("mixed", TEXT, f"Content-Type: {kind}\n\nmore")
    assert both.text == "hello text"
    assert len(both.attachments) == 1


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_words_that_are_declared_a_file_without_a_name_are_read(kind: str) -> None:
    part = f"Content-Type: text/{kind}\nContent-Disposition: attachment\n\nhello text"

    assert whole(part).text == "hello text"
    assert not whole(part).attachments


@pytest.mark.parametrize("kind", ["text/calendar", "text/csv", "text/vcard"])
def test_a_text_for_programs_stays_a_file(kind: str) -> None:
    assert len(whole(f"Content-Type: {kind}\n\nhello").attachments) == 1


def test_a_file_that_somebody_attached_stays_one() -> None:
    named = "Content-Type: text/plain\nContent-Disposition: attachment; filename=log.txt\n\nlog"

    assert names(whole(named)) == ["log.txt"]
    assert names(several("mixed", TEXT, named)) == ["log.txt"]


def test_a_version_of_the_words_with_a_name_is_no_file() -> None:
    page = (
        "Content-Type: text/html; name=mail.html\nContent-Disposition: inline\n\n<p>hello text</p>"
    )
    mail = several("alternative", TEXT, page)

    assert (mail.text, mail.html, names(mail)) == ("hello text", "<p>hello text</p>", [])
