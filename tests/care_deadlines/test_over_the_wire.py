"""Who is told what and when about deadlines, over the wire."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete

from care.people import all_said, brings, carried, reads
from house import House, said, taps, writes
from outreach.people import athens
from telegram_sandbox.chat_client import ChatClient
from xenia.care import work
from xenia.care.deadlines.models import DeadlineNotice, DeadlineStep, TicketDeadline
from xenia.care.said import Said
from xenia.core.room import Moment
from xenia.core.transaction import transaction
from xenia.deliveries.models import CANCELLED, Delivery
from xenia.shop.hours_kept import set_weekdays
from xenia.team.members import remove
from xenia.team.models import ADMIN, LEAD, TeamMember


def monday(hour: int, minute: int = 0, *, later: int = 0) -> datetime:
    """After the house was opened, 23 November 2026, or so many days later."""
    return athens(2026, 11, 23 + later, hour) + timedelta(minutes=minute)


async def at(house: House, moment: datetime) -> None:
    """The clock is moved there, and what is due is done."""
    house.sandbox.clock.set(moment)
    await house.tick()


async def told(house: House, chat: ChatClient) -> list[str]:
    """All that somebody has read about deadlines."""
    marks = ("προθεσμία", "υποθέσεις περιμένουν")
    return [said(one) for one in await reads(house, chat) if any(mark in said(one) for mark in marks)]


async def claims(house: House, chat: ChatClient) -> None:
    """Somebody takes the newest ticket."""
    await reads(house, chat)
    await chat.tap("Την αναλαμβάνω")
    await house.people.settled()


async def answers(house: House, chat: ChatClient, reference: str, words: str = "Συγγνώμη") -> None:
    """Somebody answers a ticket from its page."""
    await reads(house, chat)
    await writes(chat, reference)
    await taps(chat, "Απάντηση")
    await writes(chat, words)
    await taps(chat, "Αποστολή")


async def test_nothing_is_late_before_the_moment_that_was_promised(house: House) -> None:
    markos, anna = await house.team_member(), await house.customer()
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 8), [(540, 1260)])
    await at(house, monday(10, 1) + timedelta(seconds=11))
    reference = await brings(anna)
    assert "ως τις 11:05" in await all_said(house, anna)
    await at(house, monday(10, 50))
    (warned,) = await told(house, markos)
    for minute in (2, 4):
        await at(house, monday(11, minute) + timedelta(seconds=30))
        assert await told(house, markos) == [warned]
        assert "Απάντηση ως τις 11:05" in said(await writes(markos, reference))
    await at(house, monday(11, 6))
    assert "αργεί 1 λεπτό: έπρεπε ως τις 11:05" in (await told(house, markos))[-1]


async def test_the_claimant_is_warned_before_an_answer_is_due(house: House) -> None:
    markos, niki = await house.team_member(), await house.team_member(name="Νίκη")
    owner = await house.owner()
    anna = await house.customer()
    await at(house, monday(10))
    reference = await brings(anna)
    await claims(house, markos)
    await at(house, monday(10, 44))
    assert await told(house, markos) == []
    await at(house, monday(10, 46))
    (warning,) = await told(house, markos)
    assert warning == (
        f"{reference} · παράπονο · Άννα\n"
        "Πλησιάζει η προθεσμία. Απάντηση ως τις 11:00.\n"
        "Ο πελάτης περιμένει 46 λεπτά. Την έχει: Μάρκος."
    )
    assert (await markos.messages())[-1].labels == [f"Υπόθεση {reference}", "Παράδοση σε άλλον"]
    await house.tick()
    assert len(await told(house, markos)) == 1, "once"
    assert await told(house, niki) == await told(house, owner) == []


async def test_of_what_nobody_has_all_on_duty_are_warned_and_one_tap_takes_it(house: House) -> None:
    markos, niki, owner = await house.team_member(), await house.team_member(name="Νίκη"), await house.owner()
    anna = await house.customer()
    await at(house, monday(10))
    await brings(anna)
    await at(house, monday(10, 50))
    for one in (markos, niki):
        assert "Δεν την έχει κανείς." in (await told(house, one))[0]
    assert await told(house, owner) == []
    await taps(niki, "Την αναλαμβάνω")
    assert "ασχολείται τώρα: Νίκη" in await all_said(house, anna)


async def test_the_ladder_goes_from_the_claimant_to_the_leads_to_the_owner(house: House) -> None:
    markos, niki = await house.team_member(), await house.team_member(name="Νίκη")
    lead = await house.team_member(LEAD, "Ελένη")
    admin, owner = await house.team_member(ADMIN, "Στέλιος"), await house.owner()
    anna = await house.customer()
    await at(house, monday(10))
    reference = await brings(anna)
    await claims(house, markos)
    everybody = (markos, niki, lead, admin, owner)
    for minute, counts in ((50, (1, 0, 0, 0, 0)), (65, (2, 0, 1, 0, 0)), (95, (2, 0, 1, 1, 1))):
        await at(house, monday(10, minute))
        assert tuple([len(await told(house, one)) for one in everybody]) == counts
    assert (await told(house, lead))[0].split("\n")[1] == (
        "Πέρασε η προθεσμία. Η απάντηση αργεί 5 λεπτά: έπρεπε ως τις 11:00."
    )
    assert "Πέρασε πολλή ώρα από την προθεσμία. Η απάντηση αργεί 35 λεπτά" in (await told(house, owner))[0]
    await at(house, monday(13))
    assert [len(await told(house, one)) for one in everybody] == [2, 0, 1, 1, 1], "each step once"
    await taps(owner, "Παράδοση σε άλλον")
    await taps(owner, "Νίκη")
    assert f"{reference} ασχολείται τώρα: Νίκη" in await all_said(house, anna)


async def test_without_leads_it_is_all_on_duty_who_hear_of_a_miss(house: House) -> None:
    markos, niki, owner = await house.team_member(), await house.team_member(name="Νίκη"), await house.owner()
    anna = await house.customer()
    await at(house, monday(10))
    await brings(anna)
    await claims(house, markos)
    await at(house, monday(11, 1))
    assert len(await told(house, niki)) == 1
    assert await told(house, owner) == []


async def test_who_brought_it_as_a_customer_hears_nothing_of_it(house: House) -> None:
    markos, niki = await house.team_member(), await house.team_member(name="Νίκη")
    await writes(markos, "/menu")
    await taps(markos, "Να γίνω κι εγώ μέλος")
    await taps(markos, "Γίνομαι μέλος")
    await at(house, monday(10))
    await brings(markos)
    await at(house, monday(13))
    assert len(await told(house, niki)) == 1
    assert await told(house, markos) == []


async def test_an_answer_in_time_is_followed_by_nothing_but_the_solution(house: House) -> None:
    markos, anna = await house.team_member(), await house.customer()
    await at(house, monday(10))
    reference = await brings(anna)
    await at(house, monday(10, 30))
    await answers(house, markos, reference)
    await at(house, monday(18))
    assert await told(house, markos) == []
    await at(house, monday(10, 1, later=1))
    assert "Πλησιάζει η προθεσμία. Λύση ως τις 14:00." in (await told(house, markos))[0]


async def test_nobody_is_told_anything_in_the_night(house: House) -> None:
    markos, anna, nikos = await house.team_member(), await house.customer(), await house.customer("Νίκος")
    await at(house, monday(19, 50))
    first = await brings(anna)
    await at(house, monday(20))
    second = await brings(nikos)
    for hour in (0, 1, 3, 6, 11):
        await at(house, monday(21, 59 + hour * 60))
        assert await told(house, markos) == []
    await at(house, monday(9, later=1))
    (morning,) = await told(house, markos)
    assert morning.startswith("2 υποθέσεις περιμένουν")
    assert f"{first} · παράπονο · Άννα" in morning
    assert f"{second} · παράπονο · Νίκος" in morning
    assert "Η απάντηση αργεί 10 λεπτά: έπρεπε χθες ως τις 20:50." in morning
    assert "Η απάντηση έπρεπε να έχει φύγει χθες ως τις 21:00." in morning
    assert "Ο πελάτης περιμένει 13 ώρες και 10 λεπτά." in morning


async def test_an_open_shop_is_told_nothing_in_the_night_either(house: House) -> None:
    markos, anna = await house.team_member(), await house.customer()
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 8), [(18 * 60, 24 * 60)])
    await at(house, monday(20, 30))
    await brings(anna)
    for minutes in (30, 90, 180):
        await at(house, monday(20, 30 + minutes))
    assert await told(house, markos) == []
    await at(house, monday(18, later=1))
    assert len(await told(house, markos)) == 1


async def test_while_we_wait_for_the_customer_nothing_runs(house: House) -> None:
    markos, anna = await house.team_member(), await house.customer()
    await at(house, monday(10))
    reference = await brings(anna)
    await claims(house, markos)
    await at(house, monday(10, 30))
    await markos.reply((await carried(house, markos, f"{reference}·2")).message_id, "Πότε ήταν;")
    await markos.answer()
    await writes(markos, reference)
    await taps(markos, "Περιμένω τον πελάτη")
    assert "Οι προθεσμίες περιμένουν, όσο περιμένουμε τον πελάτη" in said((await markos.messages())[-1])
    await at(house, monday(12))
    first = next(one for one in await anna.messages() if one.text == "Ο καφές ήταν κρύος")
    await anna.edit(first.message_id, "Ο καφές ήταν παγωμένος")
    await house.people.settled()
    await at(house, monday(17))
    assert await told(house, markos) == [], "to correct what was said is no answer"
    await anna.tap("Απάντηση")
    await anna.answer()
    await writes(anna, "Το πρωί")
    await at(house, monday(16, 29, later=1))
    assert await told(house, markos) == [], "as much is left as there was"
    await at(house, monday(16, 31, later=1))
    assert "Λύση ως τις 20:30." in (await told(house, markos))[0]


async def test_what_is_solved_is_told_of_no_more_and_brought_back_has_half_the_time(house: House) -> None:
    markos, anna = await house.team_member(), await house.customer()
    await at(house, monday(10))
    reference = await brings(anna)
    await claims(house, markos)
    await house.tick()
    await writes(markos, reference)
    await taps(markos, "Λύθηκε")
    await writes(markos, "Έγινε")
    await taps(markos, "Αποστολή")
    await at(house, monday(20, later=1))
    assert await told(house, markos) == []
    assert [one.look_at for one in await house.rows(TicketDeadline)] == [None]
    await reads(house, anna)
    await taps(anna, "Δεν λύθηκε")
    assert "Λύση την Τετάρτη" not in await all_said(house, markos)
    assert "Λύση αύριο ως τις 16:00" in said(await writes(markos, reference)), "1:00 today, 7:00 tomorrow"
    await at(house, monday(14, 1, later=2))
    assert "Πλησιάζει η προθεσμία. Λύση ως τις 16:00." in (await told(house, markos))[0]


async def test_hours_changed_in_between_move_the_deadlines_of_open_tickets(house: House) -> None:
    markos, anna = await house.team_member(), await house.customer()
    await at(house, monday(10))
    reference = await brings(anna)
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 6), [(9 * 60, 10 * 60 + 30), (17 * 60, 21 * 60)])
    await at(house, monday(10, 50))
    assert await told(house, markos) == [], "the shop closed at half past ten"
    assert "Απάντηση ως τις 17:30" in said(await writes(markos, reference))
    await at(house, monday(17, 16))
    assert len(await told(house, markos)) == 1
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 6), [(9 * 60, 21 * 60)])
    await house.tick()
    assert len(await told(house, markos)) == 2, "long missed, by the longer hours"


async def test_after_three_days_off_what_still_matters_is_said_once(house: House) -> None:
    markos, owner = await house.team_member(), await house.owner()
    people = [await house.customer(name) for name in ("Άννα", "Νίκος", "Εύα")]
    await at(house, monday(10))
    references = [await brings(one) for one in people]
    await answers(house, markos, references[2])
    await at(house, monday(12, later=3))
    for one in (markos, owner):
        (list_of_two,) = await told(house, one)
        assert list_of_two.startswith("3 υποθέσεις περιμένουν"), "the third waits for its solution"
        assert list_of_two.count("Πέρασε πολλή ώρα") == 3
        assert list_of_two.count("Η απάντηση αργεί") == 2
    assert len(await house.rows(DeadlineStep)) == 3 * 3 + 2 * 3
    await house.tick()
    assert len(await house.rows(DeadlineNotice)) == 2


async def test_a_clock_that_is_set_back_tells_nothing_twice(house: House) -> None:
    markos, anna = await house.team_member(), await house.customer()
    await at(house, monday(10))
    await brings(anna)
    await at(house, monday(10, 50))
    for minute in (20, 48, 55):
        await at(house, monday(10, minute))
        assert len(await told(house, markos)) == 1
    await at(house, monday(11, 1))
    assert len(await told(house, markos)) == 2


async def test_what_could_not_leave_before_the_evening_leaves_in_the_morning(house: House) -> None:
    markos, anna = await house.team_member(), await house.customer()
    await at(house, monday(20, 10))
    await brings(anna)
    await reads(house, markos)
    house.sandbox.faults.plan("reset_before", "sendMessage")
    await at(house, monday(20, 56))
    await at(house, monday(22))
    assert await told(house, markos) == []
    assert [one.state for one in await house.rows(Delivery) if one.kind == "deadline"] == [CANCELLED]
    await at(house, monday(9, later=1))
    (warning,) = await told(house, markos)
    assert "Πλησιάζει η προθεσμία. Απάντηση ως τις 9:10." in warning
    await at(house, monday(9, 5, later=1))
    assert len(await told(house, markos)) == 1


async def test_with_what_is_new_in_the_morning_it_is_one_message(house: House) -> None:
    markos, anna, nikos = await house.team_member(), await house.customer(), await house.customer("Νίκος")
    await at(house, monday(20, 10))
    await brings(anna)
    await at(house, monday(20, 14))
    await brings(nikos)
    await reads(house, markos)
    house.sandbox.faults.plan("reset_before", "sendMessage")
    await at(house, monday(20, 57))
    await at(house, monday(9, later=1))
    (both,) = await told(house, markos)
    assert both.count("Πλησιάζει η προθεσμία.") == 2


async def test_who_left_the_team_hears_nothing(house: House) -> None:
    markos, niki, anna = (
        await house.team_member(),
        await house.team_member(name="Νίκη"),
        await house.customer(),
    )
    await at(house, monday(10))
    await brings(anna)
    await claims(house, markos)
    async with transaction(house.app.database) as session:
        (member,) = [one for one in await house.rows(TeamMember) if one.name == "Μάρκος"]
        await remove(session, member.id, house.now)
    await at(house, monday(10, 50))
    assert await told(house, markos) == []
    assert "Δεν την έχει κανείς." in (await told(house, niki))[0]


@pytest.mark.parametrize("act", ["answer", "wait", "close the shop"])
async def test_what_was_done_meanwhile_is_not_told(house: House, act: str) -> None:
    markos, anna = await house.team_member(), await house.customer()
    await at(house, monday(10))
    await brings(anna)
    await reads(house, markos)
    house.sandbox.faults.plan("reset_before", "sendMessage")
    await at(house, monday(10, 50))
    assert await told(house, markos) == []
    async with transaction(house.app.database) as session:
        (member,) = await house.rows(TeamMember)
        moment = Moment(session, house.app.ground.texts, house.app.shop, house.now)
        if act == "answer":
            await work.answer(moment, 1, member, [Said("text", "Συγγνώμη")])
        elif act == "wait":
            await work.answer(moment, 1, member, [Said("text", "Πότε;")])
            await work.wait_for_customer(moment, 1, member)
        else:
            await set_weekdays(session, range(1, 8), [(600, 610), (640, 1260)])
    await at(house, monday(10, 55))
    assert await told(house, markos) == []
    assert [one.reason for one in await house.rows(Delivery) if one.kind == "deadline"] == ["pointless"]


async def test_each_reads_it_in_their_language(house: House) -> None:
    nick, anna, eva = (
        await house.team_member(name="Nick", language="en"),
        *[await house.customer(name) for name in ("Άννα", "Εύα")],
    )
    await at(house, monday(20, 30))
    await brings(anna)
    await brings(eva)
    await at(house, monday(9, 31, later=1))
    (list_of_two,) = [said(one) for one in await reads(house, nick) if "are waiting" in said(one)]
    assert list_of_two.startswith("2 cases are waiting")
    assert "The deadline has passed. The answer is late by 1 minute: it was due by 9:30." in list_of_two
    assert "The customer has waited 13 hours and 1 minute. Nobody has it." in list_of_two


async def test_verify_sees_a_step_that_was_left_out(house: House) -> None:
    anna = await house.customer()
    reference = await brings(anna)
    async with transaction(house.app.database) as session:
        session.add(DeadlineStep(ticket_id=1, clock="first", round=0, step=2, at=house.now))
        session.add(DeadlineStep(ticket_id=1, clock="solve", round=1, step=1, at=house.now))
    assert await house.faults() == [
        f"care: ticket {reference}, clock first, round 0: it has left out a step",
        f"care: ticket {reference}, clock solve, round 1: it has not been opened again so often",
    ]
    async with transaction(house.app.database) as session:
        await session.execute(delete(DeadlineStep))
