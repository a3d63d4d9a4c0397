"""The addresses of people."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from rapport.core.views.moved import moved
from rapport.people import account_urls
from rapport.people.views import (
    absences,
    colleague,
    company,
    invitations,
    people,
    profile,
    settings,
    start,
    teams,
    tokens,
    welcome,
)

# Where people and teams were before they had a group of their own.
_MOVED: list[URLPattern | URLResolver] = [
    path("settings/people/invite/", moved("invite"), name="invite_moved"),
    path("settings/people/", moved("people"), name="people_moved"),
    path("settings/people/invitations/new/", moved("invite"), name="invitations_moved"),
    path("settings/people/<int:pk>/", moved("colleague"), name="colleague_moved"),
    path("settings/teams/", moved("teams"), name="teams_moved"),
    path("settings/teams/<int:pk>/", moved("team"), name="team_moved"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include(account_urls.outside)),
    path("settings/", include(account_urls.settings)),
    path("welcome/", welcome.welcome, name="welcome"),
    path("invitations/<str:secret>/", invitations.invitation, name="invitation"),
    path("settings/", settings.settings, name="settings"),
    path("start/", start.start, name="start"),
    path("start/omission/", start.omission, name="start_omission"),
    path("start/omission/undo/", start.omission_undo, name="start_omission_undo"),
    path("start/closing/", start.closing, name="start_closing"),
    path("start/closing/undo/", start.closing_undo, name="start_closing_undo"),
    path("company/logo/<str:digest>.png", company.logo, name="company_logo"),
    path("company/<str:colour>.css", company.style, name="company_style"),
    path("settings/company/", company.company, name="company"),
    path("settings/company/preview/", company.preview, name="company_preview"),
    path("settings/profile/", profile.profile, name="profile"),
    path("settings/profile/sessions/", profile.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("settings/tokens/", tokens.tokens, name="tokens"),
    path("settings/tokens/<int:pk>/revocation/", tokens.revocation, name="token_revocation"),
    path("settings/tokens/everybody/", tokens.everybodys, name="everybodys_tokens"),
    path(
        "settings/tokens/everybody/<int:pk>/revocation/",
        tokens.everybodys_revocation,
        name="everybodys_token_revocation",
    ),
    path("team/people/", people.people, name="people"),
    path("team/people/invitations/new/", invitations.invite_somebody, name="invite"),
    path(
        "team/people/invitations/<int:pk>/again/",
        invitations.invitation_again,
        name="invitation_again",
    ),
    path(
        "team/people/invitations/<int:pk>/withdrawal/",
        invitations.withdrawal,
        name="invitation_withdrawal",
    ),
    path("team/people/<int:pk>/", colleague.colleague, name="colleague"),
    path("team/people/<int:pk>/role/", colleague.role, name="colleague_role"),
    path("team/people/<int:pk>/teams/", colleague.teams, name="colleague_teams"),
    path("team/people/<int:pk>/details/", colleague.details, name="colleague_details"),
    path("team/people/<int:pk>/sessions/", colleague.sign_out, name="colleague_sign_out"),
    path(
        "team/people/<int:pk>/deactivation/",
        colleague.deactivation,
        name="colleague_deactivation",
    ),
    path(
        "team/people/<int:pk>/reactivation/",
        colleague.reactivation,
        name="colleague_reactivation",
    ),
    path("team/people/<int:pk>/absences/", absences.note, name="absences"),
    path("team/absences/<int:pk>/end/", absences.end, name="absence_end"),
    path("team/teams/", teams.teams, name="teams"),
    path("team/teams/<int:pk>/", teams.team, name="team"),
    path("team/teams/<int:pk>/removal/", teams.removal, name="team_removal"),
    *_MOVED,
]
