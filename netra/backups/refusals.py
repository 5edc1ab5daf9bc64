"""Why a backup or a restore does not go on; the message says what to do."""


class CannotBackUp(Exception):
    """Nothing was written that could be taken for a backup."""


class CannotRestore(Exception):
    """The place that was to be filled is not to be used."""
