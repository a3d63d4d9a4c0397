"""Days from one to another as a person says them.

"1 to 30 November 2026", and no year or month twice.
"""

from __future__ import annotations

from datetime import date

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def say(first: date, last: date) -> str:
    """Return the days from the first to the last, which is one of them.

    What both have in common, the year or the month, is said once.
    """
    whole = dateformat.format(last, _("j F Y"))
    if first == last:
        return whole
    if first.year != last.year:
        start = dateformat.format(first, _("j F Y"))
    elif first.month != last.month:
        start = dateformat.format(first, _("j F"))
    else:
        start = dateformat.format(first, pgettext("day of a month", "j"))
    return _("%(first)s to %(last)s") % {"first": start, "last": whole}
