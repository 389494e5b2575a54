"""What feedback says, to the customer and to the team."""

from xenia.core.names import split
from xenia.core.reply import Button, Home, Photo, Screen, button
from xenia.core.taps import new_intent
from xenia.core.texts import Say
from xenia.customers.models import Customer
from xenia.feedback.give import LOW
from xenia.feedback.models import Feedback, Question, Survey
from xenia.feedback.surveys import SCALES
from xenia.feedback.taps import (
    AnswerFeedback,
    AskFeedback,
    ChangeRating,
    Rate,
    SendAnswer,
    WantPerson,
    WithdrawFeedback,
)

ANSWER_LIMIT = 3500
"""UTF-16 units of a team's answer: the rest of Telegram's 4,096 are for who answers, and for the shop."""
UNDER_PHOTO = 850
"""UTF-16 units of a customer's words that fit under a photo, which may have 1,024."""


def stars(rating: int) -> str:
    """A rating as people know it."""
    return "★" * rating + "☆" * (5 - rating)


def mark(feedback: Feedback, survey: Survey | None) -> str:
    """What was answered: stars, or the score of a survey."""
    if survey is None or survey.score is None or survey.question == Question.CSAT:
        return stars(feedback.rating)
    return f"{survey.score}/{SCALES[survey.question].stop - 1}"


def mark_for_team(say: Say, feedback: Feedback, survey: Survey | None) -> str:
    """The same as the team reads it, with what was asked."""
    given = mark(feedback, survey)
    return say.plain("feedback-mark", question=survey.asks, mark=given) if survey else given


def ask(say: Say, latest: Feedback | None) -> Screen:
    """Five buttons; above them what the customer said last, if that can still be changed."""
    screen = Screen(say("feedback-ask"), (_ratings(new_intent()),))
    if latest is not None:
        text = say("feedback-ask-again", stars=stars(latest.rating), day=say.day(latest.given_at))
        screen = Screen(text, screen.rows).with_rows(*_own(say, latest))
    return screen.with_rows([button(say.plain("bot-back"), Home(guest=True))])


def ask_anew(say: Say, feedback: Feedback) -> Screen:
    """Five buttons for a feedback already given."""
    return Screen(
        say("feedback-change", stars=stars(feedback.rating)),
        (_ratings(feedback.intent), (button(say.plain("bot-back"), AskFeedback()),)),
    )


def thanks(say: Say, feedback: Feedback, survey: Survey | None, *, told: bool) -> Screen:
    """Thanks, what happens next, a person where it was bad, and room for words and photos."""
    low = feedback.rating <= LOW
    mood = ("low-told" if told else "low-kept") if low else "middle" if feedback.rating == 3 else "high"  # noqa: PLR2004 - the middle of five
    screen = Screen(say("feedback-thanks", mark=mark(feedback, survey), mood=mood))
    if told:
        screen = screen.with_rows(*_person(say, feedback))
    return screen.with_rows(*_own(say, feedback), _done(say))


def added(say: Say, feedback: Feedback, *, told: bool) -> Screen:
    """Words or photos have arrived."""
    text = say("feedback-added", told="yes" if told else "no")
    person = _person(say, feedback) if told else ()
    return Screen(text, (*person, *_own(say, feedback), _done(say)))


def words_or_photo(say: Say) -> Screen:
    """Something came that can be neither read nor looked at here."""
    return Screen(say("feedback-words-or-photo"), (_done(say),))


def withdrawn(say: Say) -> Screen:
    """Taken back."""
    return Screen(
        say("feedback-withdrawn"),
        (
            (
                button(say.plain("feedback-again"), AskFeedback()),
                button(say.plain("bot-menu"), Home(guest=True)),
            ),
        ),
    )


def alert(
    say: Say,
    customer: Customer,
    feedback: Feedback,
    survey: Survey | None,
    words: str | None,
    photo: Photo | None,
) -> tuple[Screen, ...]:
    """Tells the team about an unhappy customer: all of their words, in as many messages as these need."""
    said_before = feedback.staff_told_at is not None
    about = "words" if words else "photo" if photo else "changed" if said_before else "rating"
    room = UNDER_PHOTO if photo else ANSWER_LIMIT
    parts = split(words, room) if words else ("",)
    return tuple(
        Screen(
            say(
                "feedback-alert",
                mark=mark_for_team(say, feedback, survey),
                name=customer.first_name,
                card=customer.card_number,
                words=part,
                about=about,
            ),
            _answer(say, feedback),
            photo if part is parts[0] else None,
        )
        for part in parts
    )


def ask_for_answer(say: Say, customer: Customer) -> Screen:
    """Asks somebody of the team for the words to send."""
    return Screen(
        say("feedback-answer-ask", name=customer.first_name),
        ((button(say.plain("feedback-answer-no"), Home()),),),
    )


def answer_as_written(say: Say, customer: Customer, words: str) -> Screen:
    """The answer as the customer will read it, before it leaves."""
    return Screen(
        say("feedback-answer-preview", name=customer.first_name, words=words),
        (
            (button(say.plain("feedback-answer-send"), SendAnswer(), "success"),),
            (button(say.plain("feedback-answer-no"), Home()),),
        ),
    )


def answer_sent(say: Say, customer: Customer) -> Screen:
    """The team's answer is on its way."""
    return Screen(
        say("feedback-answer-sent", name=customer.first_name), ((button(say.plain("bot-menu"), Home()),),)
    )


def answer_not_delivered(say: Say, customer: Customer, words: str) -> Screen:
    """The customer did not get what the team answered."""
    return Screen(say("feedback-answer-lost", name=customer.first_name, words=words))


def answer_in_words(say: Say) -> Screen:
    """The team's answer has to be text that fits into one message."""
    return Screen(
        say("feedback-answer-words", limit=ANSWER_LIMIT),
        ((button(say.plain("feedback-answer-no"), Home()),),),
    )


def gone(say: Say) -> Screen:
    """The customer has left meanwhile."""
    return Screen(say("feedback-gone"), ((button(say.plain("bot-menu"), Home()),),))


def answered(say: Say, shop: str, member: str, words: str) -> Screen:
    """A person of the shop answers the customer."""
    return Screen(
        say("feedback-answered", shop=shop, name=member, words=words),
        (
            (
                button(say.plain("feedback-again"), AskFeedback()),
                button(say.plain("bot-menu"), Home(guest=True)),
            ),
        ),
    )


def _ratings(intent: str) -> tuple[Button, ...]:
    return tuple(button(f"{rating} ★", Rate(rating=rating, intent=intent)) for rating in range(1, 6))


def _own(say: Say, feedback: Feedback) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            button(say.plain("feedback-change-button"), ChangeRating(feedback=feedback.id)),
            button(say.plain("feedback-withdraw-button"), WithdrawFeedback(feedback=feedback.id)),
        ),
    )


def _answer(say: Say, feedback: Feedback) -> tuple[tuple[Button, ...], ...]:
    return ((button(say.plain("feedback-answer"), AnswerFeedback(feedback=feedback.id)),),)


def _person(say: Say, feedback: Feedback) -> tuple[tuple[Button, ...], ...]:
    if feedback.rating > LOW or feedback.person_asked_at is not None:
        return ()
    return ((button(say.plain("feedback-person"), WantPerson(feedback=feedback.id), "primary"),),)


def _done(say: Say) -> tuple[Button, ...]:
    return (button(say.plain("feedback-done"), Home(guest=True)),)
