"""The people of the journeys and what they do. Every method is something a person does with a page in front of them:
they find things by the words they read, in the language of their browser, and never by the wiring behind."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from django.utils import translation
from playwright.sync_api import Browser, Locator, Page, expect

from netra.domain.papers import ELEMENTS, PAPERS, Field, Kind
from netra.domain.procedures import ROUTE_LABELS
from netra.domain.procedures.actions import ACTIONS
from netra.domain.words import Text
from tests.cast import Person as Member
from tests.journeys.checks import PHONE, Watch
from tests.journeys.house import House

STAFF_PAGES = re.compile(
    r"/(kerja|perkara|masuk|akun|buku|pengawasan|undangan|angka|pemantauan)/|/pencegahan/(kelola|cakupan|kalender|instansi)/"
)
DESK = {"width": 1280, "height": 900}
POCKET = {"width": PHONE, "height": 844}
PATIENCE = 30_000  # milliseconds; a machine may be busy
WITH_CODE = {"SUMMONS", "SECOND_SUMMONS"}
LOCALES = {"id": "id-ID", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Street:
    """Where people meet the house: its address, the browser to use, the pages axe has read already."""

    house: House
    browser: Browser
    known: set[str]


class Visitor:
    """Anybody with a browser. On a phone the page is 390 px wide and touched; without scripts nothing runs in it."""

    def __init__(self, street: Street, *, language: str = "id", phone: bool = False, scripts: bool = True) -> None:
        self.house, self.language = street.house, language
        self._context = street.browser.new_context(
            base_url=street.house.url,
            viewport=POCKET if phone else DESK,  # type: ignore[arg-type]  # a TypedDict of the library's own
            has_touch=phone,
            is_mobile=phone,
            device_scale_factor=2 if phone else 1,
            locale=LOCALES[language],
            timezone_id="Asia/Jakarta",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        self._context.set_default_timeout(PATIENCE)
        self.page: Page = self._context.new_page()
        self._touches = phone
        self._watch = Watch(self.page, street.house.url, street.known, scripts=scripts)
        self._watch.begin(self._context)

    # ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def words(self, text: str | Text) -> str:
        """A text of the house as this person reads it; one that lacks its English fails the journey."""
        if isinstance(text, Text):
            return text.in_(self.language)
        with translation.override(self.language):
            said = translation.gettext(text)
        assert self.language == "id" or said != text, f"no English for {text!r}"
        return said

    # ── moving about ────────────────────────────────────────────────────────────────────────────────────────────────

    def goes_to(self, path: str) -> Self:
        self.page.goto(path)
        return self._arrives()

    def follows(self, link: str | Text, *, within: Locator | None = None) -> Self:
        """Follow the first link with these words; one of the menu may stand behind "more"."""
        found = (within or self.page).get_by_role("link", name=self.words(link), exact=True)
        if within is None and not found.count() and (more := self.page.locator(".n-nav-more summary")).is_visible():
            more.click()
        return self._goes_on(found.first)

    def downloads(self, link: str | Text) -> bytes:
        """Take home the file behind a link."""
        with self.page.expect_download() as waiting:
            self._press(self.page.get_by_role("link", name=self.words(link), exact=True).first)
        return waiting.value.path().read_bytes()

    def takes_home(self, address: str) -> bytes:
        """Take home the file to which a link of this page leads."""
        with self.page.expect_download() as waiting:
            self._press(self.page.locator(f"a[href='{address}']").first)
        return waiting.value.path().read_bytes()

    def presses(self, button: str | Text, *, within: Locator | None = None) -> Self:
        return self._goes_on((within or self.page).get_by_role("button", name=self.words(button), exact=True).first)

    def presses_and_stays(self, button: str | Text) -> Self:
        """Press what is held back on this page."""
        self._press(self.page.get_by_role("button", name=self.words(button), exact=True).first)
        return self

    def unfolds(self, summary: str) -> Self:
        """Open a folded part of the page."""
        self._press(self.page.locator("summary", has_text=self.words(summary)).first)
        return self

    def presses_twice(self, button: str) -> Self:
        """Two impatient presses, as fast as fingers are."""
        target = self.page.get_by_role("button", name=self.words(button), exact=True).first
        # The second press may break off what the first began; a page arrives either way.
        with self.page.expect_event("load"):
            target.dblclick(no_wait_after=True)
        self.page.wait_for_load_state("networkidle")
        return self._arrives()

    def goes_back(self) -> Self:
        self.page.go_back()
        return self._arrives()

    def reloads(self) -> Self:
        """Load the page again; what was posted is posted again."""
        self.page.reload()
        return self._arrives()

    def closes_the_browser(self) -> None:
        self._context.close()

    def _press(self, target: Locator) -> None:
        if self._touches:
            target.tap()
        else:
            target.click()

    def _goes_on(self, target: Locator) -> Self:
        """Press what leads to another page, and look at that page."""
        with self.page.expect_navigation(wait_until="load"):
            self._press(target)
        return self._arrives()

    def _arrives(self) -> Self:
        self._watch.look(is_public=not STAFF_PAGES.search(self.page.url))
        return self

    # ── writing and reading ─────────────────────────────────────────────────────────────────────────────────────────

    def writes(self, label: str | Text, text: str, *, within: Locator | None = None) -> Self:
        self._control(label, within).fill(text)
        return self

    def ticks(self, label: str | Text, *, within: Locator | None = None) -> Self:
        """Tick a box or choose one of several, by the words beside it."""
        self._control(label, within).check()
        return self

    def selects(self, label: str | Text, option: str | Text) -> Self:
        self._control(label).select_option(label=self.words(option))
        return self

    def attaches(self, label: str | Text, *files: Path) -> Self:
        self._control(label).set_input_files(files)
        return self

    def reads(self, *texts: str | Text) -> Self:
        """These words stand on the page, in sight."""
        for text in texts:
            said = text if isinstance(text, str) else self.words(text)
            expect(self.page.locator("main").get_by_text(said).locator("visible=true").first).to_be_visible()
        return self

    def reads_nothing_of(self, *texts: str) -> Self:
        """Neither page nor source holds these words."""
        source = self.page.content()
        assert not [text for text in texts if text in source]
        return self

    def reads_heading(self, text: str | Text) -> Self:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.words(text))
        return self

    def still_has(self, text: str) -> Self:
        """A field of the page still holds these words."""
        held = self.page.locator("textarea, input").evaluate_all("all => all.map(one => one.value)")
        assert text in held
        return self

    def sees(self, path: Path) -> Self:
        """Take a picture of the whole page, for whoever wants to look at it too."""
        self.page.screenshot(path=path, full_page=True)
        return self

    def _control(self, label: str | Text, within: Locator | None = None) -> Locator:
        words = re.escape(self.words(label))
        mark = re.escape(self.words("(wajib)"))
        return (within or self.page).get_by_label(re.compile(rf"^\s*{words}\s*({mark})?\s*$")).first


class Reporter(Visitor):
    """Rina, who saw something. She has no account."""

    code = ""

    def opens_the_form(self) -> Self:
        return self.goes_to("/").follows("Lapor", within=self.page.locator("main"))

    def stays_nameless(self) -> Self:
        return self.ticks("Tanpa nama: informasi awal. Kami tidak menanyakan siapa Anda.")

    def gives_a_name(self, name: str, *, known_on: date) -> Self:
        """A formal report, signed online."""
        self.ticks("Dengan nama: laporan resmi. Anda menjadi pelapor, identitas Anda dijaga.")
        self.writes("Tanggal Anda mengetahui kejadian itu", known_on.isoformat())
        self.ticks("Warga yang punya hak pilih di daerah itu")
        self.writes("Nama lengkap", name)
        own = self.page.locator("fieldset", has_text=self.words("Tentang Anda")).last
        self.writes("Alamat", "Jalan Contoh 1, Kudus", within=own)
        self.writes("Nomor KTP (NIK)", "0000000000000000")
        self.ticks("Tanda tangan daring sekarang")
        self.writes("Ketik nama lengkap Anda sebagai tanda tangan", name)
        return self.ticks(
            "Saya menyatakan isi laporan ini benar sepanjang yang saya ketahui, dan bersedia dimintai keterangan."
        )

    def tells(self, account: str, *, on: date, region: str, place: str) -> Self:
        self.writes("Ceritakan apa yang terjadi", account)
        self.writes("Tanggal kejadian", on.isoformat())
        self.writes("Kabupaten, kota, atau provinsi tempat kejadian", region)
        return self.writes("Tempat persisnya", place)

    def names(self, name: str, *, status: Text, position: str) -> Self:
        """The first of the people reported."""
        row = self.page.locator("fieldset[data-row]").first
        self.writes("Nama", name, within=row)
        row.get_by_label(self.words("Statusnya")).select_option(label=self.words(status))
        return self.writes("Jabatan", position, within=row)

    def sends(self) -> Self:
        return self.presses("Kirim")

    def keeps_the_code(self) -> Self:
        """Write down the code of the receipt."""
        self.reads_heading("Terima kasih, sudah kami terima")
        self.code = self.page.locator("#kode").inner_text().strip()
        assert re.fullmatch(r"[0-9A-Z]{2,6}(-[0-9A-Z]{2,6})+", self.code), self.code
        assert self.code not in self.page.url
        return self

    def asks_how_it_goes(self) -> Self:
        """Open the status page with the code."""
        self.goes_to("/status/")
        if self.page.get_by_label(re.compile(self.words("Kode tanda terima"))).count():
            self.writes("Kode tanda terima", self.code.lower().replace("-", " "))
            self.presses("Buka")
        return self

    def writes_to_the_office(self, text: str) -> Self:
        return self.writes("Pesan", text).presses("Kirim pesan").reads(self.words("Pesan Anda sudah sampai di kantor."))


class AccusedPerson(Visitor):
    """Joko, who was invited to explain. He has a letter with a code and no account."""

    def comes_with(self, code: str) -> Self:
        self.goes_to("/jawab/").writes("Kode jawaban", code)
        return self.presses("Buka").reads_heading("Dugaan dan jawaban Anda")

    def answers(self, text: str, *, companion: str = "", evidence: tuple[Path, ...] = ()) -> Self:
        self.writes("Jawaban Anda", text).writes("Pendamping", companion)
        if evidence:
            self.attaches("Bukti dari Anda", *evidence)
        return self.presses("Kirim jawaban").reads(self.words("Jawaban Anda diterima dan masuk ke berkas perkara."))


class Officer(Visitor):
    """A member of staff at a desk. Papers and acts are found under the labels of the law's own tables."""

    def __init__(self, street: Street, member: Member, *, language: str = "id", phone: bool = False) -> None:
        super().__init__(street, language=language, phone=phone)
        self.member = member

    def signs_in(self) -> Self:
        """Come in through a one-time door, as the console prints it."""
        self.page.goto(self.house.one_time_door(self.member))
        self._arrives().presses("Masuk", within=self.page.locator("main"))
        return self.reads_heading("Pekerjaan saya hari ini")

    def signs_in_beside(self) -> Self:
        """Sign in on another tab; the page at hand stays as it is."""
        beside = self._context.new_page()
        beside.goto(self.house.one_time_door(self.member))
        beside.locator("main").get_by_role("button", name=self.words("Masuk"), exact=True).click()
        beside.wait_for_url("**/kerja/")
        beside.close()
        return self

    def sends_again(self) -> Self:
        """Send a form that was read back; asked once more after signing in anew, press once more."""
        self.presses("Kirim lagi")
        if self.page.get_by_role("button", name=self.words("Kirim lagi")).count():
            self.presses("Kirim lagi")
        return self

    def counts(self, tile: str, number: int) -> Self:
        """Read a figure of the dashboard, follow it, and find as many lines as it said."""
        found = self.page.locator(".n-tile", has=self.page.get_by_role("link", name=self.words(tile), exact=True))
        expect(found.first).to_contain_text(str(number))
        self._goes_on(found.get_by_role("link").first)
        expect(self.page.locator("main .n-work > li")).to_have_count(number)
        return self

    def opens(self, case: str) -> Self:
        """Open a case from the work list, by its number or short code; one that awaits others is searched for."""
        self.goes_to("/kerja/")
        line = self.page.get_by_role("link", name=case).first
        if not line.is_visible():
            self.writes("Nomor registrasi atau kode perkara", case).presses("Cari")
        return self._goes_on(line)

    def keeps_the_day(self, day: date) -> Self:
        """From the page of the case: what follows was done on that earlier day."""
        self.unfolds("Mencatat tindakan hari lain").writes("Hari tindakan", day.isoformat())
        self._goes_on(self.page.locator("details form button").last)
        assert f"hari={day.isoformat()}" in self.page.url
        return self

    def files(self, kind: str, **given: Any) -> Self:
        """Open the form of a paper from the list of papers wanted, fill it in (fields not given get words), keep it."""
        self.opens_paper(kind)
        for field in PAPERS[kind].fields:
            if kind == "STUDY" and field.name.endswith(("_for", "_against", "_holds")):
                self._weighs(field, given.get(field.name))
            else:
                self._fills(field, given)
        keep = "Simpan dan buat kode jawaban" if kind in WITH_CODE else "Simpan ke berkas"
        return self.presses(keep)

    def summons(self, **given: Any) -> str:
        """File the summons; gives the code that the page shows this once."""
        self.files("SUMMONS", **given).reads_heading("Undangan disimpan, kode jawaban dibuat")
        code = self.page.locator("#kode").inner_text().strip()
        self.follows("Ke halaman perkara")
        return code

    def takes(self, action: str, *papers: str, note: str = "", **given: Any) -> Self:
        """Write these papers, then take the act and read that it is done."""
        for kind in papers:
            self.files(kind, **given)
        self.begins(action)
        return self.confirms(action, note=note).reads(self.words(ACTIONS[action].done) + ".")

    def begins(self, action: str) -> Self:
        """Press the button of an act; its page asks to confirm."""
        target = self._steps().get_by_role("link", name=self.words(ACTIONS[action].button), exact=True)
        self._in_sight(target)
        return self._goes_on(target.first)

    def confirms(self, action: str, *, note: str = "") -> Self:
        if note:
            self.writes("Catatan", note)
        sure = self.page.locator("form.n-form input[type=checkbox]")
        if sure.count():
            sure.check()
        return self.presses(ACTIONS[action].button, within=self.page.locator("main"))

    def corrects_the_accused(self, name: str, *, employer: str = "", rules: tuple[str, ...] = ()) -> Self:
        """Fill in what the office found out about a person."""
        person = self.page.locator("article", has_text=name).first
        self.follows("Perbaiki data", within=person)
        if employer:
            self.writes("Instansi pembina kepegawaian (PPK)", employer)
        for code in rules:
            self._picks_rule(code)
        self.presses("Simpan", within=self.page.locator("main"))
        return self.reads(self.words("Data terlapor disimpan."))

    # ── the list of papers ──────────────────────────────────────────────────────────────────────────────────────────

    def _steps(self) -> Locator:
        return self.page.locator("section.n-actions")

    def opens_paper(self, kind: str) -> Self:
        """From the list of papers wanted to the form of one."""
        link = self._steps().get_by_role("link", name=self.words(PAPERS[kind].label), exact=True)
        self._in_sight(link)
        return self._goes_on(link.first)

    def _in_sight(self, target: Locator) -> None:
        """What stands folded away is unfolded first."""
        if target.count():
            return
        for fold in self.page.locator("details:not([open]) > summary", has_text=self.words("Jalan lain")).all():
            self._press(fold)

    def _fills(self, field: Field, given: dict[str, Any]) -> None:
        if not field.is_required and field.name not in given:
            return
        value = given.get(field.name)
        label = self.words(field.label)
        match field.kind:
            case Kind.LINE | Kind.TEXT | Kind.BODY | Kind.OFFICE:
                self._control(field.label).fill(value or f"{label}: contoh")
            case Kind.DATE:
                self._control(field.label).fill(str(value or self.house.today))
            case Kind.MOMENT:
                self._control(field.label).fill(str(value or f"{self.house.today}T09:00"))
            case Kind.TICK:
                self._control(field.label).check()
            case Kind.MANY:
                self._chooses(field, value)
            case Kind.ACCUSED:
                if value:
                    self.page.get_by_label(re.compile(re.escape(value))).first.check()
            case Kind.ROUTE:
                self._control(field.label).select_option(label=self.words(ROUTE_LABELS[str(value)]))
            case Kind.SANCTION:
                self._control(field.label).select_option(label=value)
            case Kind.RULES:
                for code in value or ():
                    self._picks_rule(code)

    def _weighs(self, field: Field, value: Any) -> None:
        """One element of a study: each stands in a box of its own, with what speaks for and against it."""
        name, part = field.name.rsplit("_", 1)
        label = next(words for code, words in ELEMENTS if code == name)
        box = self.page.locator("fieldset.n-group", has_text=self.words(label))
        match part:
            case "holds":
                box.get_by_label(self.words(dict(field.choices)[str(value or "YES")]), exact=True).check()
            case "for":
                self.writes("Yang mendukung", value or "Keterangan saksi dan foto.", within=box)
            case _ if value:
                self.writes("Yang melemahkan", value, within=box)

    def _chooses(self, field: Field, value: Any) -> None:
        labels = dict(field.choices)
        wanted: list[str] = [field.choices[0][0]] if value is None else value
        name = re.compile(r"^\s*" + re.escape(self.words(field.label)))
        group = self.page.get_by_role("group", name=name).last
        for code in wanted:
            group.get_by_label(self.words(labels[code]), exact=True).check()

    def _picks_rule(self, code: str) -> None:
        box = self.page.get_by_role("checkbox", name=re.compile(rf"^{code}:"))
        if not box.count():
            hidden = self.page.locator("details:not([open])", has_text=f"{code}:")
            self._press(hidden.first.locator("summary"))
        box.first.check()
