"""What may be imposed, asked at the day of EXAMINATION (PP 94/2021 art 40(3)), and what to warn about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from netra.domain.codes import Confidence, PersonStatus, SanctionClass
from netra.domain.legal import LegalBasis, Regulation
from netra.domain.validity import Period
from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One sanction of a scale: a stable code and its name."""

    code: str
    label: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """A dated list of sanctions for some classes and some kinds of person.

    `within` names the regulation whose own validity limits the scale when the first day of the scale itself was
    never established.
    """

    id: str
    classes: tuple[SanctionClass, ...]
    statuses: tuple[PersonStatus, ...]
    text: Text
    period: Period
    within: Regulation | None
    choices: tuple[Choice, ...]
    basis: tuple[LegalBasis, ...]
    warning: Text | None
    unverified: tuple[Text, ...]
    confidence: Confidence
    sources: tuple[str, ...]

    def holds(self, on: date) -> bool:
        """Whether the scale can be offered on a day of examination."""
        return self.period.holds(on) and (self.within is None or self.within.holds(on))


@dataclass(frozen=True, slots=True)
class Absence:
    """Why some kind of person has no scale for some classes."""

    classes: tuple[SanctionClass, ...]
    statuses: tuple[PersonStatus, ...]
    period: Period
    text: Text


@dataclass(frozen=True, slots=True)
class SanctionOption:
    """One sanction that may be recorded, with the scale it stems from and what must be said about that scale."""

    code: str
    label: Text
    scale: str
    sanction_class: SanctionClass
    basis: tuple[LegalBasis, ...]
    warning: Text | None


def options(
    scales: Iterable[Scale], classes: Sequence[SanctionClass], status: PersonStatus, on: date
) -> tuple[SanctionOption, ...]:
    """What the scales of the day of examination offer, in the order of the classes asked for; each code once."""
    found: dict[str, SanctionOption] = {}
    fitting = [scale for scale in scales if status in scale.statuses and scale.holds(on)]
    for sanction_class in classes:
        for scale in (scale for scale in fitting if sanction_class in scale.classes):
            for choice in scale.choices:
                found.setdefault(
                    choice.code,
                    SanctionOption(choice.code, choice.label, scale.id, sanction_class, scale.basis, scale.warning),
                )
    return tuple(found.values())


def warning(
    scales: Sequence[Scale], option: str, classes: Sequence[SanctionClass], status: PersonStatus, on: date
) -> Text | None:
    """What to tell the one who records a sanction. It is never a refusal: the authority decides, we write it down."""
    offered = {found.code: found for found in options(scales, classes, status, on)}
    if option in offered:
        return offered[option].warning
    for scale in (scale for scale in scales if any(choice.code == option for choice in scale.choices)):
        if status in scale.statuses and scale.holds(on):
            return Text(
                "Sanksi ini dikenal pada hari pemeriksaan, tetapi bukan dari golongan yang diancamkan untuk"
                " perbuatan ini. Dicatat apa adanya; tuliskan alasannya.",
                "This sanction existed on the day of examination, but not in the class this act is threatened with."
                " It is recorded as given; state the reason.",
            )
    if any(choice.code == option for scale in scales for choice in scale.choices):
        return Text(
            "Sanksi ini tidak tersedia bagi orang dengan status ini pada hari pemeriksaan. Dicatat apa adanya;"
            " periksa dasar keputusannya.",
            "This sanction was not available for a person of this status on the day of examination. It is recorded"
            " as given; check what the decree rests on.",
        )
    return Text(
        "Sanksi ini tidak ada dalam daftar yang berlaku pada hari pemeriksaan. Dicatat apa adanya; periksa dasar"
        " keputusannya.",
        "This sanction is not in the list in force on the day of examination. It is recorded as given; check what the"
        " decree rests on.",
    )
