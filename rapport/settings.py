"""Every setting in one flat file.

A setting needs a reason that a default cannot meet.
"""

from __future__ import annotations

import sys
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from rapport.core import env
from rapport.core.face import assets
from rapport.core.relay import relay

env.refuse_unknown()

# --- Where things are -------------------------------------------------------------------------

PACKAGE = Path(__file__).resolve().parent
HOME = env.home()
BASE_URL = env.base_url()
DEBUG = env.flag("RAPPORT_DEBUG")
TESTING = "pytest" in sys.modules
SECRET_KEY = env.secret_key(HOME)

# Any host name may be asked for: links are always made from BASE_URL, never from the Host header,
# so a forged one gains nothing.
ALLOWED_HOSTS = ["*"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# Only these are believed: a header that anyone can send would let them pass for anyone.
TRUSTED_PROXIES = env.trusted_proxies()

# --- Rooms, from the ground floor up ----------------------------------------------------------

INSTALLED_APPS = [
    "rapport.core",
    "rapport.people",
    "rapport.timeline",
    "rapport.metrics",
    "rapport.customers",
    "rapport.tickets",
    "rapport.channels",
    "rapport.channels.email",
    "rapport.channels.email.keys",
    "rapport.channels.webform",
    "rapport.channels.notices",
    "rapport.channels.alarms",
    "rapport.feedback",
    "rapport.insights",
    "rapport.privacy",
    "rapport.serving",
    "rapport.serving.backup",
    "rapport.cockpit",
    "rapport.api",
    "rapport.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Below WhiteNoise, whose files are for everybody.
    "rapport.core.face.middleware.PrivacyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rapport.core.face.middleware.ComposingMiddleware",
    "rapport.people.middleware.ReaderMiddleware",
    "rapport.core.face.middleware.SentenceMiddleware",
    # Last, so that it sees the sign-in that the others made.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "rapport.urls"
WSGI_APPLICATION = "rapport.wsgi.application"

CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "rapport.core.face.context.chrome",
    "rapport.people.company.context",
    "rapport.people.places.outside.ways_of",
    "rapport.people.places.settings_pages.menu_of",
    "rapport.timeline.news.context.live",
]
TEMPLATES = [
    # Our own templates, all of them, in the jinja2 folder of each room (docs/decisions/0018).
    {
        "BACKEND": "rapport.core.pages.engine.Pages",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "rapport.core.pages.environment.environment",
            "context_processors": [*CONTEXT, "rapport.core.face.context.tokens"],
        },
    },
    # What packages bring along, such as a mail that a new version of allauth sends.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT},
    },
]
FORM_RENDERER = "rapport.core.face.forms.FormRenderer"

# --- What is kept, and where ------------------------------------------------------------------

DATABASES = {"default": env.database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = HOME / "files"
FACTS_ROOT = env.facts_folder(HOME)
LOCKS_ROOT = HOME / "locks"
# Copies of what is held on people, and the list of who was erased: a restore leaves it alone.
PRIVACY_ROOT = HOME / "privacy"
# Not cached_db: a cache local to each process would keep a session that another process has ended.
SESSION_ENGINE = "rapport.people.sign_in.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CACHES = {
    # State that all processes must share: allauth's rate limits, and codes that were used once.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # What a process may cache for itself for a few seconds.
    "process": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # With few, a crowd of addresses would push each other's counts out.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# A mail of 30 MB and its envelope must fit through the API and the web form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 40 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- People and sign-in -----------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    # First, so that a locked-out guesser never reaches the password check.
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "rapport.people.sign_in.own_words.OwnWordsValidator"},
]
# Long enough for slow mail, too short for a mailbox that others read later.
PASSWORD_RESET_TIMEOUT = 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
# The page that shows the check-up (rapport.core.checkup).
CHECKUP_URL = "system"
ACCOUNT_ADAPTER = "rapport.people.sign_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "rapport.people.forms.sign_in.SignInForm",
    "reset_password": "rapport.people.forms.sign_in.ResetForm",
    "reset_password_from_key": "rapport.people.forms.sign_in.NewPasswordForm",
    "change_password": "rapport.people.forms.sign_in.ChangePasswordForm",
    "set_password": "rapport.people.forms.sign_in.SetPasswordForm",
    "reauthenticate": "rapport.people.forms.sign_in.ReauthenticateForm",
}
# People are invited, so their address is known to be theirs.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Tell people when their password or second step was changed; tell strangers nothing.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = BASE_URL.split(":", 1)[0]
# For so many seconds after a sign-in nobody is asked again (people/sign_in/proof.py).
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {
    # A whole desk may be behind one address, and everybody arrives at nine.
    "login": "120/m/ip",
    # Axes locks out anyone who guesses from one address; this covers guesses at one person from
    # many.
    "login_failed": "60/m/ip,60/h/key",
    "reset_password": "20/h/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "rapport.people.sign_in.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "rapport.people.forms.second_step.CodeForm",
    "reauthenticate": "rapport.people.forms.second_step.ReauthenticateCodeForm",
    "activate_totp": "rapport.people.forms.second_step.ActivateForm",
    "add_webauthn": "rapport.people.forms.second_step.AddPasskeyForm",
    "edit_webauthn": "rapport.people.forms.second_step.RenamePasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey cannot be guessed; this only keeps the noise down.
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Rapport"
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Passkeys need HTTPS except on this machine.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = BASE_URL.startswith(("http://127.0.0.1", "http://localhost"))
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "rapport.people.guessing.locked_out"
AXES_USERNAME_CALLABLE = "rapport.people.guessing.login_of"
AXES_USERNAME_FORM_FIELD = "login"
AXES_RESET_ON_SUCCESS = True
# Later, it is nobody's business who signed in from where.
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# --- Access -----------------------------------------------------------------------------------

SECURE_HTTPS = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_HTTPS
# Browsers take a cookie of such a name from this host alone, by HTTPS, and for all of it.
_HOST = "__Host-" if SECURE_HTTPS else ""
SESSION_COOKIE_NAME = f"{_HOST}sessionid"
CSRF_COOKIE_NAME = f"{_HOST}csrftoken"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "rapport.core.views.refused.refused"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HTTPS
# Whether a request came by HTTPS is said by the server, which believes trusted proxies only
# (rapport/serving/web/connection.py): anybody can send X-Forwarded-Proto.
SECURE_PROXY_SSL_HEADER = None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Words and time ---------------------------------------------------------------------------

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("de", _("German"))]
LOCALE_PATHS = [PACKAGE / "locale"]

# --- Files that browsers fetch ----------------------------------------------------------------

# The version is part of the address, so that browsers keep each file for good.
STATIC_URL = "/static/" if DEBUG else f"/static/{assets.fingerprint(PACKAGE)}/"
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/[0-9a-f]{12}/"
# Served straight from the package: nothing to collect after an upgrade.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# --- Mail that the system itself sends (invitations, password resets) -------------------------

EMAIL_BACKEND = "rapport.channels.email.sending.backend.DefaultMailboxBackend"
DEFAULT_FROM_EMAIL = "Rapport <rapport@localhost>"
# A mail server besides the mailboxes: the way people hear that a mailbox fails.
SMTP_RELAY = relay()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A missing page is not worth a log entry.
    "loggers": {"rapport": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}

if TESTING:
    # The slow hash is right for people and wrong for ten thousand sign-ins in a test run.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
