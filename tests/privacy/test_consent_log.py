"""Where a customer stands follows from the log alone, whatever was said in whatever order."""

from collections.abc import Iterable
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from house import START
from xenia.core.database import AsyncSession, Database
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.privacy.checks import check_standing
from xenia.privacy.consent import (
    PURPOSES,
    consents,
    decide,
    fingerprint,
    in_force,
    standing_consents,
    withdraw_all,
)
from xenia.privacy.models import ConsentRecord, ConsentStanding

PEOPLE = (1, 2)
SENTENCES = ("Το χθεσινό κείμενο.", "Το σημερινό κείμενο.", "Today's text.")
TODAY = {purpose: frozenset(map(fingerprint, SENTENCES[1:])) for purpose in PURPOSES}

Said = tuple[int, str, bool | None, str]
"""Who, to which purpose, yes or no (None: everything is withdrawn), and the sentence they read."""
SAYINGS: st.SearchStrategy[list[Said]] = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(PURPOSES[:3]),
        st.sampled_from((True, True, False, None)),
        st.sampled_from(SENTENCES),
    ),
    max_size=14,
)


async def say(session: AsyncSession, sayings: Iterable[Said]) -> None:
    """Everything is said, an hour between one and the next."""
    for hours, (who, purpose, yes, sentence) in enumerate(sayings):
        proof = {"notice": sentence, "language": "el", "controller": "Το Καφενείο", "method": "tap"}
        now = START + timedelta(hours=hours)
        if yes is None:
            await withdraw_all(session, who, now=now, **proof)
        else:
            await decide(session, who, purpose, given=yes, now=now, **proof)


def expected(sayings: Iterable[Said]) -> tuple[list[tuple[int, str, str, str]], dict[tuple[int, str], str]]:
    """By a reading of the rules of its own: the log, and who said yes to which words."""
    log: list[tuple[int, str, str, str]] = []
    yes_to: dict[tuple[int, str], str] = {}
    for who, purpose, yes, sentence in sayings:
        if yes and yes_to.get((who, purpose)) != sentence:
            yes_to[who, purpose] = sentence
            log.append((who, purpose, "given", sentence))
        elif not yes:
            ended = sorted(each for each in yes_to if each[0] == who and (yes is None or each[1] == purpose))
            for each in ended:
                del yes_to[each]
                log.append((*each, "withdrawn", sentence))
    return log, yes_to


async def two_people(session: AsyncSession) -> None:
    """Nothing is left but two customers."""
    for table in (ConsentStanding, ConsentRecord, Customer):
        await session.execute(delete(table))
    for who in PEOPLE:
        session.add(
            Customer(
                id=who,
                telegram_id=who,
                first_name="Άννα",
                language="el",
                card_number=f"000{who}",
                joined_at=START,
                left_at=None,
            )
        )
    await session.flush()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sayings=SAYINGS)
async def test_any_sequence_of_decisions(database: Database, sayings: list[Said]) -> None:
    async with transaction(database) as session:
        await two_people(session)
        await say(session, sayings)
    log, yes_to = expected(sayings)
    async with reading(database) as session:
        records = await session.scalars(select(ConsentRecord).order_by(ConsentRecord.id))
        assert [(one.customer_id, one.purpose, one.event, one.notice) for one in records] == log
        today = {each for each, sentence in yes_to.items() if sentence in SENTENCES[1:]}
        standing = await standing_consents(session, PEOPLE, TODAY)
        assert set(standing) == today
        for purpose in PURPOSES:
            lets = select(ConsentStanding.customer_id).where(in_force(purpose, TODAY))
            assert {(who, purpose) for who in await session.scalars(lets)} == {
                each for each in today if each[1] == purpose
            }
        for who in PEOPLE:
            for purpose, shown in (await consents(session, who, TODAY)).items():
                assert shown.given == ((who, purpose) in yes_to)
                assert shown.in_force == ((who, purpose) in today)
        assert [one async for one in check_standing(session)] == []
