"""What is kept out of the log."""

import logging
import re

_KEY_IN_ADDRESS = re.compile(r"/(masuk|undangan)/[^/\s]+")


class WithoutKeys(logging.Filter):
    """One-time keys stand in addresses, and a key that has not been used yet would open a door to whoever reads the
    log: `/undangan/…/` instead of the key."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        hidden = _KEY_IN_ADDRESS.sub(r"/\1/…", message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
