"""The shop's labels become part of what is understood, if nothing else is understood worse for it."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import update

from house import ON_SQLITE, House, doorway, said, taps
from telegram_sandbox.chat_client import ChatClient
from xenia.conversation.examples import Example, read_examples
from xenia.conversation.fold import fold
from xenia.conversation.intents import BY_RULE, Intent
from xenia.conversation.learn import learn
from xenia.conversation.learning_models import TalkExample
from xenia.conversation.relearning import running
from xenia.conversation.relearning.acts import NotThere
from xenia.conversation.relearning.command import chosen, listed
from xenia.conversation.relearning.judging import held_out, worse
from xenia.conversation.relearning.models import Learned, TalkModel, TalkUse
from xenia.conversation.relearning.using import ear_of, load
from xenia.conversation.understand import Context
from xenia.core.transaction import transaction
from xenia.team.models import TeamMember

TOPICS = {
    Intent.POINTS: "πόντους πόντοι μάζεψα υπόλοιπο σύνολο μετράω έχουν μείνει",
    Intent.HOURS: "ανοιχτά ωράριο κλείνετε ανοίγετε ώρα σήμερα Κυριακή δουλεύετε",
    Intent.UNKNOWN: "καιρός ανέκδοτο ποδόσφαιρο βουλή ταινία μουσική τρένο γάτα",
}


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Few examples, from which it is quick to learn."""
    for language in ("el", "en"):
        (tmp_path / language).mkdir()
        for intent in Intent:
            if intent not in BY_RULE:
                words = TOPICS.get(intent, f"{intent}".replace("_", " ")).split() * (language == "el")
                lines = [f"{one} {other}" for one in words for other in words if one < other]
                (tmp_path / language / f"{intent}.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(running, "examples", tmp_path)
    return tmp_path


async def _label(house: House, *lines: tuple[str, Intent]) -> None:
    async with transaction(house.app.database) as session:
        [member, *_] = await house.rows(TeamMember)
        for words, intent in lines:
            session.add(
                TalkExample(
                    folded=fold(words),
                    words=words,
                    intent=intent.value,
                    labelled_by=member.id,
                    labelled_at=house.now,
                )
            )


async def _page(owner: ChatClient) -> str:
    await doorway(owner, "Τι δεν καταλάβαμε")
    return said(await taps(owner, "Τι ξέρει ο βοηθός"))


async def _learned(house: House) -> TalkModel:
    """Ticks until what was wished has come to an end."""
    async with asyncio.timeout(60):
        while True:
            await house.tick()
            last = (await house.rows(TalkModel))[-1]
            if last.state != Learned.WANTED:
                return last
            await asyncio.sleep(0.05)  # another process, on the real clock


def _heard(house: House, text: str) -> Intent:
    return ear_of(house.app.database)(text, Context()).intent


@pytest.mark.usefixtures("few")
async def test_labels_are_learned_told_and_taken_back(house: House) -> None:
    owner = await house.owner()
    assert "από την αρχή" in await _page(owner)
    await _label(house, ("μπουγάτσα φούρνου", Intent.POINTS), ("η μπουγάτσα μου", Intent.POINTS))
    assert "σημαίνουν 2 φράσεις" in await _page(owner)
    await taps(owner, "Να μάθει τις 2 φράσεις")
    assert (await _learned(house)).state == Learned.TAKEN
    told = said(await owner.answer())
    assert "έμαθε από 2 φράσεις" in told
    assert "τίποτα δεν το καταλαβαίνει χειρότερα" in told
    assert "22 Νοεμβρίου 2026" in told
    assert _heard(house, "mia mpougatsa") is Intent.POINTS
    assert await house.faults() == []
    await _page(owner)
    await taps(owner, "Πίσω σε όσα ήξερε")
    await house.tick()
    assert ear_of(house.app.database).number is None
    await taps(owner, "Να χρησιμοποιεί τις 2 φράσεις")
    await house.tick()
    assert _heard(house, "mia mpougatsa") is Intent.POINTS
    assert [row.model_id for row in await house.rows(TalkUse)] == [1, None, 1]
    lines = [line async for line in listed(house.app.database)]
    assert [line.split()[0] for line in lines] == ["built-in", "1"]
    assert "2 labelled lines" in lines[1]
    assert "in use since 2026-11-22 08:00Z" in lines[1]
    assert "built-in" in await chosen(house.app.database, "previous", house.now)
    await house.tick()
    assert ear_of(house.app.database).number is None
    with pytest.raises(NotThere):
        await chosen(house.app.database, "7", house.now)


async def test_what_makes_another_subject_worse_is_not_taken(house: House, few: Path) -> None:
    owner = await house.owner()
    hours = [example.line for example in read_examples(few) if example.intent is Intent.HOURS]
    await _label(house, *((line, Intent.POINTS) for line in hours))
    await _page(owner)
    await taps(owner, "Να μάθει")
    assert (await _learned(house)).worse == "hours"
    told = said(await owner.answer())
    assert "μένει όπως ήταν" in told
    assert "«Πότε είστε ανοιχτά»" in told
    assert ear_of(house.app.database).number is None
    assert "Να μάθει" not in " ".join((await taps(owner, "Τι ξέρει ο βοηθός")).labels)


@pytest.mark.usefixtures("few")
async def test_a_broken_model_is_not_used_and_the_admins_know(house: House) -> None:
    owner = await house.owner()
    await _label(house, ("μπουγάτσα φούρνου", Intent.POINTS))
    await _page(owner)
    await taps(owner, "Να τη μάθει")
    await _learned(house)
    await owner.answer()
    async with transaction(house.app.database) as session:
        await session.execute(update(TalkModel).values(packed=b"{}\nnothing"))
    assert [fault for fault in await house.faults() if "not what was learned" in fault]
    await _page(owner)
    await taps(owner, "Πίσω σε όσα ήξερε")
    await house.tick()
    await taps(owner, "Να χρησιμοποιεί τη 1 φράση")
    await house.tick()
    assert "δεν διαβάζονται" in said(await owner.answer())
    assert ear_of(house.app.database).number is None
    assert _heard(house, "πόσους πόντους έχω") is Intent.POINTS
    assert await house.faults() == []


@ON_SQLITE
@pytest.mark.usefixtures("few")
async def test_a_model_of_another_version_is_learned_anew(house: House) -> None:
    owner = await house.owner()
    await _label(house, ("μπουγάτσα φούρνου", Intent.POINTS))
    await _page(owner)
    await taps(owner, "Να τη μάθει")
    await _learned(house)
    await owner.answer()
    async with transaction(house.app.database) as session:
        await session.execute(update(TalkModel).values(based_on="another"))
        session.add(TalkUse(model_id=None, at=house.now, by=None))
    await load(house.app.database)
    async with transaction(house.app.database) as session:
        session.add(TalkUse(model_id=1, at=house.now, by=None))
    await house.tick()
    assert "νέα έκδοση" in said(await owner.answer())
    again = await _learned(house)
    assert (again.state, again.lines) == (Learned.TAKEN, 1)
    assert "έμαθε από 1 φράση" in said(await owner.answer())
    assert ear_of(house.app.database).number == again.id


def test_what_is_held_out_is_learned_by_neither_and_always_the_same() -> None:
    examples = list(read_examples())
    left, apart = held_out(examples)
    assert (left, apart) == held_out(examples)
    learned = {(one.intent, phrase) for one in left for phrase in one.phrases()}
    assert len(set(apart) & learned) < 0.02 * len(apart), "but for lines that say the same"
    assert {intent for intent, _ in apart} >= {*Intent} - BY_RULE
    assert len(apart) > 300


def test_one_phrase_less_of_an_intent_is_worse() -> None:
    lines = [
        Example("en", Intent.POINTS, "how many points"),
        Example("el", Intent.POINTS, "πόσους πόντους έχω"),
        Example("el", Intent.HOURS, "τι ώρα ανοίγετε"),
    ]
    old = learn(lines)
    new = learn([*lines, *(Example("el", Intent.POINTS, f"τι ώρα ανοίγετε {word}") for word in "αβγδεζ")])
    phrases = [(Intent.POINTS, "πόντους έχω"), (Intent.HOURS, "τι ώρα ανοίγετε α")]
    assert worse(old, old, phrases) == []
    assert worse(old, new, phrases) == [Intent.HOURS]
