"""The web application, as a server such as granian loads it."""

import os

from django.core.wsgi import get_wsgi_application

from netra.config import parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netra.config.settings")
parent.follow()
application = get_wsgi_application()

from netra.config.standing import load  # noqa: E402  settings come first

load()
