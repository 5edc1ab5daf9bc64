"""Every mail of a whole journey is read for names, numbers, places and words of the matter."""

import re
from datetime import timedelta

import pytest

from netra.cases import services as cases
from netra.notices.models import Notice
from netra.notices.services import collect, send
from tests.builders import at
from tests.cast import Cast
from tests.notices.builders import ACCUSED, DAY, NIP, REPORTER, STORY, a_matter, follow_up, refer
from tests.notices.server import MailServer
from tests.watch.builders import STORY as DEED
from tests.watch.builders import an_act

TELLING = (
    ACCUSED,
    "Joko",
    "Camat",
    NIP,
    NIP[:8],
    STORY,
    "dua jari",
    "Alun-alun",
    "Rahasia",
    "Kudus",
    "Budi",
    "Vera",
    "Sari",
    "Rina",
    DEED,
    "Kepala Rekaan",
    "contoh",  # what the papers of this journey are filled with
    "Nomor registrasi",
    "tunda_kgb",
)
CODE = re.compile(r"\bB07\b", re.IGNORECASE)  # a word of its own: the random part of a Message-ID may hold it by chance


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_works(cast: Cast, mail_server: MailServer, language: str) -> None:
    for person in (cast.budi, cast.vera, cast.sari):
        person.user.language = language
        person.user.save()
    case = a_matter(cast, wants_mail=True)
    cases.ask_employer(
        case.people.get(), cast.sari.office, due_on=DAY + timedelta(5), by=cast.budi.actor, on=DAY, at=at(DAY)
    )
    refer(cast, case)
    follow_up(cast, case)
    cases.mark_overdue(at=at(DAY + timedelta(25)))
    an_act(cast.sari, source="OWN_NOTICE")
    moment = at(DAY)
    collect(moment)
    while send(moment):
        pass
    assert len(mail_server.taken) == Notice.objects.filter(mail="SENT").count() > 12
    addresses = {mail["To"] for mail in mail_server.taken}
    assert addresses == {"budi@contoh.invalid", "vera@contoh.invalid", "sari@contoh.invalid", REPORTER}
    for mail in mail_server.taken:
        words = "\n".join([mail.get_content(), *(f"{name}: {value}" for name, value in mail.items() if name != "To")])
        found = [word for word in TELLING if word.lower() in words.lower()] + CODE.findall(words)
        assert not found, words


def test_the_markers_would_be_found(cast: Cast) -> None:
    """The journey does hold what the mails must not tell."""
    case = a_matter(cast)
    person = case.people.get()
    assert {person.name, person.nip, case.account} == {ACCUSED, NIP, STORY}
