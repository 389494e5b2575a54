"""Who may do what of no ticket: each button of ready answers, practice, kind words, themes, by every role."""

import pytest
from aiogram.filters.callback_data import CallbackData

from care_replies.desk import taps, writes
from house import ON_SQLITE, House, doorway
from telegram_sandbox.chat_client import ChatClient
from xenia.care.models import Kind
from xenia.care.practice import taps as practice
from xenia.care.praise import taps as praise
from xenia.care.replies import taps as replies
from xenia.care.taps import Mode
from xenia.care.themes import taps as themes
from xenia.core.transaction import transaction
from xenia.team.members import remove
from xenia.team.models import ADMIN, LEAD, OWNER, ROLES, STAFF, TeamMember

NOBODY, CUSTOMER = "nobody", "customer"
"""Of nobody are the buttons of a conversation that was not begun."""

BUTTONS: list[tuple[CallbackData, str]] = [
    (replies.PickAnswer(ticket=1), STAFF),
    (replies.UseAnswer(ticket=1, answer=1), STAFF),
    (replies.SendFilled(draft="00000000"), NOBODY),
    (replies.ShowAnswers(), LEAD),
    (replies.ShowAnswer(answer=1), LEAD),
    (replies.ForKind(kind=Kind.PRAISE), NOBODY),
    (replies.ForThese(), NOBODY),
    (replies.KeepAnswer(), NOBODY),
    (replies.RetireAnswer(answer=1), LEAD),
    (replies.WriteAnswer(), LEAD),
    (practice.Practise(), STAFF),
    (practice.ShowPractice(practice=9), STAFF),
    (practice.ClaimPractice(practice=9), STAFF),
    (practice.WaitPractice(practice=9), STAFF),
    (practice.WritePractice(practice=9, mode=Mode.ANSWER), STAFF),
    (practice.SendPractice(), NOBODY),
    (practice.DecidePractice(note=True), NOBODY),
    (practice.StopPractice(), STAFF),
    (practice.BeginPractice(story=1), STAFF),
    (praise.ShowPraise(), STAFF),
    (praise.ShowKindWords(), LEAD),
    (praise.PassOnCase(ticket=1), LEAD),
    (praise.PassOnFeedback(feedback=1), LEAD),
    (praise.PraiseIsFor(praise=1, member=1), LEAD),
    (praise.AskPraise(praise=1), LEAD),
    (praise.LetRead(praise=1, read=True, named=True), CUSTOMER),
    (praise.ShowSuggestions(), STAFF),
    (praise.SendSuggestion(), NOBODY),
    (praise.AnswerSuggestion(suggestion=1), OWNER),
    (praise.SendSuggestionAnswer(), NOBODY),
    (praise.WriteSuggestion(), STAFF),
    (themes.ShowThemes(), LEAD),
    (themes.ShowTheme(theme=1), LEAD),
    (themes.ShowTold(), LEAD),
    (themes.MarkCase(ticket=1), LEAD),
    (themes.MarkFeedback(feedback=1), LEAD),
    (themes.Mark(theme=1, of=1, is_rating=False), LEAD),
    (themes.NewTheme(of=1, is_rating=False), LEAD),
    (themes.SendChange(), NOBODY),
    (themes.TellChange(theme=1), ADMIN),
]


def test_every_button_is_listed_here() -> None:
    rooms = tuple(f"xenia.care.{one}." for one in ("replies", "practice", "praise", "themes"))
    known = {one for one in CallbackData.__subclasses__() if one.__module__.startswith(rooms)}
    assert known == {type(one) for one, _ in BUTTONS}
    assert len(known) == len(BUTTONS)


async def _become(house: House, role: str) -> ChatClient:
    if role in ROLES:
        return await house.team_member(role, "Σοφία")
    if role == CUSTOMER:
        return await house.customer()
    former = await house.team_member(OWNER, "Σοφία")
    async with transaction(house.app.database) as session:
        (member,) = [one for one in await house.rows(TeamMember) if one.name == "Σοφία"]
        await remove(session, member.id, house.now)
    return former


@pytest.mark.parametrize("role", [CUSTOMER, "former", *ROLES])
@ON_SQLITE
async def test_each_role_taps_exactly_what_is_written_here(house: House, role: str) -> None:
    await house.owner()
    chat = await _become(house, role)
    page = await writes(chat, "/menu")
    wrong = []
    for tap, least in BUTTONS:
        toast = await chat.tap_data(tap.pack(), page.message_id)
        await chat.settled()
        assert toast is not None
        is_refused = "δεν ισχύει πια" in (toast.text or "")
        may = role in ROLES[ROLES.index(least) :] if least in ROLES else role == least
        await writes(chat, "/menu")  # what was begun ends here
        if is_refused == (may and role != "former"):
            wrong.append((type(tap).__name__, toast.text))
    assert wrong == []


async def test_who_left_the_team_sends_nothing_that_they_had_begun(house: House) -> None:
    await house.owner()
    lead = await house.team_member(LEAD, "Σοφία")
    await writes(lead, "/menu")
    await doorway(lead, "Προτάσεις")
    await taps(lead, "Πρόταση προς τη διεύθυνση")
    await writes(lead, "άσχημα λόγια")
    async with transaction(house.app.database) as session:
        (member,) = [one for one in await house.rows(TeamMember) if one.name == "Σοφία"]
        await remove(session, member.id, house.now)
    toast = await lead.tap_data(praise.SendSuggestion().pack())
    assert toast is not None
    assert "δεν ισχύει πια" in (toast.text or "")
