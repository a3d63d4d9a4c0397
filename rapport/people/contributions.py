"""Contributions of people to the navigation and the settings."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.core import checkup, sealed
from rapport.core.checkup import Check
from rapport.core.doors import sizes
from rapport.core.doors.sizes import Door
from rapport.core.face import navigation, palette
from rapport.core.face.navigation import Entry, signed_in, signed_out
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.people.personal import DECLARED
from rapport.people.places import first_run, settings_pages
from rapport.people.places.first_run import Step
from rapport.people.places.settings_pages import Page
from rapport.people.roles import Ability, is_agent, who_may

# The secret of the second step and the seed of the recovery codes (sign_in.adapter.MFAAdapter).
sealed.ELSEWHERE.add("mfa.Authenticator.data")
checkup.CHECKS.add(
    Check("account mail", lazily("rapport.people.sign_in.waiting:account_mail")), order=30
)
sizes.DOORS.add(Door("/accounts/", sizes.FORM, sizes.FORM))
sizes.DOORS.add(Door("/invitations/", sizes.FORM, sizes.FORM))
sizes.DOORS.add(Door("/welcome/", sizes.FORM, sizes.FORM))
navigation.ENTRIES.add(
    Entry(_("Settings"), "settings", icon="settings", place="foot", keys="g s"), order=90
)
navigation.ENTRIES.add(Entry(_("Profile"), "profile", icon="user", place="me"), order=10)
navigation.ENTRIES.add(
    Entry(
        _("People and load"),
        "people",
        icon="team",
        group="team",
        keys="g t",
        visible=who_may(Ability.SET_ABSENCE),
        tab=_("Colleagues"),
    ),
    order=10,
)
navigation.ENTRIES.add(
    Entry(
        _("Teams"),
        "teams",
        icon="team",
        group="team",
        visible=who_may(Ability.MANAGE_PEOPLE),
        tab_of="people",
    ),
    order=11,
)
navigation.ENTRIES.add(
    Entry(_("Profile"), "profile", icon="user", group="me", keys="g p", visible=is_agent), order=50
)
navigation.ENTRIES.add(
    Entry(_("Absences"), "profile", icon="calendar", group="me", after="#away", visible=is_agent),
    order=60,
)
navigation.ENTRIES.add(
    Entry(_("Sign in"), "account_login", icon="user", place="sign_in", visible=signed_out)
)
navigation.ENTRIES.add(Entry(_("Sign out"), "account_logout", icon="sign-out", place="sign_out"))

own_page = partial(Page, section="you", visible=signed_in)
OWN_PAGES = (
    own_page(
        _("Profile"),
        _("Your name, time zone, language and theme; when you are away"),
        "profile",
        icon="user",
        forms=(
            lazily("rapport.people.forms.profile:ProfileForm"),
            lazily("rapport.people.forms.absence:AbsenceForm"),
        ),
        words=_("holiday, dark, sign out everywhere"),
    ),
    own_page(_("Password"), _("Change your password"), "account_change_password", icon="lock"),
    own_page(
        _("Second step"),
        _("Passkeys, an authenticator app, recovery codes"),
        "mfa_index",
        icon="phone",
        words=_("two-factor, 2FA, security key"),
    ),
    own_page(
        _("API tokens"),
        _("Let programs act as you"),
        "tokens",
        icon="command",
        forms=(lazily("rapport.people.forms.token:TokenForm"),),
        visible=who_may(Ability.USE_API),
    ),
)
DESK_PAGES = (
    Page(
        _("Company"),
        _("Your name, logo and colour, as customers see them"),
        "company",
        icon="building",
        forms=(lazily("rapport.people.forms.company:CompanyForm"),),
        words=_("brand, design, colours, language"),
    ),
)
# The orders leave room for pages of rooms above.
for pages in (OWN_PAGES, DESK_PAGES):
    for place, page in enumerate(pages, start=1):
        settings_pages.PAGES.add(page, order=10 * place)

# The orders leave room for steps of rooms above: a mailbox comes first.
first_run.STEPS.add(
    Step(
        gettext_noop("company"),
        _("Say who you are"),
        _("Your name and logo on surveys, contact forms and invitations, instead of none."),
        "company",
        _("Name the company"),
        lazily("rapport.people.ready:company_is_named"),
    ),
    order=50,
)
first_run.STEPS.add(
    Step(
        gettext_noop("colleagues"),
        _("Invite your colleagues"),
        _("They get a mail with a link. What each may do depends on their role."),
        "invite",
        _("Invite somebody"),
        lazily("rapport.people.ready:somebody_is_invited"),
        unneeded=_("I work alone"),
    ),
    order=60,
)
navigation.ENTRIES.add(
    Entry(
        _("Get started"),
        "start",
        icon="flag",
        group="today",
        visible=lambda user: bool(user.is_authenticated and user.sets_up),
    ),
    order=1,
)
palette.SOURCES.add(lazily("rapport.people.places.settings_search:commands"), order=40)
palette.SOURCES.add(lazily("rapport.people.places.colleague_search:commands"), order=20)

for declared in DECLARED:
    PERSONAL.add(declared)
