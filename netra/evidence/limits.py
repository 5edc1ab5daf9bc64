"""Every limit of what is taken in, in one place."""

MIB = 1024 * 1024

MAX_FILE = 64 * MIB
"""Bytes of one file, of any kind. What is larger is handed over at the office or given as a link."""

MAX_REQUEST = 320 * MIB
"""Bytes of all files of one form. Above the size of a long phone video, so that the text sent with one survives."""

MAX_ENDLESS = 2048 * MIB
"""A request that announces more than this is refused instead of being read to its end."""

MAX_FILES = 20
"""Files of one form field."""

MAX_PIXELS_JPEG = 110_000_000
"""Pixels of a JPEG, which is decoded at reduced size: takes in the 108-megapixel phones."""

MAX_PIXELS = 64_000_000
"""Pixels of any other picture, which has to be decoded whole."""

CLEAN_SIDE = 2400
"""Longest side of a clean copy, in pixels."""

SMALL_SIDE = 320
"""Longest side of a thumbnail, in pixels."""

MAX_NAME = 150
"""Characters kept of a file's own name."""

MAX_OFFICE_PARTS = 3000
"""Files inside a word-processor document."""

MAX_OFFICE_BYTES = 256 * MIB
"""Bytes of a word-processor document once unpacked."""

CLEAN_ATTEMPTS = 3
"""Times a clean copy is tried before giving up: a file that kills the worker is not tried for ever."""

CLEAN_LEASE_MINUTES = 15
"""After this long a claim counts as abandoned by a worker that died."""

COPY_SECONDS = 60
"""After this long a clean copy in the making is abandoned."""

ASIDE_HOURS = 24
"""After this long an unfinished upload is swept away."""

NEAR = 6
"""Bits of 64 in which the perceptual keys of near-duplicates may differ."""
