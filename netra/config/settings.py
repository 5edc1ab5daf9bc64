"""Settings, read from the environment once; policy is not here but in the law's catalogue."""

import re
from email.utils import parseaddr
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from netra.config.environment import BadSetting, read_flag, read_list, read_number, read_text
from netra.config.objects import read_s3
from netra.config.oidc import read_oidc
from netra.config.secrets import secret_from
from netra.engine.capturing.routes import route_of

BASE_DIR = Path(__file__).resolve().parent.parent.parent
NETRA_DATA = Path(read_text("NETRA_DATA", str(BASE_DIR / "data"))).absolute()
NETRA_VERSION = "0.1.0"

DEBUG = read_flag("NETRA_DEBUG", False)
PRACTICE = read_flag("NETRA_PRACTICE", (NETRA_DATA / "practice").exists())
try:
    SECRET_KEY = secret_from(NETRA_DATA / "secrets", "django.key")
except OSError as error:
    raise BadSetting(f"NETRA_DATA is {NETRA_DATA}, which cannot be written: {error.strerror}.") from error
ALLOWED_HOSTS = read_list("NETRA_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_ADDRESS = read_text("NETRA_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
if not SITE_ADDRESS.startswith(("http://", "https://")):
    raise BadSetting(
        f"NETRA_ADDRESS is {SITE_ADDRESS!r}; write the address people type, such as https://netra.example.go.id."
    )
HTTPS = SITE_ADDRESS.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS] if HTTPS else []

INSTALLED_APPS = [
    "netra.ui",
    "netra.registry",
    "netra.ledger",
    "netra.vault",
    "netra.documents",
    "netra.guide",
    "netra.lexicons",
    "netra.evidence",
    "netra.accounts",
    "netra.suggestions",
    "netra.personnel",
    "netra.captures",
    "netra.pictures",
    "netra.flood",
    "netra.cases",
    "netra.intake",
    "netra.watch",
    "netra.questions",
    "netra.monitoring",
    "netra.campaigns",
    "netra.notices",
    "netra.figures",
    "netra.zones",
    "netra.dashboards",
    "netra.opendata",
    "netra.readings",
    "netra.agenda",
    "netra.search",
    "netra.channels",
    "netra.uploads",
    "netra.conversing",
    "netra.desk",
    "netra.offline",
    "netra.letters",
    "netra.worklists",
    "netra.partners",
    "netra.operations",
    "netra.custody",
    "netra.backups",
    "netra.portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "netra.operations.timing.Timed",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
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
    "netra.accounts.sessions.KnownSessions",
    "netra.accounts.unkept.NotKept",
    "netra.accounts.second_factor.SecondFactor",
    "netra.ui.charset.OnlyUtf8",
    "netra.ui.form_addresses.OnlyForms",
]

ROOT_URLCONF = "netra.config.urls"
WSGI_APPLICATION = "netra.config.wsgi.application"
FORM_RENDERER = "netra.ui.renderers.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "netra.config.context.house",
            ],
        },
    }
]

DATABASE_URL = read_text("DATABASE_URL", f"sqlite:///{NETRA_DATA / 'netra.sqlite3'}")
try:
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60)}
except (ValueError, KeyError, dj_database_url.ParseError) as error:
    raise BadSetting("DATABASE_URL is not an address such as postgres://user:password@host:5432/netra.") from error
ON_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if ON_SQLITE:
    DATABASES["default"]["OPTIONS"] = {
        # A writer takes its lock at the start, waits for its turn, and is on the platter when it returns.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        " PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-65536;",
    }
    DATABASES["default"]["TEST"] = {"NAME": str(NETRA_DATA / "test.sqlite3")}
