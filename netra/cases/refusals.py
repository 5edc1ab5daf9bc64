"""Why a case would not move, in words for the person who tried."""

from netra.domain.words import Text
from netra.domain.workflow import Refusal, Why


class CannotAct(Exception):
    """The move is refused; `reason` says why and what to do, `missing` names the papers that lack."""

    def __init__(self, reason: Text, *, why: str = "", missing: tuple[tuple[str, ...], ...] = ()) -> None:
        super().__init__(reason.en)
        self.reason, self.why, self.missing = reason, why, missing

    @classmethod
    def for_refusal(cls, refusal: Refusal) -> "CannotAct":
        return cls(refusal.reason, why=refusal.why, missing=refusal.missing)

    @property
    def lacks_papers(self) -> bool:
        return self.why == Why.PAPERS_LACK


class SomeoneWasFaster(CannotAct):
    """The file changed between reading and acting; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Berkas ini baru saja diubah orang lain. Muat ulang, periksa, lalu ulangi bila masih perlu.",
                "Somebody else has just changed this file. Reload, check, and repeat if it is still needed.",
            ),
            why="FASTER",
        )


FUTURE = Text(
    "Tanggal itu belum tiba. Pakai tanggal hari ini atau sebelumnya.",
    "That day has not come yet. Use today or earlier.",
)
TOO_OLD = Text(
    "Tanggal itu mendahului penerimaan perkara. Periksa tanggalnya.",
    "That day lies before the matter was received. Check the date.",
)
NOT_YOURS = Text(
    "Perkara ini tidak sedang dikerjakan lembaga Anda.",
    "Your institution is not at work on this case.",
)
NO_EMPLOYER = Text(
    "Instansi tempat orang ini bekerja belum dicatat. Isi instansinya di daftar terlapor sebelum meneruskan.",
    "This person's employer has not been recorded. Fill it in under the accused before referring.",
)
NO_BODY = Text(
    "Lembaga penerima tidak ditemukan untuk wilayah ini. Pilih lembaganya di surat penerusan.",
    "No receiving institution was found for this region. Choose it in the referral letter.",
)
NO_OFFICE = Text(
    "Kantor tujuan belum dipilih. Isi kantor tujuan di surat pelimpahan.",
    "No receiving office was chosen. Fill it in in the transfer letter.",
)
NOBODY_ACCUSED = Text(
    "Belum ada terlapor yang dicatat. Tambahkan terlapor sebelum melanjutkan.",
    "No accused person has been recorded. Add one before going on.",
)
ALREADY_SERVED = Text(
    "Naskah ini sudah menjadi dasar tindakan, maka tidak dapat ditarik. Tulis naskah baru yang memperbaikinya.",
    "An act already rests on this paper, so it cannot be withdrawn. Write a new one that corrects it.",
)
NO_REFERRAL = Text(
    "Surat penerusan yang baru belum ada. Tulis surat penerusan lebih dahulu.",
    "There is no new referral letter. Write one first.",
)
NUMBER_TAKEN = Text(
    "Nomor registrasi ini sudah dipakai perkara lain di kantor ini. Tarik naskahnya dan tulis nomor yang benar.",
    "Another case of this office already bears this register number. Withdraw the paper and write the right number.",
)
