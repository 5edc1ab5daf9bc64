"""What every page knows: whether this is practice, and the way around for whoever looks."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from netra.accounts import queries as accounts
from netra.accounts.queries import Role
from netra.desk import queries as desk
from netra.intake import queries as intake
from netra.monitoring import queries as monitoring
from netra.notices import queries as notices
from netra.personnel import queries as personnel
from netra.questions import queries as questions
from netra.ui.components import Link

A_ROW = 9  # so many links fit on one line of a desk


def house(request: HttpRequest) -> dict[str, Any]:
    """The frame's variables; see `netra/ui/README.md`."""
    is_staff = hasattr(request, "user") and request.user.is_authenticated  # a bad request is told before that
    links = [_marked(link, request.path) for link in (_for_staff(request) if is_staff else _for_all())]
    minor = [link for link in links if link.is_minor]
    return {
        "practice": settings.PRACTICE,
        "version": settings.NETRA_VERSION,
        "home_url": reverse("portal:home"),
        "navigation": links,
        "navigation_more": {"links": minor, "is_current": any(link.is_current for link in minor)} if minor else None,
        "footer_links": [
            Link(_("Bantuan"), reverse("portal:help")),
            Link(_("Apa kata hukum"), reverse("portal:law")),
            Link(_("Bolehkah saya?"), reverse("guide:board")),
            Link(_("Tanya dahulu"), reverse("questions:board")),
            Link(_("Cari kantor"), reverse("registry:find")),
            Link(_("Data terbuka"), reverse("opendata:data")),
            Link(_("Akar buku besar"), reverse("custody:roots")),
            Link(_("Angka lembaga lain"), reverse("dashboards:published")),
        ],
        "sign_in_url": reverse("account_login"),
        "sign_out_url": reverse("account_logout"),
        "agency_sign_in": settings.OIDC.name,
        "account_url": reverse("mfa_index"),
    }


def _for_all() -> list[Link]:
    return [
        Link(_("Lapor"), "/lapor/"),
        Link(_("Ikuti laporan"), "/status/"),
        Link(_("Bolehkah?"), reverse("guide:board")),
        Link(_("Cari kantor"), reverse("registry:find")),
        Link(_("Pencegahan"), reverse("campaigns:list")),
        Link(_("Zona"), reverse("zones:map")),
        Link(_("Hukum"), reverse("portal:law")),
        Link(_("Bantuan"), reverse("portal:help")),
    ]


def _for_staff(request: HttpRequest) -> list[Link]:
    standings = accounts.standings(request.user, timezone.localdate())
    roles = {standing.role for standing in standings}
    links = [Link(_("Pekerjaan saya"), "/kerja/")]
    if any(standing.is_supervisor for standing in standings):
        due = desk.due_count(request.user, timezone.localdate(), at=timezone.now())
        links.append(Link(_("Loket"), reverse("desk:home"), count=due or None))
        links.append(Link(_("Temuan"), "/kerja/temuan/", is_minor=True))
        links.append(Link(_("Lapangan"), reverse("offline:field"), is_minor=True))
        links.append(Link(_("Cari"), "/kerja/cari/"))
    if questions.may_enter(request.user, timezone.localdate()):
        waiting = questions.waiting_count(request.user, timezone.localdate())
        links.append(Link(_("Tanya"), reverse("questions:inbox"), count=waiting or None))
    if roles & {Role.PERSONNEL_AUTHORITY, Role.REGENT_OFFICE}:
        links.append(Link(_("Ajukan permintaan"), "/kerja/permintaan/"))
    if Role.PERSONNEL_AUTHORITY in roles or any(standing.is_supervisor for standing in standings):
        links.append(Link(_("Pengawasan jabatan"), "/pengawasan/", is_minor=True))
    if personnel.declares_for(request.user, timezone.localdate()):
        links.append(Link(_("Akun pegawai"), reverse("personnel:accounts")))
    if Role.CYBER_ANALYST in roles:
        links.append(Link(_("Cari akun"), reverse("personnel:look_up")))
    if roles - {Role.ADMINISTRATOR, Role.AUDITOR, Role.CUSTODIAN, Role.CYBER_ANALYST}:
        links.append(Link(_("Angka"), reverse("dashboards:mine")))
    if roles & {Role.PERSONNEL_AUTHORITY, Role.MONITOR} or any(standing.is_supervisor for standing in standings):
        links.append(Link(_("Pencegahan"), reverse("campaigns:register"), is_minor=True))
    if any(standing.is_supervisor for standing in standings):
        links.append(Link(_("Bacaan"), reverse("readings:register"), is_minor=True))
    if monitoring.may_enter(request.user, timezone.localdate()):
        to_read = monitoring.waiting_count(request.user, timezone.localdate())
        to_read += monitoring.open_for_unit(request.user, timezone.localdate())
        links.append(Link(_("Pemantauan"), reverse("monitoring:queue"), count=to_read or None))
    if Role.ADMINISTRATOR in roles:
        links.append(Link(_("Orang dan kantor"), reverse("accounts:people")))
        links.append(Link(_("Sistem lain"), reverse("partners:register")))
        links.append(Link(_("Keadaan rumah"), reverse("operations:house")))
    if Role.CUSTODIAN in roles:
        to_decide = len(intake.to_decide(request.user, timezone.localdate()))
        links.append(Link(_("Titipan nama"), reverse("intake:custodian"), count=to_decide or None))
    if Role.AUDITOR in roles:
        links.append(Link(_("Identitas dibuka"), reverse("intake:identities")))
        links.append(Link(_("Buku besar"), "/buku/"))
    links += [
        Link(_("Zona"), reverse("zones:map"), is_minor=True),
        Link(_("Kabar"), "/kerja/kabar/", count=notices.unread_count(request.user) or None),
        Link(_("Hukum"), reverse("portal:law"), is_minor=True),
    ]
    return links if len(links) > A_ROW else [replace(link, is_minor=False) for link in links]


def _marked(link: Link, path: str) -> Link:
    return replace(link, is_current=path == link.url)