else:
    # Helpers for a question of some milliseconds cost it twice the time; those of a second still get them.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c parallel_setup_cost=20000")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "netra.accounts.passwords.NotOfTheHouse"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/kerja/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "netra.accounts.adapter.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody makes this house write to strangers
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "60/m/ip"}
# How many web servers of our own stand before us; guesses at sign-in are counted by the address behind them.
ALLAUTH_TRUSTED_PROXY_COUNT = read_number("NETRA_PROXIES", 0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "netra.accounts.factors.SealedFactors"
MFA_TOTP_ISSUER = "Netra"
SECOND_FACTOR = read_flag("NETRA_SECOND_FACTOR", not PRACTICE)

# Signing in through an agency's own accounts (OpenID Connect), for people who are invited here; off without an issuer.
OIDC = read_oidc()
SOCIALACCOUNT_ADAPTER = "netra.accounts.adapter.InvitedFromElsewhere"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": OIDC.apps}}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "netra" / "config" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/static/"
STATIC_ROOT = NETRA_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(NETRA_DATA)}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Sealed files go to an object storage (S3) too where a bucket is named, so that several servers share them.
S3_BUCKET = read_text("NETRA_S3_BUCKET")
S3_HOURS = read_number("NETRA_S3_HOURS", 24)  # for so long a file looked at stays on this disk as well
if S3_BUCKET:
    STORAGES["evidence"] = read_s3(S3_BUCKET)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# Working days in which an office promises to answer a question; a choice of ours, no law sets it.
QUESTION_DAYS = read_number("NETRA_QUESTION_DAYS", 3)

# Reports, or questions, that one office takes in an hour before each sender is asked a plain question first.
FLOOD_QUOTA = read_number("NETRA_HOURLY_QUOTA", 60)
# Gigabytes of files that forms of strangers leave here in an hour before the plain question comes before any file.
FLOOD_GIGABYTES = read_number("NETRA_HOURLY_GIGABYTES", 20)

# Fetching what links show: on, or off; the way out (see docs/decisions/0040-captures.md); Chromium without its sandbox.
CAPTURE = read_flag("NETRA_CAPTURE", not PRACTICE)
CAPTURE_ROUTE = read_text("NETRA_CAPTURE_ROUTE")
try:
    route_of(CAPTURE_ROUTE)
except ValueError as error:
    raise BadSetting(f"NETRA_CAPTURE_ROUTE cannot be used: {error}.") from error
CAPTURE_BARE = read_flag("NETRA_CAPTURE_WITHOUT_SANDBOX", False)
CAPTURE_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Addresses ("ip:port") that captures may reach though they are not public. For tests of this program alone: no page,
# form or variable of a serving installation sets it.
CAPTURE_ALLOW: tuple[str, ...] = ()

# Other institutions' systems: requests one token may make in a minute; the way out to their hooks; addresses in a
# network of your own ("ip:port") that hooks may lead to although they are not public.
PARTNER_RATE: int = read_number("NETRA_PARTNER_RATE", 120)
HOOK_ROUTE = read_text("NETRA_HOOK_ROUTE")
try:
    route_of(HOOK_ROUTE)
except ValueError as error:
    raise BadSetting(f"NETRA_HOOK_ROUTE cannot be used: {error}.") from error
HOOK_ALLOW = read_list("NETRA_HOOK_ALLOW", "")
if not all(one.rpartition(":")[2].isdigit() and one.rpartition(":")[0] for one in HOOK_ALLOW):
    raise BadSetting(f"NETRA_HOOK_ALLOW is {','.join(HOOK_ALLOW)!r}; write addresses such as 10.20.0.5:443.")

# Where each day's root of the ledger goes so that it cannot be taken back: a folder on another machine, mail addresses,
# a time-stamping authority (RFC 3161) and the certificates its signature is checked by.
ROOTS_FOLDER = read_text("NETRA_ROOTS_FOLDER")
ROOTS_MAIL = read_list("NETRA_ROOTS_MAIL")
TIME_AUTHORITY = read_text("NETRA_TIME_AUTHORITY")
TIME_AUTHORITY_CERTIFICATES = read_text("NETRA_TIME_AUTHORITY_CERTIFICATES")
if TIME_AUTHORITY and not TIME_AUTHORITY.startswith(("http://", "https://")):
    raise BadSetting(f"NETRA_TIME_AUTHORITY is {TIME_AUTHORITY!r}; write an address such as https://tsa.example.go.id.")

# Who may read /metrik/: whoever brings this token; without one, programs on this machine that come straight to us.
METRICS_TOKEN = read_text("NETRA_METRICS_TOKEN")

