"""Why a move on a reading is not made."""


class SomeoneWasFaster(Exception):
    """The reading was changed since the page was opened."""


class AlreadyTaken(Exception):
    """This figure or zone of the text has been confirmed before."""
