"""The guide: every act in everyday words, who it is asked for, and which kinds and allowances answer."""

from netra.domain.answering import RULING_LABELS, Ruling
from netra.domain.guidance import Guide, GuideAct, Link, Row
from netra.domain.lawbook.markup import both, bullets, page, said, span, table
from netra.domain.rulebook import Catalogue
from netra.domain.validity import Period
from netra.domain.words import Text


def guide(catalogue: Catalogue) -> str:
    title = Text("Panduan: boleh atau tidak", "The guide: may I or may I not")
    lead = Text(
        "Tabel ini tidak memuat putusan. Putusan mengikuti jenis perbuatan dan kelonggaran yang berlaku pada hari yang"
        " ditanyakan; bila tidak ada yang berbicara, jawabannya: belum pasti, tanyakan. Contoh adalah rekaan.",
        "This table holds no ruling. The ruling follows from the kinds of act and allowances that hold on the day asked"
        " about; where none speaks, the answer is: not settled, ask. Examples are invented.",
    )
    how = [
        f"**{RULING_LABELS[ruling].id} / *{RULING_LABELS[ruling].en}***: {text.id} / *{text.en}*"
        for ruling, text in _HOW.items()
    ]
    askers = table(
        ("Siapa / who", "Status", "Lewat / through"),
        [
            (f"{both(one.label)}<br>`{one.id}`", one.status, _kinds((one.through,) if one.through else ()))
            for one in catalogue.guide.askers
        ],
    )
    return page(
        title,
        said(lead),
        bullets(how),
        "## Siapa bertanya / who asks\n\n" + askers,
        *(_act(catalogue.guide, act) for act in catalogue.guide.acts),
    )


_HOW = {
    Ruling.ALLOWED: Text(
        "kelonggaran mengatakannya dan tidak ada jenis yang melarang", "an allowance says so and no kind forbids"
    ),
    Ruling.ONLY_IF: Text(
        "kelonggaran bersyarat, atau jenis yang punya pengecualian",
        "a conditional allowance, or a kind with an exception",
    ),
    Ruling.DISPUTED: Text("sumber resmi saling bertentangan", "official sources contradict one another"),
    Ruling.FORBIDDEN: Text(
        "sebuah jenis melarang dan sedikitnya satu pasalnya berlaku",
        "a kind forbids and at least one of its articles holds",
    ),
    Ruling.UNSETTLED: Text("katalog tidak memuat yang memutuskan", "the catalogue holds nothing that decides"),
}


def _act(guide: Guide, act: GuideAct) -> str:
    places = {place.id: place.label for place in act.places}
    rows = [
        (
            _people(guide, row),
            "<br>".join(both(places[one]) for one in row.places) or "—",
            _kinds(row.before),
            _kinds(row.after),
            _kinds(row.beware),
            "<br>".join([*(_link(one) for one in row.allow), *(f"({_link(one)})" for one in row.see)]) or "—",
            f"`{row.window}`" if row.window else "—",
        )
        for row in act.rows
    ]
    head = (
        "Siapa / who",
        "Di mana / where",
        "Sebelum / before",
        "Sesudah / after",
        "Di dekatnya / close by",
        "Kelonggaran / allowances",
        "Jendela / window",
    )
    return (
        f"## {act.id}\n\n{said(act.title)}\n\n"
        f"Kata lain / other words: {', '.join(act.words)}\n\n"
        f"Contoh (rekaan) / example (invented): {act.example.id} / *{act.example.en}*\n\n{table(head, rows)}"
    )


def _people(guide: Guide, row: Row) -> str:
    named = [one.id for one in guide.askers if one.is_one_of(row.who) and not (row.but and one.is_one_of(row.but))]
    return ", ".join(named)


def _kinds(codes: tuple[str, ...]) -> str:
    return ", ".join(f"[{code}](kinds.md#{code.lower()})" for code in codes) or "—"


def _link(link: Link) -> str:
    told = "" if link.period == Period() else f" {span(link.period)}"
    known = f"; sumber sampai / source until {link.known_to.isoformat()}" if link.known_to else ""
    return f"[{link.code}](allowed.md){told}{known}"
