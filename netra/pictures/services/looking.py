"""The worker's job: every picture is looked at once and compared with all others, every PDF is read. Killed anywhere,
it goes on there."""

import json
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from netra.engine.pictures import ocr
from netra.engine.pictures.looking import ENGINE, from_plain
from netra.engine.pictures.prints import unpacked, view_hashes, words
from netra.engine.pictures.searching import Kept, Search
from netra.evidence import queries as evidence
from netra.evidence import services as files
from netra.lib.batches import batches
from netra.pictures.hands import Hand, NoAnswer, hand
from netra.pictures.models import Alike, Picture, Reader, State, Word
from netra.pictures.tokens import folded, numbers, tokens_of
from netra.pictures.wording import same_words

ATTEMPTS: Final = 3
LEASE: Final = timedelta(minutes=15)
BUSY: Final = 10  # files that wait for their copy; officers need those first
_BATCH: Final = 4000
_AT_ONCE: Final = 8  # prints compared with one task


def look_at_pending(limit: int = 10, *, at: datetime) -> int:
    """Look at up to `limit` pictures; the number settled.

    1. Give every ready picture a row.  2. Claim one by compare-and-set; a claim older than the lease counts as
    abandoned.  3. Let a process of its own look: words, prints, places to hide; keep these encrypted.  4. Write the
    signs by which others find it, and only then look for others: of two that are looked at in one moment at least
    one meets the other.  5. Settle the row.

    While a crowd reports and copies are behind, nothing is looked at: copies come first.
    """
    if evidence.copies_waiting(at_most=BUSY) >= BUSY:
        return 0
    _enrol(limit)
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - LEASE)
    waiting = Picture.objects.filter(free, state__in=[State.WAITING, State.SEEN])
    settled = 0
    with hand() as helper:
        for pk in list(waiting.order_by("pk").values_list("pk", flat=True)[:limit]):
            if waiting.filter(pk=pk).update(claimed_at=at, attempts=F("attempts") + 1):
                settled += _settled(Picture.objects.get(pk=pk), helper, at)
    return settled


def forget_erased() -> int:
    """Forget what was found of pictures whose every piece was erased; their number."""
    held = evidence.pictures_held().filter(sha256=OuterRef("sha256"))
    return Picture.objects.filter(~Exists(held)).delete()[1].get("pictures.Picture", 0)


def _enrol(limit: int) -> None:
    """Rows for pictures that have none; what another engine looked at, or no program read, waits again."""
    known = Picture.objects.filter(sha256=OuterRef("sha256"))
    new = evidence.ready_to_look_at().filter(~Exists(known)).values_list("sha256", flat=True)
    rows = [Picture(sha256=sha256) for sha256 in dict.fromkeys(new[:limit])]
    Picture.objects.bulk_create(rows, ignore_conflicts=True)
    stale = ~Q(engine=ENGINE)
    if ocr.is_installed():
        stale |= Q(reader=Reader.NO_PROGRAM, state=State.DONE)
    old = list(Picture.objects.filter(stale, state__in=[State.DONE, State.FAILED]).values_list("pk", flat=True)[:limit])
    if old:
        # What another engine took for alike is asked again from both sides.
        Alike.objects.filter(Q(one__in=old) | Q(other__in=old)).exclude(
            one__engine=ENGINE, other__engine=ENGINE
        ).delete()
        Picture.objects.filter(pk__in=old).update(state=State.WAITING, attempts=0)


def _settled(picture: Picture, helper: Hand, at: datetime) -> int:
    try:
        if picture.attempts > ATTEMPTS:
            return _settle(picture, State.FAILED)
        piece = evidence.ready_to_look_at().filter(sha256=picture.sha256).first()
        if piece is None:
            return _settle(picture, State.FAILED)
        if evidence.is_paper(piece):
            return _settle(picture, State.DONE if _read(picture, files.read_clean(piece), helper) else State.FAILED)
        prints = _seen(picture, files.read_clean(piece), helper, at)
        if prints is None:
            return _settle(picture, State.FAILED)
        _compare(picture, prints, helper, at)
    except (NoAnswer, files.NoCopy):
        Picture.objects.filter(pk=picture.pk).update(claimed_at=None)
        return 0
    return _settle(picture, State.DONE)


