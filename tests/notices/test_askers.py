"""Questions before acting: the office hears of them, the asker of the answer; neither mail tells what it is about."""

from datetime import date

from netra.notices.models import Kind, Notice
from netra.notices.services import collect, send
from netra.questions import services as questions
from tests.builders import at
from tests.cast import Cast
from tests.notices.server import MailServer
from tests.questions.builders import ADVICE, ASKED_ON, TEXT, a_question, answered, published


def _told() -> set[tuple[str, str]]:
    return {(notice.kind, notice.user.name if notice.user else "") for notice in Notice.objects.select_related("user")}


def test_it_works(cast: Cast) -> None:
    question = a_question(email="rina@contoh.invalid")
    collect(at(ASKED_ON))
    assert _told() == {(Kind.ASKED_FIRST, "Budi")}  # neither the province nor the office next door
    answered(cast.budi, question=question)
    collect(at(ASKED_ON))
    assert _told() == {(Kind.ASKED_FIRST, "Budi"), (Kind.QUESTION_NEWS, "")}
    to_asker = Notice.objects.get(kind=Kind.QUESTION_NEWS)
    assert (to_asker.question, to_asker.path, to_asker.ref) == (question, "/tanya/ikuti/", "")


def test_without_an_address_nobody_is_written_to(cast: Cast) -> None:
    answered(cast.budi)
    collect(at(ASKED_ON))
    assert not Notice.objects.filter(kind=Kind.QUESTION_NEWS).exists()


def test_a_promise_that_passed_and_a_law_that_changed(cast: Cast) -> None:
    a_question()
    questions.mark_overdue(at=at(date(2024, 11, 1)))
    row = published(cast.budi, cast.wati)
    row.rested["rules"][0]["instrument"] = "skb-2020"
    row.save()
    questions.mark_changed(on=ASKED_ON, at=at(ASKED_ON))
    collect(at(date(2024, 11, 1)))
    told = _told()
    assert (Kind.PROMISE_PASSED, "Budi") in told
    assert {(Kind.SECOND_LOOK, "Wati"), (Kind.LAW_CHANGED, "Budi"), (Kind.LAW_CHANGED, "Wati")} <= told
    assert (Kind.SECOND_LOOK, "Budi") not in told  # it is the writer's own


def test_the_mail_says_that_there_is_news_and_nothing_else(cast: Cast, mail_server: MailServer) -> None:
    question = a_question(email="rina@contoh.invalid", name="Rina Contoh")
    answered(cast.budi, question=question)
    collect(at(ASKED_ON))
    assert send(at(ASKED_ON)) == 2
    mail = next(mail for mail in mail_server.taken if mail["To"] == "rina@contoh.invalid")
    text = f"{mail['Subject']} {mail.get_content()}"
    assert "/tanya/ikuti/" in text
    assert not [word for word in (ADVICE, TEXT, "Rina", "Kudus", question.ref, "Dilarang") if word in text]
