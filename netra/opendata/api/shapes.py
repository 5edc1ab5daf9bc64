"""What the interface answers with. Names are a promise; new fields may come, old ones do not go."""

from datetime import date, datetime
from typing import Annotated, Generic, TypeVar

from ninja import Schema
from pydantic import Field

T = TypeVar("T")
VersionName = Annotated[str, Field(pattern=r"^(terbaru|[0-9]{4}-[0-9]{2}-[0-9]{2})$")]
Code = Annotated[str, Field(pattern=r"^[0-9]{2}(\.[0-9]{2})?$")]
Word = Annotated[str, Field(pattern=r"^[A-Z0-9_]{1,30}$")]
Year = Annotated[int, Field(ge=2000, le=2100)]
Limit = Annotated[int, Field(ge=1, le=1000)]
Offset = Annotated[int, Field(ge=0, le=10_000_000)]


class Problem(Schema):
    """What went wrong and what to do, in both languages."""

    error: str
    message_id: str
    message_en: str


class File(Schema):
    name: str
    url: str
    bytes: int
    sha256: str
    rows: int | None = None


class Snapshot(Schema):
    """A version. `as_of` is the moment of the last ledger row counted; `previous` the version before."""

    version: str
    on: date
    as_of: datetime
    published_at: datetime
    catalogue: str
    formula: str
    previous: str | None = None
    practice: bool
    url: str


class Region(Schema):
    code: str | None = None
    place: str
    level: str
    parent: str | None = None


class Total(Schema):
    year: int
    code: str | None = None
    place: str
    level: str
    measure: str
    unit: str
    count: int
    as_of: date


class Figure(Schema):
    """`status` is PUBLISHED; EARLIER (`as_of` is that earlier day); SUPPRESSED (`count` is null, which is not 0)."""

    year: int
    code: str | None = None
    place: str
    level: str
    measure: str
    unit: str
    dimension: str
    category: str | None = None
    count: int | None = None
    status: str
    as_of: date


class Zone(Schema):
    code: str
    place: str
    level: str
    formula: str
    index: int
    zone_fixed: str | None = None
    zone_tercile: str | None = None
    zone_rate: str | None = None
    registered: int
    proven: int
    overdue: int
    received: int
    vulnerability: str | None = None
    trend: str
    as_of: date


class Page(Schema, Generic[T]):
    """A part of a list: `total` rows in all, `next` the address of the following part."""

    version: str
    practice: bool
    total: int
    limit: int
    offset: int
    next: str | None = None
    items: list[T]


class Snapshots(Schema):
    total: int
    items: list[Snapshot]


class Files(Schema):
    version: str
    practice: bool
    items: list[File]
