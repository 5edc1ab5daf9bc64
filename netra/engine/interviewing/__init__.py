"""Guided questions in a talk by messages: a plain state machine that knows no channel, no database and no clock."""
