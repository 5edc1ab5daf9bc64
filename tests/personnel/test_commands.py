"""The two commands, as somebody at a console meets them."""

from pathlib import Path

import pytest

from netra.config.cli import main
from netra.personnel.models import DeclaredAccount, Employee
from tests.personnel.lists import EVERYBODY, HEADER, NIP_JOKO, a_list


def test_it_works(country: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    staff = a_list(tmp_path / "pegawai.csv", [*EVERYBODY, ("123", *EVERYBODY[0][1:])], HEADER)
    assert main(["import", "employees", str(staff), "--as-of", "2024-10-01"]) == 1
    told = capsys.readouterr()
    assert "4 added, 0 changed, 0 known already, 1 left out" in told.out
    assert "4 people in the index" in told.out
    assert "rows-left-out" in told.err
    accounts = a_list(tmp_path / "akun.csv", [(NIP_JOKO, "@joko", "x")], ("nip", "akun", "platform"))
    assert main(["import", "accounts", str(accounts), "--employer", "PPK-33.19"]) == 0
    assert DeclaredAccount.objects.get().handle_key == "joko"
    assert main(["remove-staff", "PPK-33.19", "--reason", "Diminta instansinya"]) == 0
    assert "2 people of PPK-33.19 removed" in capsys.readouterr().out
    assert Employee.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        ["--employer", "PPK-99.99"],
        ["--as-of", "kemarin"],
    ],
    ids=["no such employer", "no such day"],
)
def test_what_cannot_be_meant_changes_nothing(country: None, tmp_path: Path, wrong: list[str]) -> None:
    staff = a_list(tmp_path / "pegawai.csv")
    assert main(["import", "employees", str(staff), *wrong]) == 2
    assert main(["import", "employees", str(tmp_path / "absent.csv")]) == 2
    assert not Employee.objects.exists()
