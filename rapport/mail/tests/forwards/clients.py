"""Layouts of mail programs for what they write above a forwarded mail."""

from __future__ import annotations

from dataclasses import dataclass

ALL = ("sender", "date", "to", "cc", "subject")


@dataclass(frozen=True, slots=True)
class Client:
    """The layout of one program: `above` is its line above the block, by kind of words.

    `label` and `person` are templates: of a field's label, and of somebody with a name.
    """

    above: str = ""
    order: tuple[str, ...] = ("sender", "sent", "to", "cc", "subject")
    label: str = "{label}: "
    person: str = "{name} <{email}>"
    bare: str = "{email}"  # somebody without a name
    between: str = ", "
    end: str = ""  # of a list of people
    mark: str = ""  # before each line
    close: str = ""  # after each field
    gap: int = 1  # blank lines below `above`
    english: tuple[str, ...] = ()  # fields that are English in every language
    prefix: str = "Fwd: "
    below: str = ""  # after the body, by kind of words
    spaced: bool = False  # a blank line after each field
    capitals: bool = False  # labels in capital letters
    title_end: str = ""  # after the subject
    only: tuple[str, ...] = ()  # the languages that the program speaks


_DATED = ("sender", "date", "subject", "to", "cc")
_TABLE = ("subject", "date", "sender", "to", "cc")
_MAILTO = "{name} <{email}<mailto:{email}>>"

