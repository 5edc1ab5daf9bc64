from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Count

from netra.registry.models import Institution, InstitutionKind, Region
from netra.registry.queries import (
    UnknownOffice,
    central_authorities,
    find_offices,
    handling_office,
    institution,
    national,
    office,
    panwascam_of,
    ppk_of_region,
    regent_office,
)
from netra.registry.services import Contacts, create_agency, create_offices, update_office


def test_it_works(country: None) -> None:
    counted = dict(Institution.objects.values_list("kind").annotate(Count("pk")))
    assert counted[InstitutionKind.BAWASLU_PROVINCE] == 38
    assert counted[InstitutionKind.BAWASLU_DISTRICT] == 514
    assert counted[InstitutionKind.PANWASCAM] == 7285
    assert counted[InstitutionKind.PPK] == 38 + 508
    assert counted[InstitutionKind.REGENT] == 508
    assert counted[InstitutionKind.GAKKUMDU] == counted[InstitutionKind.KPU] == 552 + 1


def test_every_region_has_an_office_that_handles_and_an_employer(country: None) -> None:
    for region in Region.objects.all():
        handling = handling_office(region.code)
        assert handling.region_id == region.code
        assert handling.kind == ("BAWASLU_PROVINCE" if region.is_province else "BAWASLU_DISTRICT")
        assert ppk_of_region(region.code).kind == InstitutionKind.PPK


NAMES = {
    "BAWASLU-33.09": "Bawaslu Kabupaten Boyolali",
    "BAWASLU-33.74": "Bawaslu Kota Semarang",
    "BAWASLU-31": "Bawaslu Provinsi DKI Jakarta",
    "BAWASLU-31.74": "Bawaslu Kota Jakarta Selatan",
    "BAWASLU-11": "Panwaslih Provinsi Aceh",
    "BAWASLU-34": "Bawaslu Daerah Istimewa Yogyakarta",
    "PANWASCAM-33.19.06": "Panwaslu Kecamatan Jekulo",
    "PPK-33.19": "Pemerintah Kabupaten Kudus",
    "PPK-33": "Pemerintah Provinsi Jawa Tengah",
    "REGENT-33.09": "Bupati Boyolali (urusan desa)",
    "REGENT-32.79": "Wali Kota Banjar (urusan desa)",
    "KPU-11": "KIP Aceh",
    "GAKKUMDU-33.74": "Sentra Gakkumdu Kota Semarang",
}


@pytest.mark.parametrize(("code", "name"), NAMES.items(), ids=NAMES)
def test_offices_are_named_as_they_name_themselves(country: None, code: str, name: str) -> None:
    assert office(code).name == name


def test_supervisors_stand_one_above_the_other(country: None) -> None:
    chain = [panwascam_of("33.19.06")]
    while chain[-1].parent is not None:
        chain.append(office(chain[-1].parent.code))
    assert [each.code for each in chain] == ["PANWASCAM-33.19.06", "BAWASLU-33.19", "BAWASLU-33", "BAWASLU-RI"]


def test_the_units_of_jakarta_belong_to_the_province_as_employer(country: None) -> None:
    assert handling_office("31.74").code == "BAWASLU-31.74"
    assert ppk_of_region("31.74").code == "PPK-31"
    assert regent_office("31.74") is None
    assert regent_office("33") is None


def test_merauke_was_under_papua_until_the_new_province(country: None) -> None:
    assert handling_office("93.01", "BAWASLU_PROVINCE", date(2020, 10, 1)).code == "BAWASLU-91"
    assert handling_office("93.01", "BAWASLU_PROVINCE", date(2024, 10, 1)).code == "BAWASLU-93"
    assert handling_office("93.01", "BAWASLU_RI").code == "BAWASLU-RI"


def test_the_civil_service_commission_ended(country: None) -> None:
    assert national("KASN", date(2024, 9, 3)).code == "KASN"
    with pytest.raises(UnknownOffice):
        national("KASN", date(2024, 9, 4))


def test_ministries_split_on_their_day(country: None) -> None:
    before = {each.code for each in central_authorities(date(2024, 10, 20))}
    after = {each.code for each in central_authorities(date(2024, 10, 21))}
    assert "PPKC-KEMENKUMHAM" in before - after
    assert "PPKC-KEMENKUM" in after - before


def test_bodies_that_only_receive_letters_do_not_sign_in(country: None) -> None:
    silent = set(Institution.objects.filter(signs_in=False).values_list("kind", flat=True))
    assert silent == {"GAKKUMDU", "KPU", "DKPP", "PROPAM", "TNI", "HOME_MINISTRY", "PRESIDENT"}


def test_the_mandate_of_the_cyber_unit_is_not_made_up(country: None) -> None:
    unit = national("CYBER_UNIT")
    assert (unit.code, unit.signs_in, unit.region_id, unit.parent_id) == ("CYBER-UNIT", True, None, None)
    assert "belum diverifikasi" in unit.note
    assert "unverified" in unit.note_en
    assert unit.name_confidence == "LOW"


def test_a_kind_with_many_offices_is_not_guessed(country: None) -> None:
    with pytest.raises(UnknownOffice):
        institution("PPK_CENTRAL")
    with pytest.raises(UnknownOffice):
        institution("PPK", "99.99")
    with pytest.raises(UnknownOffice):
        office("BAWASLU-" + "9" * 5000)
    with pytest.raises(UnknownOffice):
        office("BAWASLU-33.09\x00")


def test_offices_are_found_by_words(country: None) -> None:
    assert find_offices("bawaslu boyolali")[0].code == "BAWASLU-33.09"
    assert find_offices("BKN")[0].code == "BKN"
    assert find_offices("   ") == find_offices("\x00") == []


def test_contacts_of_an_administrator_survive_the_next_run(country: None) -> None:
    week = {day: (time(9), time(15)) for day in ("mon", "tue", "wed")}
    update_office(
        code="BAWASLU-33.09",
        contacts=Contacts(hotline=" 0000-1234 ", email="aduan@example.go.id", week=week, hours_source="surat kantor"),
        on=date(2026, 1, 5),
    )
    create_offices()
    kept = office("BAWASLU-33.09")
    assert (kept.hotline, kept.email, kept.contact_on) == ("0000-1234", "aduan@example.go.id", date(2026, 1, 5))
    assert kept.hours is not None
    assert kept.hours["mon"] == ["09:00", "15:00"]
    assert kept.hours["sun"] is None


def test_an_impossible_address_is_refused(country: None) -> None:
    with pytest.raises(ValidationError):
        update_office(code="BAWASLU-33.09", contacts=Contacts(email="bukan surel"), on=date(2026, 1, 5))
    with pytest.raises(ValueError, match="close after it opens"):
        update_office(code="BAWASLU-33.09", contacts=Contacts(week={"mon": (time(16), time(8))}), on=date(2026, 1, 5))


def test_an_agency_is_added_once(country: None) -> None:
    first = create_agency(name="Balai Contoh Nusantara", short_name="BCN")
    again = create_agency(name="balai contoh nusantara", short_name="BCN")
    other = create_agency(name="Badan Cuaca Nusa", short_name="BCN")
    assert (first.code, again.code, other.code) == ("AGENCY-BCN", "AGENCY-BCN", "AGENCY-BCN-2")


def test_supervisors_are_not_added_by_hand(country: None) -> None:
    with pytest.raises(ValueError, match="region table"):
        create_agency(name="Bawaslu Palsu", short_name="X", kind=InstitutionKind.BAWASLU_DISTRICT)