SESSION_COOKIE_AGE = read_number("NETRA_SESSION_HOURS", 10) * 3600
ACCOUNT_SESSION_COOKIE_AGE = SESSION_COOKIE_AGE
SESSION_IDLE_SECONDS = read_number("NETRA_IDLE_MINUTES", 120) * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# Behind https the names themselves tell browsers: this host alone, no subdomain, never unencrypted.
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
LANGUAGE_COOKIE_NAME = "__Host-language" if HTTPS else "django_language"
LANGUAGE_COOKIE_SECURE, LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = HTTPS, True, "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "netra.ui.failures.csrf_failure"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *OIDC.origins],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_HANDLERS = ["netra.evidence.uploads.SparingUploadHandler"]
# The virus scanner: unix:/run/clamav/clamd.ctl or host:port. Once named, no file is handed out that it has not passed.
CLAMD = read_text("NETRA_CLAMD", "")
if CLAMD and not CLAMD.startswith("unix:/") and not CLAMD.rpartition(":")[2].isdigit():
    raise BadSetting(f"NETRA_CLAMD is {CLAMD!r}; write unix:/run/clamav/clamd.ctl or 127.0.0.1:3310.")

EMAIL_HOST = read_text("NETRA_SMTP_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
EMAIL_PORT = read_number("NETRA_SMTP_PORT", 25)
EMAIL_HOST_USER = read_text("NETRA_SMTP_USER", "")
EMAIL_HOST_PASSWORD = read_text("NETRA_SMTP_PASSWORD", "")
EMAIL_USE_TLS = read_flag("NETRA_SMTP_TLS", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = read_text("NETRA_MAIL_FROM", "netra@localhost")
# The mailbox people write to, read over IMAP by the worker; without NETRA_IMAP_HOST mail only goes out.
# NETRA_MAIL_PLUS: the server delivers name+anything@ to name@, so that replies carry their talk in the address too.
MAIL_ADDRESS = read_text("NETRA_MAIL_ADDRESS", parseaddr(DEFAULT_FROM_EMAIL)[1])
MAIL_PLUS = read_flag("NETRA_MAIL_PLUS", False)
IMAP_HOST = read_text("NETRA_IMAP_HOST")
IMAP_PORT = read_number("NETRA_IMAP_PORT", 993)
IMAP_USER = read_text("NETRA_IMAP_USER")
IMAP_PASSWORD = read_text("NETRA_IMAP_PASSWORD")
IMAP_FOLDER = read_text("NETRA_IMAP_FOLDER", "INBOX")
IMAP_DELETE = read_flag("NETRA_IMAP_DELETE", False)  # remove letters there once they are sealed here
IMAP_TLS = read_text("NETRA_IMAP_TLS", "tls")  # tls, starttls, or none (loopback alone)
if IMAP_TLS not in ("tls", "starttls", "none"):
    raise BadSetting(f"NETRA_IMAP_TLS is {IMAP_TLS!r}; write tls, starttls or none.")

# The Telegram bot: its token from BotFather, a secret of ours that Telegram shows with each message, its name in links.
TELEGRAM_TOKEN = read_text("NETRA_TELEGRAM_TOKEN")
TELEGRAM_SECRET = read_text("NETRA_TELEGRAM_SECRET")
TELEGRAM_NAME = read_text("NETRA_TELEGRAM_NAME").lstrip("@")
TELEGRAM_API = read_text("NETRA_TELEGRAM_API", "https://api.telegram.org").rstrip("/")
if TELEGRAM_SECRET and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", TELEGRAM_SECRET):
    raise BadSetting("NETRA_TELEGRAM_SECRET may hold 16 to 256 letters, digits, _ and - only.")
# The WhatsApp business number (Cloud API): permanent token, ids, the app's secret that signs each message to us, the
# word by which Meta verifies our address, the number people see, and the approved message that says there is news.
WHATSAPP_TOKEN = read_text("NETRA_WHATSAPP_TOKEN")
WHATSAPP_NUMBER_ID = read_text("NETRA_WHATSAPP_NUMBER_ID")
WHATSAPP_APP_SECRET = read_text("NETRA_WHATSAPP_APP_SECRET")
WHATSAPP_VERIFY = read_text("NETRA_WHATSAPP_VERIFY")
WHATSAPP_NUMBER = read_text("NETRA_WHATSAPP_NUMBER")
WHATSAPP_TEMPLATE = read_text("NETRA_WHATSAPP_TEMPLATE")
WHATSAPP_API = read_text("NETRA_WHATSAPP_API", "https://graph.facebook.com/v25.0").rstrip("/")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"keys": {"()": "netra.config.logs.WithoutKeys"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["keys"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
