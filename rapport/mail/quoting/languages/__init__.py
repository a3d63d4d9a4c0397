"""Words of mail programs around a quote, by language.

Data only, by ISO 639-1 code. `wrote`: the verb of "On …, … wrote:". `starts`: how that line
begins. `sender`, `sent`, `to`, `cc`, `subject`: labels of a header block. `original`, `forwarded`:
the words of a separator line. `sent_from`: how a mobile signature begins. `closings`: how a letter
ends.

Taken from the clients' own translations (Gmail, Outlook, Apple Mail, Thunderbird, Yahoo, mail.ru,
GMX, Samsung, Zimbra), as seen in mails.
"""

from __future__ import annotations

from rapport.mail.quoting.languages import asian, eastern, further, northern, western
from rapport.mail.quoting.languages.words import Words

LANGUAGES: dict[str, Words] = {
    **western.LANGUAGES,
    **northern.LANGUAGES,
    **eastern.LANGUAGES,
    **asian.LANGUAGES,
    **further.LANGUAGES,
}


def all_of(field: str) -> tuple[str, ...]:
    """Return every alternative of a field over all languages, longest first, without repeats."""
    found = {
        word.strip()
        for words in LANGUAGES.values()
        for word in getattr(words, field).split("|")
        if word.strip()
    }
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
