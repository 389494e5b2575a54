"""No table without an answer: whose is it, what goes at an erasure, how long is it kept."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from xenia.app import ROOMS
from xenia.core.database import Base
from xenia.core.held import BRIEFLY, Fades, answers, lacks
from xenia.core.texts import LANGUAGES, Texts
from xenia.privacy.export import about


def test_every_table_and_every_telling_column_has_an_answer() -> None:
    assert lacks(ROOMS) == []
    assert set(answers(ROOMS)) == set(Base.metadata.tables)
    assert sum(len(room.held) for room in ROOMS) == len(Base.metadata.tables), "and no table has two"


def test_what_nobody_has_answered_is_told() -> None:
    def without(name: str, **changes: object) -> list[str]:
        held = {room.name: tuple(one for one in room.held if one.name != name) for room in ROOMS}
        if changes:
            owner, one = answers(ROOMS)[name]
            held[owner.name] += (replace(one, **changes),)  # type: ignore[arg-type]  # the fields of this test
        return lacks([replace(room, held=held[room.name]) for room in ROOMS])

    assert without("praise") == ["praise: whose is it, what goes at an erasure, how long is it kept?"]
    assert without("survey", ours=()) == ["survey.subject: may it hold a person's words?"]
    assert without("offer", of=()) == ["offer.customer_id: does it name a customer?"]
    assert without("goodwill", blank=("words", "why")) == ["goodwill.refusal: may it hold a person's words?"]
    assert without("staff_forum", ours=("title", "language", "trouble", "mood")) == [
        "staff_forum.mood: there is no such column"
    ]


def test_what_ends_by_itself_can_be_told_from_what_does_not() -> None:
    fading = {one.name: one for room in ROOMS for one in room.held if isinstance(one.keep, Fades)}
    assert {"delivery", "ticket_line", "feedback_part", "ticket_aside"} <= fading.keys()
    for one in fading.values():
        assert isinstance(one.keep, Fades)
        assert one.keep.since in one.sql.columns
        assert one.delete or one.blank or one.put or one.keep.whole


def test_the_number_of_a_row_that_has_gone_is_never_given_anew() -> None:
    by_hand = {"survey", "talk_example"}
    held = [one for room in ROOMS for one in room.held]
    going = {one.name: one.sql for one in held if one.delete or one.keep == BRIEFLY or one.name in by_hand}
    numbered = {name for name, table in going.items() if table.autoincrement_column is not None} - {"inbox"}
    assert {"ticket_doubt", "practice_ticket"} <= numbered, "the inbox keeps its newest row"
    lacking = {one for one in numbered if not going[one].dialect_options["sqlite"]["autoincrement"]}
    assert lacking == set()


def test_each_table_of_customers_has_a_word_in_each_language() -> None:
    texts = Texts(ZoneInfo("Europe/Athens"))
    for language in LANGUAGES:
        say = texts.say(language)
        assert all(about(say, name) for name, (_, held) in answers(ROOMS).items() if held.is_personal)


def test_each_room_with_something_of_customers_has_a_word_of_its_own() -> None:
    texts = Texts(ZoneInfo("Europe/Athens"))
    personal = {room.name for room in ROOMS if any(held.is_personal for held in room.held)}
    for language in LANGUAGES:
        say = texts.say(language)
        other = say("data-room", room="–", count=0)
        unnamed = {name for name in personal if say("data-room", room=name, count=0) == other}
        assert len(unnamed) == 1, "the ground alone, which holds what waits for an answer"
