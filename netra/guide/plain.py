"""Answers as plain JSON that explains itself: both languages, the day, the ids of everything it rests on."""

from collections.abc import Sequence
from typing import Any

from netra.domain.answer_details import Change, Threat
from netra.domain.answering import RULING_LABELS, Answer, Moment, Permission, Ruling
from netra.domain.guidance import Guide, GuideAct
from netra.domain.legal import Cover, LegalBasis
from netra.domain.words import Text

MEANINGS = {
    Ruling.ALLOWED: "An allowance of the catalogue says so and no kind of act forbids it on that day.",
    Ruling.ONLY_IF: "Allowed on the conditions named, forbidden otherwise.",
    Ruling.DISPUTED: "Official sources contradict one another.",
    Ruling.FORBIDDEN: "At least one article that held on that day forbids it.",
    Ruling.UNSETTLED: "The catalogue holds nothing that decides. This does not mean allowed; ask an officer.",
}
NOTICE = Text(
    "Ini bunyi aturan pada hari itu, bukan putusan tentang seseorang; perkara yang nyata dinilai petugas.",
    "This is what the rule said on that day, not a verdict on anybody; an officer decides a real case.",
)


def said(text: Text | None) -> dict[str, str] | None:
    """A text in both languages."""
    return None if text is None else {"id": text.id, "en": text.en}


def moment_as_json(at: Moment) -> dict[str, Any]:
    phase = at.phase
    return {
        "on": at.on.isoformat(),
        "side": at.side,
        "side_chosen_by_reader": at.is_chosen,
        "pilkada": phase.year if phase else None,
        "phase": phase.name if phase else None,
        "phase_label": said(phase.label) if phase else None,
        "phase_confidence": phase.confidence if phase else None,
    }


def line_as_json(found: Answer) -> dict[str, Any]:
    """One act of the board."""
    return {
        "act": found.act.id,
        "title": said(found.act.title),
        "place": found.place.id if found.place else None,
        "ruling": found.ruling,
        "kinds": [cover.rule.code for cover in found.covers],
        "allowances": [one.allowance.code for one in found.permissions],
        "address": f"/panduan/{found.act.id}.json",
    }


def board_as_json(guide: Guide, at: Moment, answers: Sequence[Answer], version: str, practice: bool) -> dict[str, Any]:
    """The board, with what every field means and which values may be asked for."""
    return {
        **_head(version, practice),
        "about": {
            "ruling": {ruling: {"label": said(RULING_LABELS[ruling]), "means": MEANINGS[ruling]} for ruling in Ruling},
            "query": {
                "siapa": {one.id: said(one.label) for one in guide.askers},
                "hari": "YYYY-MM-DD; left out: today",
                "tahap": "sebelum | sesudah: the side of designation, instead of the one the day gives",
                "pilkada": "a year such as 2024: the Pilkada the day is read in",
                "di": "a place of the act, see places of one act",
            },
            "kinds": "codes of violations.toml; their pages are docs/law/kinds.md and /hukum/?hari=YYYY-MM-DD#CODE",
            "allowances": "codes of allowed.toml; their page is docs/law/allowed.md",
        },
        "moment": moment_as_json(at),
        "asker": answers[0].asker.id if answers else None,
        "acts": [line_as_json(one) for one in answers],
    }


def as_json(
    found: Answer, threats: Sequence[Threat], changes: Sequence[Change], elsewhere: Sequence[Answer], practice: bool
) -> dict[str, Any]:
    """One answer, whole."""
    return {
        **_head(found.catalogue_version, practice),
        "moment": moment_as_json(found.moment),
        "asker": {"id": found.asker.id, "label": said(found.asker.label), "status": found.asker.status},
        "act": _act(found.act),
        "place": found.place.id if found.place else None,
        "places": [
            {"id": one.place.id, "label": said(one.place.label), "ruling": one.ruling} for one in elsewhere if one.place
        ],
        "ruling": found.ruling,
        "ruling_label": said(RULING_LABELS[found.ruling]),
        "ruling_means": MEANINGS[found.ruling],
        "conditions": [said(text) for text in found.conditions],
        "forbidding": [_cover(cover) for cover in found.covers],
        "forms_carried_over": [{"code": rule.code, "act": said(rule.act)} for rule in found.forms],
        "allowances": [_permission(one) for one in found.permissions],
        "close_by": {
            "kinds": [_cover(cover) for cover in found.beware],
            "allowances": [_permission(one) for one in found.see],
        },
        "silence": said(found.silence),
        "possible_sanctions": [
            {
                "kind": threat.cover.rule.code,
                "examined_on": found.moment.on.isoformat(),
                "classes": list(threat.classes),
                "options": [
                    {"code": option.code, "label": said(option.label), "scale": option.scale}
                    for option in threat.options
                ],
                "notes": [said(note) for note in threat.notes],
            }
            for threat in threats
        ],
        "changes": [
            {
                "from": change.on.isoformat() if change.on else None,
                "ruling": change.ruling,
                "listed": [said(text) for text in change.listed],
                "bases": [said(text) for text in change.bases],
            }
            for change in changes
        ],
        "confidence": found.confidence,
        "unverified": [said(text) for text in found.doubts],
        "conflicts": [said(text) for text in found.conflicts],
        "sources": list(found.sources),
    }


def _head(version: str, practice: bool) -> dict[str, Any]:
    head: dict[str, Any] = {"catalogue_version": version, "notice": said(NOTICE)}
    if practice:
        head["practice"] = "LATIHAN"
    return head


def _act(act: GuideAct) -> dict[str, Any]:
    return {
        "id": act.id,
        "title": said(act.title),
        "other_words": list(act.words),
        "invented_example": said(act.example),
    }


def _cover(cover: Cover) -> dict[str, Any]:
    code = cover.rule.code
    return {
        "code": code,
        "act": said(cover.rule.act),
        "phase": cover.rule.phase,
        "statement": said(cover.statement),
        "listed_in": said(cover.instrument_line),
        "instrument": cover.instrument.regulation_id if cover.instrument else None,
        "bases": [_basis(basis) for basis in cover.bases],
        "note": said(cover.rule.notes),
        "conflict": said(cover.conflict),
        "confidence": cover.confidence,
        "law_page": f"docs/law/kinds.md#{code.lower()}",
        "page": f"/hukum/?hari={cover.on.isoformat()}#{code}",
    }


def _basis(basis: LegalBasis) -> dict[str, Any]:
    period = basis.period
    return {
        "regulation": basis.regulation_id,
        "article": basis.article,
        "citation": said(basis.citation),
        "from": period.start.isoformat() if period.start else None,
        "to": period.end.isoformat() if period.end else None,
        "law_page": f"docs/law/regulations/{basis.regulation_id}.md",
        "page": f"/hukum/{basis.regulation_id}/",
    }


def _permission(one: Permission) -> dict[str, Any]:
    allowance = one.allowance
    return {
        "code": allowance.code,
        "ruling": allowance.ruling,
        "text": said(allowance.text),
        "span": said(allowance.span),
        "conditions": [said(text) for text in allowance.conditions],
        "note": said(allowance.note),
        "confidence": allowance.confidence,
        "doubts": [said(text) for text in one.doubts],
        "sources": list(allowance.sources),
    }