CLIENTS = {
    "Apple Mail": Client(
        "{begin}:", ("sender", "subject", "date", "to", "cc", "reply"), mark="> ", gap=1
    ),
    "Apple Mail, unquoted": Client("{begin}:", ("sender", "date", "to", "cc", "subject")),
    "Gmail": Client(
        "---------- {forwarded} ---------",
        _DATED,
        gap=0,
        bare="<{email}>",
        english=("date", "subject", "to", "cc"),
    ),
    "Gmail, all translated": Client("---------- {forwarded} ---------", _DATED, gap=0),
    "Outlook 2013": Client(person="{name} [mailto:{email}]", between="; ", prefix="FW: "),
    "Outlook 365": Client(between="; ", prefix="FW: "),
    "Outlook 365, text of HTML": Client(
        "________________________________", person=_MAILTO, between="; ", prefix="FW: ", gap=0
    ),
    "Outlook 365, bold": Client(label="*{label}:* ", between="; ", prefix="FW: "),
    "Outlook 365, spaced": Client(between="; ", prefix="FW: ", spaced=True),
    "new Outlook for Mac": Client(order=ALL, prefix="FW: "),
    "Outlook.com": Client("________________________________", between="; ", gap=0, prefix="Fw: "),
    "Outlook mobile": Client("________________________________", between=";", gap=0, prefix="Fw: "),
    "old Outlook, original message": Client("-----{original}-----", between="; ", gap=0),
    "Thunderbird": Client("-------- {forwarded} --------", (*_TABLE, "reply"), gap=0),
    "Thunderbird, tabs": Client("-------- {forwarded} --------", _TABLE, "{label}: \t", gap=0),
    "Yahoo, block": Client("----- {forwarded} -----", person='"{name}" <{email}>', between="; "),
    "HubSpot": Client("---------- {forwarded} ---------", _DATED, "{label}:\xa0", gap=0),
    "IONOS": Client(
        "---------- {original} ----------",
        ("sender", "to", "cc", "date", "subject"),
        person='"{name}" <{email}>',
        mark="> ",
        gap=0,
    ),
    "MailMate": Client("{forwarded}:", ("sender", "to", "cc", "subject", "date"), mark="> "),
    "Missive": Client("---------- {forwarded} ----------", _DATED, mark="> ", gap=0),
    "Front": Client("---------- {forwarded} ---------", ("sender", "sent", "to", "cc", "subject")),
    "Zoho": Client(
        "============ {forwarded} ============",
        ("sender", "to", "cc", "date", "subject"),
        "{label} : ",
        person='"{name}"<{email}>',
        below="============ {forwarded} ============",
    ),
    "Proton": Client(
        "------- {forwarded} -------", ("sender", "date", "subject", "to", "cc"), gap=0
    ),
    "Roundcube": Client("-------- {original} --------", _TABLE, gap=0),
    "Zimbra": Client(
        "----- {forwarded} -----",
        ("sender", "to", "cc", "sent", "subject"),
        person='"{name}" <{email}>',
        gap=0,
    ),
    "GMX": Client(order=("sent", "sender", "to", "cc", "subject"), person='"{name}" <{email}>'),
    "Orange": Client(
        "{original} du 26/10/21 14:24",
        ("sender", "to", "cc", "subject"),
        "{label} : ",
        person='"{name}" <{email}>',
        mark="> ",
        gap=0,
        only=("fr",),
    ),
    "Samsung": Client("-------- {original} --------", ("sender", "date", "to", "cc", "subject")),
    "mail.ru": Client(
        "-------- {forwarded} --------", ("sender", "to", "cc", "date", "subject"), gap=0
    ),
    "Yandex, block": Client(
        "-------- {forwarded} --------",
        ("sender", "date", "subject", "to"),
        below="-------- End of {forwarded} --------",
    ),
    "QQ": Client(
        "------------------ {original} ------------------",
        person='"{name}"<{email}>',
        between=";",
        end=";",
        gap=0,
    ),
    "163": Client("-------- {forwarded} --------", ("sender", "sent", "to", "cc", "subject")),
    "Naver": Client(
        "-----{original}-----",
        ("sender", "to", "cc", "sent", "subject"),
        person='"{name}"<{email}>',
        between="; ",
        gap=0,
    ),
    "Seznam": Client("---------- {original} ----------", ("sender", "to", "date", "subject")),
    "eM Client": Client(
        "------ {original} ------",
        ("sender", "to", "cc", "date", "subject"),
        "{label} ",
        person='"{name}" <{email}>',
        between="; ",
        gap=0,
    ),
    "eM Client, forwarded": Client(
        "------ {forwarded} ------", label="{label} ", person='"{name}" <{email}>', between="; "
    ),
    "NetEase, rows": Client(
        "---- {forwarded} ----",
        ALL,
        "| {label} | ",
        person="{name}<{email}>",
        bare="<{email}>",
        gap=0,
        close=" |",
    ),
    "NetEase, text of HTML": Client(
        "---- {forwarded} ----", ALL, "{label} ", person='"{name}"<{email}>', gap=0
    ),
    "Spark": Client("---------- {forwarded} ----------", ALL, mark="> ", gap=0),
    "Superhuman": Client("---------- {forwarded} ----------", _DATED, gap=0),
    "Fastmail": Client("----- {original} -----", ("sender", "to", "cc", "subject", "date"), gap=0),
    "Tutanota": Client(order=("date", "sender", "to", "cc", "subject"), prefix="FWD: "),
    "Notes": Client(
        "----- Forwarded by Ben Desk/Desk on 10/26/2021 02:24 PM -----",
        ("sender", "to", "cc", "date", "subject"),
        "{label}:\t",
        only=("en",),
    ),
    "full-width colons": Client(label="{label}：", between="；", prefix="FW: "),
    "underscores": Client(label="_{label}:_ ", prefix="FW: "),
    "QQ, semicolons": Client(
        "------------------ {original} ------------------",
        person='"{name}"<{email}>',
        between=";",
        end=";",
        title_end=";",
        gap=0,
    ),
    "capitals": Client(between="; ", prefix="FW: ", capitals=True),
    "single angles": Client(
        "---------- {forwarded} ---------", _DATED, person="{name} ‹{email}›", bare="‹{email}›"
    ),
    "double stars": Client("------ {forwarded} ------", _DATED, "**{label}:** "),
    "stars within": Client(label="*{label}*: ", prefix="FW: "),
    "marks of direction": Client(label="\u200f{label}:\u200f ", prefix="FW: "),
    "embeddings": Client(label="\u202b{label}: \u202c", prefix="FW: "),
    "list": Client("------ {forwarded} ------", _DATED, "- {label}: "),
    "table": Client("------ {forwarded} ------", ALL, "| {label}: | "),
    "date first": Client(order=("date", "sender", "to", "cc", "subject"), prefix="FW: "),
    "subject first": Client(order=("subject", "to", "cc", "sender", "sent"), prefix="FW: "),
    "copies last": Client(order=("sender", "sent", "subject", "to", "cc"), prefix="FW: "),
    "unknown line": Client("~~~~~ Qwxyz ~~~~~", prefix="FW: ", gap=0),
    "nested in stars": Client("*------ {forwarded} ------*", _DATED, gap=0),
}
