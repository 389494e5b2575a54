"""What is done with words: ready answers, kind words, themes; and what is of no ticket."""

from sqlalchemy import select

from care.matrix import ASKED_WHOM, LEADS, NOBODY, TEAM, THEIRS, Action, Actions, Place, led_from_topic, tap
from xenia.care.praise.taps import PassOnCase
from xenia.care.replies.models import CannedAnswer
from xenia.care.replies.taps import PickAnswer, SendFilled, UseAnswer
from xenia.care.themes.models import Theme
from xenia.care.themes.taps import Mark, MarkCase, NewTheme
from xenia.core.transaction import reading, transaction


async def _rewords(place: Place) -> None:
    async with reading(place.app.database) as session:
        (answer_id, *_) = (await session.scalars(select(CannedAnswer.id))).all()
    await place.hands.tap(UseAnswer(ticket=place.ticket.id, answer=answer_id))
    await place.hands.write("λυπούμαστε")


async def _rewords_and_sends(place: Place) -> None:
    await _rewords(place)
    await place.hands.tap_shown("picksend")


async def _names_theme(place: Place) -> None:
    await place.hands.tap(NewTheme(of=place.ticket.id, is_rating=False))
    await place.hands.write("κρύος καφές")


async def _theme(place: Place) -> None:
    now = place.app.ground.clock()
    async with transaction(place.app.database) as session:
        session.add(Theme(id=1, name="καφές", key="καφες", made_by=place.other_id, made_at=now))


WORDS: Actions = {
    "replies.picking.picking": [
        Action(tap(lambda at: PickAnswer(ticket=at.ticket.id)), TEAM, {"holder"}, NOBODY),
        Action(led_from_topic(PickAnswer), TEAM, {"holder"}, NOBODY),
    ],
    "replies.picking.picked": [
        Action(tap(lambda at: UseAnswer(ticket=at.ticket.id, answer=1)), TEAM, {"holder"}, NOBODY)
    ],
    "replies.picking.reworded": [Action(_rewords, TEAM | THEIRS, {"holder"} | THEIRS, NOBODY)],
    "replies.picking.sent_ready": [
        Action(_rewords_and_sends, TEAM | THEIRS, {"holder"} | THEIRS, NOBODY),
        Action(tap(lambda _: SendFilled(draft="00000000")), NOBODY, NOBODY, NOBODY),
    ],
    # This one is a complaint; kind words are in `care_replies/test_kind_words.py`.
    "praise.passing.case_chosen": [
        Action(tap(lambda at: PassOnCase(ticket=at.ticket.id)), NOBODY, NOBODY, NOBODY)
    ],
    "themes.marking.case_marking": [
        Action(tap(lambda at: MarkCase(ticket=at.ticket.id)), LEADS, LEADS, LEADS)
    ],
    "themes.marking.theme_begun": [
        Action(tap(lambda at: NewTheme(of=at.ticket.id, is_rating=False)), LEADS, LEADS, LEADS)
    ],
    "themes.marking.theme_named": [Action(_names_theme, LEADS | THEIRS, LEADS | THEIRS | ASKED_WHOM, LEADS)],
    "themes.marking.marked": [
        Action(
            tap(lambda at: Mark(theme=1, of=at.ticket.id, is_rating=False)),
            LEADS,
            LEADS,
            LEADS,
            prepare=_theme,
        )
    ],
}

OF_NO_TICKET = (
    "replies.writing.answers_listed",
    "replies.writing.answer_shown",
    "replies.writing.answer_begun",
    "replies.writing.field_written",
    "replies.writing.kind_chosen",
    "replies.writing.kinds_chosen",
    "replies.writing.answer_kept",
    "replies.writing.answer_retired",
    "practice.rehearsing.practice_offered",
    "practice.rehearsing.practice_begun",
    "practice.rehearsing.practice_shown",
    "practice.rehearsing.practice_claimed",
    "practice.rehearsing.practice_waited",
    "practice.rehearsing.practice_writing",
    "practice.rehearsing.practice_replied",
    "practice.rehearsing.practice_drafted",
    "practice.rehearsing.practice_sent",
    "practice.rehearsing.practice_decided",
    "practice.rehearsing.practice_stopped",
    "praise.passing.praise_shown",
    "praise.passing.kind_words_listed",
    "praise.passing.feedback_chosen",
    "praise.passing.member_named",
    "praise.passing.customer_asked",
    "praise.passing.consented",
    "praise.suggesting.suggestions_shown",
    "praise.suggesting.suggestion_begun",
    "praise.suggesting.suggestion_written",
    "praise.suggesting.suggestion_sent",
    "praise.suggesting.answer_begun",
    "praise.suggesting.answer_written",
    "praise.suggesting.answer_sent",
    "themes.marking.themes_listed",
    "themes.marking.theme_shown",
    "themes.marking.ratings_listed",
    "themes.marking.feedback_marking",
    "themes.changing.change_begun",
    "themes.changing.change_written",
    "themes.changing.change_sent",
)
"""Who may do these is in `care_replies/test_who_does_what.py`."""
WORDS.update((name, []) for name in OF_NO_TICKET)
