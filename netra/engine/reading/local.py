"""Instruments of a region or an office: circulars of regents, local regulations. Never taken for a national law."""

import re
from collections.abc import Sequence
from datetime import date

from netra.domain.words import Text
from netra.engine.reading.belonging import Named
from netra.engine.reading.records import Citation

_BOUND = (
    ("ASN", "aparatur sipil negara|asn"),
    ("PNS", "pns"),
    ("PPPK", "pppk|p3k"),
    ("PPNPN", "ppnpn|pegawai pemerintah non pegawai negeri|honorer|tenaga kontrak|non[ -]?asn|pegawai tidak tetap|thl"),
    ("VILLAGE_HEAD", "kepala desa|kades|keuchik|pambakal|wali nagari"),
    ("VILLAGE_STAFF", "perangkat desa|aparat desa|aparatur desa|perangkat nagari|perangkat gampong"),
    ("BPD_MEMBER", "bpd|badan permusyawaratan desa"),
    ("TNI", "tni"),
    ("POLRI", "polri"),
)


def is_local(named: Named) -> bool:
    """Of a regent, mayor, governor or office of a region, or a letter numbered as regions number theirs."""
    if named.kind == "LOCAL" or named.issuer == "local":
        return named.kind != "SKB"
    is_coded = named.kind in {"SE", "SURAT"} and not named.issuer and bool(re.search(r"/|\d{3}\.|-", named.number))
    return is_coded and not re.match(r"B/?\d+/M\.?\s?SM", named.number, re.IGNORECASE)


def is_of_the_local_one(named: Named, others: Sequence[Named]) -> bool:
    """A circular without issuer or number, in a text that names a local one."""
    is_bare = named.kind == "SE" and not named.issuer and not named.number
    return is_bare and any(is_local(one) and one.kind == "SE" for one in others)


def local_citation(named: Named, text: str, on: date | None) -> Citation:
    """The citation of a local instrument, with whom it binds."""
    binds = _bound(text[named.span.start : named.span.end + 260])
    return Citation(
        named.span, named.span.of(text), (), (), False, True, _why(named), on,
        named.kind, named.number, named.year, named.issuer_words, binds,
    )  # fmt: skip


def _why(named: Named) -> Text:
    who = f" ({named.issuer_words})" if named.issuer_words else ""
    return Text(
        f"Aturan setempat{who}: mengikat di daerah atau kantornya, tidak tercatat dalam daftar peraturan, dan bukan"
        " undang-undang yang kebetulan bernomor sama.",
        f"A local instrument{who}: it binds its own region or office, is not in the register, and is not the national"
        " law that happens to carry the same number.",
    )


def _bound(words: str) -> tuple[str, ...]:
    """Whom an instrument binds, by what its sentence names: codes of statuses, ASN for all civil servants."""
    sentence = re.split(r"(?<=[a-z)”])[.]\s|\n", words, maxsplit=1)[0]
    return tuple(code for code, pattern in _BOUND if re.search(rf"\b(?:{pattern})\b", sentence, re.IGNORECASE))
