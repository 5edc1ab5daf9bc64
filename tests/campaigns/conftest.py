"""A store of its own for each test, and clients for the cast."""

from tests.notices.conftest import mail_server
from tests.watch.conftest import client_of, data_folder

__all__ = ["client_of", "data_folder", "mail_server"]
