"""Exports of platforms and tools, read into ACTIVITIES; a broken line is set aside with its reason."""

from netra.engine.collecting.pieces import Piece, Planned, plan
from netra.engine.collecting.reading import files_of, only_bad, read_activities, read_piece, whole_piece
from netra.engine.collecting.records import BadRow, CannotCollect, Collected

__all__ = [
    "BadRow",
    "CannotCollect",
    "Collected",
    "Piece",
    "Planned",
    "files_of",
    "only_bad",
    "plan",
    "read_activities",
    "read_piece",
    "whole_piece",
]
