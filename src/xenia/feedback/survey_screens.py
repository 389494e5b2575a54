"""What surveys say to those who are asked."""

from datetime import datetime

from xenia.core.reply import Button, Home, Screen, button
from xenia.core.texts import Say
from xenia.customers.models import Customer
from xenia.feedback.models import Question, Survey
from xenia.feedback.surveys import SCALES
from xenia.feedback.taps import Dismiss, Score

_WIDTH = {Question.CSAT: 5, Question.NPS: 6, Question.CES: 7}
"""Buttons in a row."""


def check_in(say: Say, customer: Customer, survey: Survey, visited: datetime | None) -> Screen:
    """One question, one tap; to dismiss it takes one tap as well."""
    text = say(
        "feedback-check-in",
        question=survey.asks,
        again="no" if survey.reminded_at is None else "yes",
        name=customer.first_name,
        day=say.day(visited) if visited else "",
    )
    later = button(say.plain("feedback-dismiss"), Dismiss(survey=survey.id))
    return Screen(text, (*_scores(survey), (later,)))


def ask_anew(say: Say, survey: Survey) -> Screen:
    """The question of an answer that is to be changed."""
    text = say("feedback-check-in-change", question=survey.asks)
    return Screen(text, (*_scores(survey), (button(say.plain("feedback-done"), Home(guest=True)),)))


def dismissed(say: Say, *, answered: bool) -> Screen:
    """No answer, and nothing more about it."""
    text = say("feedback-dismissed", answered="yes" if answered else "no")
    return Screen(text, ((button(say.plain("bot-menu"), Home(guest=True)),),))


def _scores(survey: Survey) -> tuple[tuple[Button, ...], ...]:
    star = " ★" if survey.question == Question.CSAT else ""
    scores = [
        button(f"{score}{star}", Score(survey=survey.id, score=score)) for score in SCALES[survey.question]
    ]
    width = _WIDTH[survey.question]
    return tuple(tuple(scores[i : i + width]) for i in range(0, len(scores), width))
