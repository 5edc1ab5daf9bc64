"""What follows from a message in the house: a report, an answer to one, a change of where answers go."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from netra.cases import queries as case_files
from netra.cases.services import CITIZEN, CannotAct
from netra.channels import services as channels
from netra.channels.services import Inbound, Kind
from netra.conversing import wording
from netra.conversing.models import Conversation
from netra.conversing.people import links_in, people_in
from netra.domain.allegation import Allegation, Origin
from netra.engine.interviewing import sentences
from netra.engine.interviewing.letters import lacking
from netra.engine.interviewing.records import Naming, Place, Reply, State, Step, Turn
from netra.flood import queries as flooding
from netra.flood import services as flood
from netra.intake import queries as intake
from netra.intake import services as intake_services
from netra.intake.services import Channel, HandingIn, Identity

if TYPE_CHECKING:
    from netra.evidence.models import Evidence
    from netra.intake.models import Report

CHANNELS = {Kind.TELEGRAM: Channel.TELEGRAM, Kind.WHATSAPP: Channel.WHATSAPP, Kind.MAIL: Channel.MAIL}


def hand_in(talk: Conversation, turn: Turn, files: "list[Evidence]", *, at: datetime) -> Turn:
    """Make the draft a report, once for its secret, and answer with the receipt; in a busy hour a sum comes first."""
    state = turn.state
    assert state.secret, "a draft without a secret would share its code with others"
    office = intake.receiving_office(state.region_code)
    words = state.account
    is_answered = state.step is Step.SUM and flooding.challenge_of(state.secret).is_answered_by(turn.words)
    verdict = flood.weigh(
        intake_services.DOOR,
        office.pk,
        words=words,
        is_answered=is_answered,
        is_declined=turn.declines or talk.correspondent.kind == Kind.MAIL,
        at=at,
    )
    if verdict.asks:
        again = (Reply(wording.NOT_YET),) if state.step is Step.SUM else ()
        question = Reply(wording.sum_of(state.secret), (sentences.CANNOT,))
        return Turn(replace(state, step=Step.SUM), (*turn.replies, *again, question))
    matter = HandingIn(
        secret=state.secret,
        channel=CHANNELS[Kind(talk.correspondent.kind)],
        allegation=_allegation(state, intake.day_at(office, at)),
        office=office,
        evidence=tuple(files),
        identity=Identity(name=state.name) if state.naming == Naming.LEFT else None,
        is_guarded=state.naming == Naming.LEFT,
        answers_by=talk.correspondent,
        aside=verdict.aside,
    )
    received = intake_services.receive(matter, by=CITIZEN, at=at)
    if received.is_new:
        flood.count(intake_services.DOOR, office.pk, words=words, at=at)
    talk.report = received.report
    is_aside = case_files.aside_of(received.report.case) is not None
    receipt = Reply(wording.receipt(received, state, is_aside=is_aside))
    asked = tuple(Reply(words) for words in lacking(state)) if talk.correspondent.kind == Kind.MAIL else ()
    return Turn(replace(state.fresh(), step=Step.OPEN), (*turn.replies, receipt, *asked))


def answer(report: "Report", row: Inbound, words: str, files: "list[Evidence]", *, at: datetime) -> None:
    """A message on a report, once for each message that came: what the office asked for, if it asks just now."""
    secret, via = f"inbound {row.pk}", CHANNELS[Kind(row.kind)]
    case = intake.current_case(report)
    if intake.asked_to_complete(case, at) is not None:
        try:
            intake_services.complete(report, text=words, evidence=files, secret=secret, at=at, via=via)
        except CannotAct:  # the stage has moved on meanwhile
            pass
        else:
            return
    intake_services.write(report, text=words, evidence=files, secret=secret, by=CITIZEN, at=at, via=via)


def tell_place(report: "Report", places: tuple[Place, ...], *, at: datetime) -> tuple[Reply, ...]:
    """Where it happened, if the report does not say yet and the message names one place."""
    case = intake.current_case(report)
    if case.region_id is not None or case.is_closed or len(places) != 1:
        return ()
    try:
        intake_services.tell_region(report, region_code=places[0].code, at=at)
    except CannotAct:
        return ()
    label = places[0].label
    said = wording.REGION_NOTED
    return (Reply(type(said)(said.id.format(label=label), said.en.format(label=label))),)


def attach(talk: Conversation, report: "Report", *, at: datetime) -> None:
    """This talk is about the report of a code from now on, and its answers come here."""
    talk.report = report
    intake_services.choose_channel(report, talk.correspondent, at=at)


def leave(talk: Conversation, *, at: datetime) -> None:
    """No answers come here any more; the address is forgotten when the farewell has gone out."""
    for report in intake.reports_of(talk.correspondent):
        intake_services.choose_channel(report, None, at=at)
    talk.report, talk.leaves_at = None, at


def say(talk: Conversation, row: Inbound, state: State, replies: tuple[Reply, ...], *, at: datetime) -> None:
    """Put what is answered on its way as one message, once; the question stands last."""
    if not replies:
        return
    language = state.language or "id"
    channels.send(
        talk.correspondent,
        key=f"talk {row.pk}",
        text="\n\n".join(reply.text.in_(language) for reply in replies),
        at=at,
        about=f"report:{talk.report_id}" if talk.report_id is not None else f"talk:{talk.pk}",
        subject=wording.SUBJECT.in_(language) if talk.correspondent.kind == Kind.MAIL else "",
        options=[channels.Option(choice.id, choice.label.in_(language)) for choice in replies[-1].choices],
    )


def _allegation(state: State, received_on: date) -> Allegation:
    return Allegation(
        origin=Origin.TIP,
        account=state.account,
        received_on=received_on,
        act_on=state.day,
        time=state.time,
        place=state.place,
        region_code=state.region_code,
        people=people_in(state.who),
        links=links_in(state.account),
    )