def _settle(picture: Picture, state: State) -> int:
    open_ = Picture.objects.filter(pk=picture.pk, state__in=[State.WAITING, State.SEEN])
    return open_.update(state=state, engine=ENGINE, claimed_at=None)


def _read(picture: Picture, content: bytes, helper: Hand) -> bool:
    """Keep the words of a PDF. It has no prints and is compared with nothing; false when it cannot be read."""
    answer, _blocks = helper.ask("READ", [content])
    if "failed" in answer:
        return False
    files.write_made("found", picture.sha256, json.dumps(answer["found"]).encode())
    found = from_plain(answer["found"])
    _keep_words(picture, tokens_of(folded(found.text)))
    Picture.objects.filter(pk=picture.pk).update(reader=Reader(found.reader), engine=ENGINE)
    return True


def _keep_words(picture: Picture, tokens: bytes) -> None:
    with transaction.atomic():
        Word.objects.filter(picture=picture).delete()
        Word.objects.bulk_create(Word(picture=picture, token=number) for number in numbers(tokens))


def _seen(picture: Picture, content: bytes, helper: Hand, at: datetime) -> list[bytes] | None:
    """The prints and those of the mirror image, after everything found is kept; none when it is no picture."""
    answer, prints = helper.ask("LOOK", [content])
    if "failed" in answer:
        return None
    told: dict[str, Any] = answer["found"]
    files.write_made("found", picture.sha256, json.dumps(told).encode())
    files.write_made("prints", picture.sha256, prints[0])
    straight, found = unpacked(prints[0]), from_plain(told)
    picture.words, picture.hashes = words(straight), view_hashes(straight)
    picture.tokens = tokens_of(folded(found.text))
    _keep_words(picture, picture.tokens)
    Picture.objects.filter(pk=picture.pk).update(
        state=State.SEEN,
        reader=Reader(found.reader),
        engine=ENGINE,
        words=picture.words,
        hashes=picture.hashes,
        tokens=picture.tokens,
        seen_at=at,
    )
    return prints


def _compare(picture: Picture, prints: list[bytes], helper: Hand, at: datetime) -> None:
    """Write down which others are alike: found by their signs, then held against each other."""
    search = Search(unpacked(prints[0]), unpacked(prints[1]))
    alike: dict[int, Alike] = {}
    others = Picture.objects.exclude(pk=picture.pk).exclude(seen_at=None)
    for batch in batches(others.values_list("pk", "words", "hashes", "tokens").iterator(_BATCH), _BATCH):
        search.look_through([Kept(pk, bytes(told), bytes(hashes)) for pk, told, hashes, _tokens in batch])
        for pk, share in same_words(bytes(picture.tokens), ((pk, bytes(row)) for pk, _w, _h, row in batch)):
            alike[pk] = _pair(picture.pk, pk, Alike.Kind.WORDS, at, agreed=share)
    names = dict(others.filter(pk__in=search.candidates()).values_list("pk", "sha256"))
    for group in batches([pk for pk in search.candidates() if pk in names], _AT_ONCE):
        held = [(pk, kept) for pk in group if (kept := _kept_prints(names[pk])) is not None]
        if not held:
            continue
        answer, _blocks = helper.ask("COMPARE", [*prints, *(kept for _pk, kept in held)])
        for (pk, _kept), told in zip(held, answer["alike"], strict=True):
            if told and (told["is_same"] or pk not in alike):
                kind = Alike.Kind.SHOT if told["is_same"] else Alike.Kind.PART
                alike[pk] = _pair(picture.pk, pk, kind, at, **_figures(told))
    Alike.objects.bulk_create(
        alike.values(),
        update_conflicts=True,
        unique_fields=["one", "other"],
        update_fields=["kind", "is_mirrored", "points", "agreed", "found_at"],
    )


def _figures(told: dict[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in ("points", "agreed", "is_mirrored")}


def _pair(mine: int, other: int, kind: Alike.Kind, at: datetime, **figures: Any) -> Alike:
    return Alike(one_id=min(mine, other), other_id=max(mine, other), kind=kind, found_at=at, **figures)


def _kept_prints(sha256: str) -> bytes | None:
    try:
        return files.read_made("prints", sha256)
    except files.NoCopy:
        return None
