"""What a paper lets one choose from: kinds of act, routes, sanctions, each under the law of the right day."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from netra.cases import queries
from netra.cases.models import Accused, Case
from netra.domain.codes import PersonStatus, SanctionClass, Side
from netra.domain.institutions import Destination
from netra.domain.legal import Rule
from netra.domain.loading import load
from netra.domain.procedures import ROUTE_LABELS
from netra.domain.words import Text
from netra.ui.words import say

Choices = list[tuple[str, str]]
Groups = list[tuple[str, Choices]]

OTHER = "OTHER"
FAMILIES = {
    "A": Text("ASN, sebelum calon ditetapkan", "Civil servants, before candidates are designated"),
    "B": Text("ASN, pelanggaran disiplin", "Civil servants, breaches of discipline"),
    "S20": Text("Daftar tahun 2020", "The list of 2020"),
    "N": Text("Tenaga kontrak dan honorer", "Contract staff"),
    "D": Text("Kepala desa, perangkat desa, BPD", "Village heads, village staff, village council"),
    "P": Text("Kepala daerah, PPK, dan atasan", "Heads of region, personnel authorities, superiors"),
    "T": Text("TNI dan Polri", "Armed forces and police"),
    "C": Text("Calon dan tim kampanye", "Candidates and campaign teams"),
}
CLASSES = {
    SanctionClass.MORAL: Text("Sanksi moral", "Moral sanction"),
    SanctionClass.SEDANG: Text("Hukuman disiplin sedang", "Medium disciplinary sanction"),
    SanctionClass.BERAT: Text("Hukuman disiplin berat", "Heavy disciplinary sanction"),
    SanctionClass.PTDH: Text("Pemberhentian tidak dengan hormat", "Dishonourable dismissal"),
    SanctionClass.TEGURAN: Text("Tangga sanksi desa", "The village ladder"),
    SanctionClass.KONTRAK: Text("Menurut kontrak kerja", "Under the contract"),
    SanctionClass.PIDANA: Text("Pidana", "Criminal"),
    SanctionClass.PEMBATALAN_CALON: Text("Pembatalan calon", "Striking off a candidate"),
    SanctionClass.INTERNAL: Text("Tindakan kesatuan", "Measures of the service"),
    SanctionClass.ADMINISTRATIF_PPK: Text("Sanksi bagi kepala daerah", "Sanctions for heads of region"),
    SanctionClass.DIPUTUS_SATGAS: Text("Diputus Satgas", "Decided by the task force"),
}


def rule_groups(case: Case, chosen: Iterable[str] = (), suggested: Iterable[str] = ()) -> Groups:
    """Kinds of act for a case: those already named, those suggested by its account, those the list of the day names
    for the phase, then the others."""
    catalogue, on = load(), case.act_on
    picked = [code for code in dict.fromkeys(chosen) if code in catalogue.rules]
    phase = queries.phase_of(case)
    groups: dict[str, Choices] = {}
    if picked:
        groups[_("Sudah disebut dalam perkara ini")] = [_choice(catalogue.rule(code)) for code in picked]
    offered = [code for code in dict.fromkeys(suggested) if code in catalogue.rules and code not in picked]
    if offered:
        groups[_("Disarankan dari uraian, belum dinilai")] = [_choice(catalogue.rule(code)) for code in offered]
    rules = list(catalogue.rules.values()) if on is None else list(catalogue.rules_at(on))
    ranked = sorted(rules, key=lambda rule: _is_other_phase(rule, phase.side if phase else None))
    for rule in ranked:
        if rule.code not in {*picked, *offered} and not _is_list_of_other_years(rule, on):
            title = _group(rule, on, phase.side if phase else None)
            groups.setdefault(title, []).append(_choice(rule))
    return list(groups.items())


def _is_list_of_other_years(rule: Rule, on: date | None) -> bool:
    """The kinds of the list of 2020 are offered on days when that list covered them."""
    return rule.family == "S20" and on is not None and load().cover(rule.code, on).instrument is None


def _choice(rule: Rule) -> tuple[str, str]:
    return rule.code, f"{rule.code}: {say(rule.act)}"


def _is_other_phase(rule: Rule, side: Side | None) -> bool:
    return side is not None and rule.phase not in {Side.ANY, side}


def _group(rule: Rule, on: date | None, side: Side | None) -> str:
    if _is_other_phase(rule, side):
        return _("Untuk tahapan lain dari hari kejadian")
    instrument = load().cover(rule.code, on).instrument if on else None
    if instrument is not None:
        return _("Tercantum dalam %(list)s") % {"list": say(instrument.short)}
    return say(FAMILIES[rule.family])


def codes_held(case: Case, people: Sequence[Accused]) -> list[str]:
    """Kinds of act named so far: against these people, else in the studies of the case."""
    held = [code for person in people for code in person.rules]
    if not held:
        papers = case.papers.filter(kind__in=["STUDY", "INITIAL_STUDY_NOTE"], withdrawn_on=None).order_by("-id")
        held = [code for paper in papers for code in paper.fields.get("rules", ())]
    return list(dict.fromkeys(held))


def destinations(case: Case, people: Sequence[Accused], on: date) -> list[Destination]:
    """Where the law of the day sends these people's acts, each place once."""
    catalogue = load()
    found: dict[str, Destination] = {}
    for person in people:
        for code in person.rules or codes_held(case, [person]):
            if code in catalogue.rules:
                for one in catalogue.destinations(code, person.status, on, case.act_on):
                    found.setdefault(one.route, one)
    return [one for one in found.values() if one.route in ROUTE_LABELS]


def route_groups(case: Case, people: Sequence[Accused], on: date) -> Groups:
    """Routes that follow from act and status first, then every other."""
    fitting = [str(one.route) for one in destinations(case, people, on)]
    groups: Groups = []
    if fitting:
        groups.append(
            (_("Sesuai perbuatan dan status"), [(route, say(ROUTE_LABELS[route])) for route in fitting]),
        )
    others = [(route, say(label)) for route, label in ROUTE_LABELS.items() if route not in fitting]
    return [*groups, (_("Tujuan lain"), others)]


def sanction_groups(accused: Accused, on: date) -> Groups:
    """Sanctions for one person by the rule of the day of examination: threatened ones first, other known ones, a free
    one."""
    catalogue, status = load(), PersonStatus(accused.status)
    groups: dict[str, Choices] = {}
    seen: set[str] = set()
    for code in accused.rules:
        if code in catalogue.rules:
            for option in catalogue.sanctions_for_code(code, status, on):
                if option.code not in seen:
                    seen.add(option.code)
                    title = _("Diancamkan: %(name)s") % {"name": say(CLASSES[option.sanction_class])}
                    groups.setdefault(title, []).append((option.code, say(option.label)))
    for option in catalogue.sanctions_for(list(SanctionClass), status, on):
        if option.code not in seen:
            seen.add(option.code)
            title = _("Lainnya: %(name)s") % {"name": say(CLASSES[option.sanction_class])}
            groups.setdefault(title, []).append((option.code, say(option.label)))
    return [*groups.items(), (_("Di luar daftar"), [(OTHER, _("Sanksi lain, tulis di bawah"))])]


def sanction_notes(accused: Accused, on: date) -> list[Text]:
    """Why the list is short for this kind of person."""
    return list(load().sanction_notes(list(SanctionClass), accused.status, on))
