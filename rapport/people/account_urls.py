"""The addresses of signing in.

Those of allauth's views that a desk needs, and no others. Left out on purpose: signing up, adding
mail addresses, confirming them. People are invited, and the address of an invitation is theirs.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern, path, re_path

from rapport.people.views.accounts import sign_in, told

# Pages on which people prove who they are.
outside: list[URLPattern] = [
    path("login/", sign_in, name="account_login"),
    path("login/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("login/second-step/", second_step.authenticate, name="mfa_authenticate"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

# Pages on which they set how.
settings: list[URLPattern] = [
    path("password/", account.password_change, name="account_change_password"),
    path("password/first/", account.password_set, name="account_set_password"),
    path("second-step/", second_step.index, name="mfa_index"),
    path("second-step/app/", told(totp.activate_totp), name="mfa_activate_totp"),
    path("second-step/app/off/", told(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-step/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-step/codes/new/",
        told(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-step/codes/file/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("second-step/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("second-step/passkeys/add/", told(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("second-step/passkeys/<int:pk>/", told(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "second-step/passkeys/<int:pk>/removal/",
        told(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]
