"""What people read about the team's suggestions."""

from collections.abc import Mapping, Sequence

from xenia.care.praise.models import StaffSuggestion
from xenia.care.praise.taps import (
    AnswerSuggestion,
    SendSuggestion,
    SendSuggestionAnswer,
    ShowSuggestions,
    WriteSuggestion,
)
from xenia.core.reply import Button, Home, Screen, button, page_of, pager, rows_of
from xenia.core.texts import Html, Say
from xenia.team.models import OWNER, TeamMember

LIMIT = 600
"""UTF-16 units of a suggestion, and of its answer: three of each fit on a page."""
_ON_PAGE = 3


def page(
    say: Say, member: TeamMember, found: Sequence[StaffSuggestion], names: Mapping[int, str], page: int
) -> Screen:
    """One's own with their answers; for the owner everybody's, with a way to answer."""
    is_owner = member.may(OWNER)
    page, pages = page_of(page, len(found), _ON_PAGE)
    shown = found[page * _ON_PAGE : (page + 1) * _ON_PAGE]
    listed = [
        say(
            "praise-suggestion",
            number=str(number),
            name=names[one.member_id],
            day=say.short_day(one.at),
            words=one.words,
            answered="yes" if one.answer else "no",
            answer=one.answer or "",
            owner=names.get(one.answered_by or 0, ""),
        )
        for number, one in enumerate(shown, 1)
    ]
    title = say("praise-suggestions", owner="yes" if is_owner else "no", some="yes" if found else "no")
    answers = [
        button(
            say.plain("praise-suggestion-answer-this", number=str(number)),
            AnswerSuggestion(suggestion=one.id),
        )
        for number, one in enumerate(shown, 1)
        if is_owner and one.answer is None
    ]
    turn = pager(page, pages, lambda at: ShowSuggestions(page=at))
    new = () if is_owner else ((button(say.plain("praise-suggestion-new"), WriteSuggestion(), "primary"),),)
    back = (button(say.plain("bot-menu"), Home()),)
    return Screen(Html("\n\n".join([title, *listed])), (*rows_of(answers, _ON_PAGE), *turn, *new, back))


def ask(say: Say, *, again: bool) -> Screen:
    """Asks for the suggestion."""
    return Screen(say("praise-suggestion-ask", again="yes" if again else "no", limit=LIMIT), (_cancel(say),))


def draft(say: Say, words: str) -> Screen:
    """As the owner will read it."""
    send = button(say.plain("praise-suggestion-send"), SendSuggestion(), "success")
    return Screen(say("praise-suggestion-draft", words=words), ((send,), _cancel(say)))


def sent(say: Say) -> Screen:
    """It is on its way."""
    return Screen(say("praise-suggestion-sent"), (_back(say),))


def arrived(say: Say, suggestion: StaffSuggestion, member: TeamMember) -> Screen:
    """The owner reads it."""
    answer = button(
        say.plain("praise-suggestion-answer"), AnswerSuggestion(suggestion=suggestion.id), "primary"
    )
    text = say("praise-suggestion-arrived", name=member.name, words=suggestion.words)
    return Screen(text, ((answer,), _back(say)))


def ask_answer(say: Say, suggestion: StaffSuggestion, *, again: bool) -> Screen:
    """Asks the owner for the sentence."""
    text = say(
        "praise-suggestion-answer-ask",
        words=suggestion.words,
        again="yes" if again else "no",
        limit=LIMIT,
    )
    return Screen(text, (_cancel(say),))


def answer_draft(say: Say, suggestion: StaffSuggestion, words: str) -> Screen:
    """As who suggested it will read it."""
    send = button(say.plain("praise-suggestion-answer-send"), SendSuggestionAnswer(), "success")
    text = say("praise-suggestion-answer-draft", words=suggestion.words, answer=words)
    return Screen(text, ((send,), _cancel(say)))


def answered(say: Say, suggestion: StaffSuggestion, owner: TeamMember) -> Screen:
    """Who suggested it reads the answer."""
    text = say(
        "praise-suggestion-answered",
        words=suggestion.words,
        answer=suggestion.answer or "",
        owner=owner.name,
    )
    return Screen(text, (_back(say),))


def _cancel(say: Say) -> tuple[Button, ...]:
    return (button(say.plain("care-cancel"), ShowSuggestions()),)


def _back(say: Say) -> tuple[Button, ...]:
    return (button(say.plain("praise-suggestions-doorway"), ShowSuggestions()),)
