"""Whose account an agency says it is, who may ask, and what strangers see: nothing."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from netra.ledger.models import Entry, EntryText
from netra.personnel import queries, services
from netra.personnel.handles import BadHandle, key_of
from netra.personnel.models import Confirmed, DeclaredAccount, Ending, Platform
from netra.personnel.queries import Level, account_of, people_behind
from netra.personnel.services import (
    CannotDeclare,
    Declaration,
    correct_account,
    declare_account,
    end_account,
    looking_up,
)
from tests.builders import at
from tests.cast import Cast, Person
from tests.personnel.lists import (
    DAY,
    JOKO,
    NIP_DEWI,
    NIP_JOKO,
    NIP_SEKAR,
    NIP_TIRTA,
    a_list,
    an_account,
    bring,
    declared,
    person,
)

WHY = "Tanda 2024-0001, komentar di halaman calon"


def _behind(
    reader: Person, handle: str = "@joko.contoh", platform: str = "instagram", **profile: Any
) -> queries.Behind:
    return people_behind(platform, handle, reader=reader.user, on=DAY, at=at(DAY), **profile)


def test_it_works(cast: Cast, tmp_path: Path) -> None:
    an_account(tmp_path)
    found = _behind(cast.sinta, "https://instagram.com/Joko.Contoh/?hl=id")
    assert (found.level, found.is_declared) == (Level.NAMED, True)
    assert found.person is not None
    assert (found.person.employee.name, found.person.nip_masked) == (JOKO[1], "1986**** ****** * 001")
    [reason] = found.person.reasons
    assert (reason.kind, reason.bits) == (queries.DECLARED, None)
    assert reason.words.en == "Declared by Pemkab Kudus on 7 October 2024: the person's written statement."


SAME = [
    ("instagram", "@Budi.Contoh", "instagram.com/budi.contoh/reels"),
    ("facebook", "Budi.Contoh", "https://m.facebook.com/budicontoh?ref=1"),
    ("facebook", "https://facebook.com/profile.php?id=10001", "facebook.com/people/Budi-Contoh/10001/"),
    ("tiktok", "budi", "https://www.tiktok.com/@Budi?lang=id"),
    ("x", "@BUDI", "https://twitter.com/budi/status/123"),
    ("youtube", "@BudiContoh", "https://youtube.com/@budicontoh/videos"),
    ("mastodon", "@budi@contoh.social", "https://contoh.social/@Budi"),
]


@pytest.mark.parametrize(("platform", "one", "other"), SAME, ids=[f"{row[0]} {row[1]}" for row in SAME])
def test_one_account_however_it_is_written(platform: str, one: str, other: str) -> None:
    assert key_of(platform, one) == key_of(platform, other)


@pytest.mark.parametrize(
    ("platform", "written"),
    [
        ("instagram", ""),
        ("instagram", "@"),
        ("instagram", "https://tiktok.com/@budi"),
        ("instagram", "https://contoh.invalid/budi"),
        ("instagram", "https://instagram.com/p/Cabc123/"),
        ("x", "budi contoh <b>"),
        ("facebook", "profile.php?id=abc"),
        ("mastodon", "budi"),
    ],
)
def test_what_names_no_account_is_refused(platform: str, written: str) -> None:
    with pytest.raises(BadHandle):
        key_of(platform, written)


@given(platform=st.sampled_from(list(Platform)), written=st.text(max_size=60))
def test_any_text_is_an_account_or_refused_and_keys_keep(platform: Platform, written: str) -> None:
    try:
        key = key_of(platform, written)
    except BadHandle:
        return
    assert key_of(platform, key) == key


def test_channels_and_names_with_dots_stay_apart() -> None:
    assert key_of("instagram", "a.b") != key_of("instagram", "ab")
    one, other = (f"youtube.com/channel/UC{letter * 22}" for letter in "aA")
    assert key_of("youtube", one) != key_of("youtube", other)
    assert key_of("other", "satu.invalid/budi") != key_of("other", "dua.invalid/budi")


def test_strangers_read_what_everybody_reads_who_finds_nothing(cast: Cast, tmp_path: Path) -> None:
    an_account(tmp_path)
    services.refresh_index()
    for reader in (cast.budi, cast.wati, cast.nala, cast.sinta, cast.sari):
        assert _behind(reader).person is not None
    for stranger in (cast.tono, cast.sofyan, cast.adi, cast.ayu, cast.mira, cast.vera, cast.darto, cast.camelia):
        hidden, nothing = _behind(stranger), _behind(stranger, "@tidak.ada.siapa", name="Xqzt Wvvk")
        assert (hidden.person, hidden.level, hidden.count) == (None, Level.NOBODY, 0)
        assert hidden == nothing or (hidden.level, hidden.abstained) == (nothing.level, nothing.abstained)
        assert nothing.is_declared == hidden.is_declared


def test_name_alone_names_nobody_and_workplace_does(cast: Cast, tmp_path: Path) -> None:
    bring(a_list(tmp_path / "a.csv"))
    assert _behind(cast.sinta, "@x", name="Sekarjati Lintang Wulanhadi").abstained == queries.NO_INDEX
    assert services.refresh_index() == 4
    alone = _behind(cast.sinta, "@x", name="Sekarjati Lintang Wulanhadi")
    assert (alone.level, alone.person) == (Level.SEVERAL, None)
    assert [one.en for one in alone.needed][:2] == ["where the holder lives or works", "agency or unit"]
    profile = {"name": "Sekarjati Lintang Wulanhadi", "region_code": "33.19", "unit": "Puskesmas Jekulo"}
    named = _behind(cast.budi, "@x", **profile)
    assert named.person is not None
    assert named.person.employee.name == "Sekarjati Lintang Wulanhadi"
    assert _behind(cast.tono, "@x", **profile).person is None
    person(NIP_SEKAR).delete()
    gone = _behind(cast.sinta, "@x", **profile)
    assert (gone.level, gone.person) == (Level.NOBODY, None), "the index still knows somebody who is gone"


def test_two_agencies_and_one_account_name_nobody(cast: Cast, tmp_path: Path) -> None:
    an_account(tmp_path)
    other = declared(person(NIP_DEWI))
    assert account_of("instagram", "joko.contoh", DAY) is None
    found = _behind(cast.sinta)
    assert (found.level, found.count, found.person) == (Level.SEVERAL, 2, None)
    end_account(other, ending=Ending.WRONG, until=DAY, by="console", on=DAY, at=at(DAY))
    assert account_of("instagram", "joko.contoh", DAY) is not None


def test_a_declaration_holds_for_its_days(cast: Cast, tmp_path: Path) -> None:
    account = an_account(tmp_path)
    before, after = DAY - timedelta(days=200), DAY + timedelta(days=30)
    again = correct_account(
        account,
        Declaration(Platform.INSTAGRAM, "@joko.contoh", DAY - timedelta(days=100), Confirmed.SHOWN),
        by="console",
        on=DAY,
        at=at(DAY),
    )
    assert again.pk != account.pk
    assert account_of("ig", "joko.contoh", before) is None
    asked = {"reader": cast.budi.user, "on": DAY, "at": at(DAY)}
    assert people_behind("ig", "joko.contoh", **asked).person is not None  # type: ignore[arg-type]
    assert people_behind("ig", "joko.contoh", **asked, acted_on=before).person is None  # type: ignore[arg-type]
    assert account_of("ig", "joko.contoh", DAY) == again
    end_account(again, ending=Ending.CLOSED, until=after, by="console", on=after, at=at(after))
    assert (account_of("ig", "joko.contoh", DAY), account_of("ig", "joko.contoh", after)) == (again, None)
    with pytest.raises(CannotDeclare, match="ended already"):
        end_account(again, ending=Ending.CLOSED, until=after, by="console", on=after, at=at(after))
    events = Entry.objects.filter(subject_kind="DECLARED_ACCOUNT").order_by("pk").values_list("event", "result")
    assert list(events) == [
        ("ACCOUNT_DECLARED", ""),
        ("ACCOUNT_ENDED", "REPLACED"),
        ("ACCOUNT_DECLARED", ""),
        ("ACCOUNT_ENDED", "CLOSED"),
    ]
    assert "joko" not in str(list(Entry.objects.values())).lower()


def test_an_agency_speaks_of_its_own_people_only(cast: Cast, tmp_path: Path) -> None:
    an_account(tmp_path)
    with pytest.raises(CannotDeclare, match="staff"):
        declare_account(
            person(NIP_TIRTA), Declaration(Platform.X, "@t"), institution="PPK-33.19", by="x", on=DAY, at=at(DAY)
        )
    client = Client()
    client.force_login(cast.sari.user)
    said = {"platform": "x", "handle": "@dewi", "confirmed": "STATED", "since": ""}
    refused = client.post("/kepegawaian/baru/", {**said, "nip": NIP_DEWI})
    assert (refused.status_code, DeclaredAccount.objects.count()) == (422, 1)
    assert "Dewi" not in refused.content.decode()
    client.force_login(cast.sofyan.user)
    assert client.post("/kepegawaian/baru/", {**said, "nip": NIP_DEWI}).status_code == 302
    page = client.get("/kepegawaian/").content.decode()
    assert "@dewi" in page
    assert "joko" not in page.lower()
    assert NIP_DEWI not in page
    mine = DeclaredAccount.objects.get(handle="@dewi")
    client.post(f"/kepegawaian/{mine.pk}/", {**said, "handle": "@dewi.baru"})
    client.post(f"/kepegawaian/{DeclaredAccount.objects.get(handle='@dewi.baru').pk}/akhiri/", {"ending": "WRONG"})
    assert account_of("x", "dewi.baru", DAY) is None


def test_who_moves_takes_the_declarations_along(cast: Cast, tmp_path: Path) -> None:
    account = an_account(tmp_path)
    moved = (*JOKO[:2], "PPK-33.21", *JOKO[3:5], "33.21", JOKO[6])
    bring(a_list(tmp_path / "b.csv", [moved]), as_of=DAY + timedelta(days=9), is_part=True)
    assert queries.own_account(cast.sari.user, account.pk, DAY) is None
    held = queries.own_account(cast.sofyan.user, account.pk, DAY)
    assert held is not None
    said = Declaration(Platform.INSTAGRAM, "@joko.demak")
    assert correct_account(held, said, by="console", on=DAY, at=at(DAY)).declared_by_id == "PPK-33.21"
    assert _behind(cast.budi, "@joko.demak").person is None
    assert _behind(cast.tono, "@joko.demak").person is not None


def test_a_look_up_is_one_account_a_reason_and_a_row(cast: Cast, tmp_path: Path) -> None:
    an_account(tmp_path)
    client, ask = Client(), {"platform": "instagram", "handle": "@joko.contoh", "reason": WHY}
    client.force_login(cast.budi.user)
    assert client.post("/kepegawaian/cari/", {**ask, "reason": "iseng"}).status_code == 422
    assert client.post("/kepegawaian/cari/", {**ask, "handle": "@joko.contoh, @lain"}).status_code == 422
    page = client.post("/kepegawaian/cari/", ask).content.decode()
    assert "Joko Contohwan" in page
    assert NIP_JOKO not in page
    row = Entry.objects.get(event="ACCOUNT_LOOKED_UP")
    assert (row.actor, row.institution, row.refs["shown"]) == (
        f"user:{cast.budi.user.pk}",
        "BAWASLU-33.19",
        [person(NIP_JOKO).pk],
    )
    assert WHY in EntryText.objects.get(entry=row).text
    client.force_login(cast.tono.user)
    page = client.post("/kepegawaian/cari/", ask).content.decode()
    assert "Joko" not in page
    assert Entry.objects.filter(event="ACCOUNT_LOOKED_UP").latest("pk").refs["shown"] == []
    for outsider in (cast.sari, cast.adi, cast.ayu, cast.camelia, cast.vera):
        client.force_login(outsider.user)
        assert client.post("/kepegawaian/cari/", ask).status_code == 403


def test_browsing_is_stopped(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    an_account(tmp_path)
    monkeypatch.setattr(looking_up, "MOST_A_DAY", 2)
    for _ in range(2):
        services.look_up("x", "@siapa", reason=WHY, by=cast.sinta.user, on=DAY, at=at(DAY))
    with pytest.raises(services.CannotLookUp, match="tomorrow"):
        services.look_up("x", "@siapa", reason=WHY, by=cast.sinta.user, on=DAY, at=at(DAY))


def test_accounts_come_in_from_a_file(cast: Cast, tmp_path: Path) -> None:
    bring(a_list(tmp_path / "a.csv"))
    path = tmp_path / "akun.csv"
    header = ("NIP", "Akun", "Platform", "Sejak", "Cara")
    rows = [
        (NIP_JOKO, "https://instagram.com/joko.contoh", "", "2024-01-31", "pernyataan"),
        (NIP_DEWI, "@dewi", "tiktok", "", ""),
        (NIP_SEKAR, "@sekar", "", "", ""),
        (NIP_SEKAR, "@sekar", "x", "kemarin", ""),
        ("198601012010011999", "@siapa", "x", "", ""),
        (NIP_SEKAR, "tiktok.com/@sekar", "x", "", ""),
    ]
    a_list(path, rows, header)

    def read(**options: str) -> services.AccountReport:
        return services.import_accounts(path, source="akun.csv", by="console", at=at(DAY), on=DAY, **options)

    first = read()
    assert (first.added, [row.line for row in first.bad]) == (2, [4, 5, 6, 7])
    again = read()
    assert (again.added, again.changed, again.known) == (0, 0, 2)
    a_list(path, [(*rows[0][:4], "ditunjukkan"), rows[1]], header)
    changed = read(employer="PPK-33.19")
    assert (changed.added, changed.changed, [row.line for row in changed.bad]) == (0, 1, [3])
    found = account_of("instagram", "joko.contoh", DAY)
    assert found is not None
    assert found.confirmed == Confirmed.SHOWN
