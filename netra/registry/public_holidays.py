"""National holidays and joint leave days (cuti bersama), in our own words.

The dates are those of the `holidays` package, whose Indonesian labels are not fit to print. Days it only estimates are
said to be estimates; local holidays are unknown to it.
"""

from datetime import date
from functools import cache

import holidays

from netra.domain.words import Text

_NAMES = {
    "Ascension Day": Text("Kenaikan Yesus Kristus", "Ascension Day"),
    "Ascension": Text("Kenaikan Yesus Kristus", "Ascension Day"),
    "Christmas Day": Text("Hari Natal", "Christmas Day"),
    "Christmas": Text("Hari Natal", "Christmas"),
    "Day of Silence": Text("Hari Suci Nyepi", "Day of Silence (Nyepi)"),
    "Easter Sunday": Text("Hari Paskah", "Easter Sunday"),
    "Eid al-Adha": Text("Iduladha", "Eid al-Adha"),
    "Eid al-Fitr": Text("Idulfitri", "Eid al-Fitr"),
    "Eid al-Fitr Second Day": Text("hari kedua Idulfitri", "second day of Eid al-Fitr"),
    "General Election Day": Text("hari pemungutan suara Pemilu", "general election day"),
    "Good Friday": Text("Wafat Yesus Kristus", "Good Friday"),
    "Independence Day": Text("Hari Kemerdekaan", "Independence Day"),
    "International Labor Day": Text("Hari Buruh Internasional", "International Labour Day"),
    "Islamic New Year": Text("Tahun Baru Islam", "Islamic New Year"),
    "Isra' and Mi'raj": Text("Isra Mikraj Nabi Muhammad", "Isra and Mi'raj"),
    "Local Election Day": Text("hari pemungutan suara Pilkada", "regional election day"),
    "Lunar New Year": Text("Tahun Baru Imlek", "Lunar New Year"),
    "New Year's Day": Text("Tahun Baru Masehi", "New Year's Day"),
    "New Year's": Text("Tahun Baru Masehi", "New Year"),
    "Pancasila Day": Text("Hari Lahir Pancasila", "Pancasila Day"),
    "Prophet's Birthday": Text("Maulid Nabi Muhammad", "the Prophet's Birthday"),
    "Vesak Day": Text("Hari Raya Waisak", "Vesak Day"),
    "Vesak": Text("Hari Raya Waisak", "Vesak"),
}
_ESTIMATED = " (estimated)"
_JOINT = " Joint Holiday"


def holiday_on(on: date) -> Text | None:
    """Why the day is free for the whole civil service, or `None` for any other day.

    >>> holiday_on(date(2024, 11, 27)).id
    'libur nasional: hari pemungutan suara Pilkada'
    >>> holiday_on(date(2024, 12, 26)).en
    'joint leave day: Christmas'
    """
    national, joint = _year(on.year)
    if on in national:
        return _said("libur nasional", "public holiday", national[on])
    if on in joint:
        return _said("cuti bersama", "joint leave day", joint[on])
    return None


@cache
def _year(year: int) -> tuple[dict[date, str], dict[date, str]]:
    national, joint = (
        dict(holidays.country_holidays("ID", years=year, categories=(category,), language="en_US"))
        for category in (holidays.PUBLIC, holidays.GOVERNMENT)
    )
    return national, joint


def _said(kind_id: str, kind_en: str, label: str) -> Text:
    label = label.partition("; ")[0].removesuffix(" (observed)")
    plain = label.removesuffix(_ESTIMATED).removesuffix(_JOINT)
    name = _NAMES.get(plain)
    if name is None:
        return Text(kind_id, kind_en)
    guess = label.endswith(_ESTIMATED)
    return Text(
        f"{kind_id}: {name.id}" + (" (perkiraan)" if guess else ""),
        f"{kind_en}: {name.en}" + (" (estimated)" if guess else ""),
    )
