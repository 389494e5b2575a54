"""How long the team may take: typed, tapped, shown, and what the list and the title make of it."""

from datetime import datetime, timedelta

import pytest

from care.people import all_said, brings
from care_deadlines.test_over_the_wire import answers, at, monday
from house import House, doorway, has_door, notice, said, taps, writes
from shop.test_hours import ATHENS, SPLIT, daily
from xenia.care.deadlines.count import Which, as_promised
from xenia.care.deadlines.models import TicketDeadline
from xenia.care.deadlines.shown import title_mark
from xenia.care.deadlines.standing import standings
from xenia.care.deadlines.targets import set_target
from xenia.care.deadlines.typed import NotThatError, read_allowance, usual_day
from xenia.care.models import Kind, Ticket
from xenia.core.transaction import reading, transaction
from xenia.shop.hours import Hours
from xenia.shop.hours_kept import set_weekdays
from xenia.team.models import ADMIN, LEAD

DAY = timedelta(hours=8)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2h", 120),
        ("90m", 90),
        ("2 μέρες", 960),
        ("2 ΜΕΡΕΣ.", 960),
        ("μία ώρα", 60),
        ("μιάμιση ώρα", 90),
        ("μισή ώρα", 30),
        ("1,5 ώρες", 90),
        ("1:30", 90),
        ("2 ώρες και 30 λεπτά", 150),
        ("2ω 15λ", 135),
        ("3 wres", 180),
        ("1 mera kai 2 ores", 600),
        ("1 day, 2 hours and 5 minutes", 605),
        ("an hour", 60),
        ("45'", 45),
        ("500h", 30_000),
    ],
)
def test_what_people_type(typed: str, minutes: int) -> None:
    assert read_allowance(typed, DAY) == timedelta(minutes=minutes)


@pytest.mark.parametrize("typed", ["χωρίς", "Καμία", "none", "xoris"])
def test_none_is_said_in_words(typed: str) -> None:
    assert read_allowance(typed, DAY) is None


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "nonsense"),
        ("90", "unit"),
        ("1,5", "unit"),
        ("αύριο", "nonsense"),
        ("2 weeks", "nonsense"),
        ("2hx", "nonsense"),
        ("-2h", "nonsense"),
        ("4m", "short"),
        ("0h", "short"),
        ("0:00", "short"),
        ("501h", "long"),
        ("9999 days", "long"),
    ],
)
def test_what_cannot_be_kept_is_asked_again(typed: str, why: str) -> None:
    with pytest.raises(NotThatError) as caught:
        read_allowance(typed, DAY)
    assert caught.value.why == why


def test_a_day_is_as_long_as_the_shop_is_open() -> None:
    assert usual_day(Hours(ATHENS)) == timedelta(hours=12)
    assert usual_day(Hours(ATHENS, SPLIT)) == timedelta(hours=8), "48:30 in six days"
    assert usual_day(daily((0, 1440))) == timedelta(hours=24)
    assert usual_day(daily()) == timedelta(hours=12), "as while nobody has said anything"
    assert usual_day(daily((0, 5))) == timedelta(minutes=30)


async def test_an_admin_sets_them_by_buttons_and_in_words(house: House) -> None:
    admin, lead = await house.team_member(ADMIN), await house.team_member(LEAD, "Ελένη")
    assert not await has_door(lead, "Προθεσμίες")
    await writes(admin, "/menu")
    page = await doorway(admin, "Προθεσμίες")
    assert "Παράπονα: απάντηση 1 ώρα, λύση 16 ώρες" in said(page)
    assert "Ερωτήσεις: απάντηση 4 ώρες, λύση 24 ώρες" in said(page)
    assert "Προτάσεις: απάντηση χωρίς, λύση χωρίς" in said(page)
    question = await taps(admin, "Παράπονα: απάντηση")
    assert "Παράπονα, πρώτη απάντηση. Τώρα: 1 ώρα." in said(question)
    assert "Μία μέρα σας μετρά 12 ώρες." in said(question)
    assert await notice(admin, "2 ώρες") == "Το κρατήσαμε. Ισχύει και για όσες είναι ανοιχτές."
    await taps(admin, "Καλά λόγια: λύση")
    assert "Αυτό δεν το κατάλαβα. Καλά λόγια, λύση. Τώρα: χωρίς." in said(await writes(admin, "σύντομα"))
    page = await writes(admin, "2 μέρες")
    assert "Παράπονα: απάντηση 2 ώρες, λύση 16 ώρες" in said(page)
    assert "Καλά λόγια: απάντηση χωρίς, λύση 24 ώρες" in said(page)
    await taps(admin, "Καλά λόγια: λύση")
    await taps(admin, "χωρίς")
    assert "Καλά λόγια: απάντηση χωρίς, λύση χωρίς" in said((await admin.messages())[-1])


async def test_another_target_moves_the_deadlines_of_open_tickets(house: House) -> None:
    markos, anna = await house.team_member(), await house.customer()
    await at(house, monday(10))
    reference = await brings(anna)
    await house.tick()
    (before,) = await house.rows(TicketDeadline)
    async with transaction(house.app.database) as session:
        await set_target(session, Kind.COMPLAINT, Which.FIRST, timedelta(hours=4))
        await set_target(session, Kind.COMPLAINT, Which.FIRST, timedelta(hours=2))
    assert "Απάντηση ως τις 12:00" in said(await writes(markos, reference))
    await house.tick()
    (after,) = await house.rows(TicketDeadline)
    assert before.look_at
    assert after.look_at
    assert after.look_at - before.look_at == timedelta(minutes=45)
    async with transaction(house.app.database) as session:
        await set_target(session, Kind.COMPLAINT, Which.FIRST, None)
        await set_target(session, Kind.COMPLAINT, Which.SOLVE, None)
    await house.tick()
    assert [one.look_at for one in await house.rows(TicketDeadline)] == [None]


async def test_the_list_has_first_what_is_due_first(house: House) -> None:
    markos = await house.team_member()
    anna, nikos, eva, petros = [await house.customer(one) for one in ("Άννα", "Νίκος", "Εύα", "Πέτρος")]
    await at(house, monday(9))
    kind_word = await brings(petros, "Ωραίος καφές", "Έναν καλό λόγο")
    question = await brings(anna, "Πότε;", "Έχω μια ερώτηση")
    await at(house, monday(10))
    complaint = await brings(nikos)
    await at(house, monday(10, 30))
    solving = await brings(eva)
    await answers(house, markos, solving)
    listed = said(await writes(markos, "/cases"))
    order = [complaint, question, solving, kind_word]
    assert sorted(order, key=listed.index) == order
    assert "Απάντηση ως τις 11:00. Λύση αύριο ως τις 14:00" in listed
    await at(house, monday(11, 20))
    assert "Η απάντηση αργεί 20 λεπτά: έπρεπε ως τις 11:00" in said(await writes(markos, "/cases"))
    async with reading(house.app.database) as session:
        tickets = [await session.get_one(Ticket, number) for number in (1, 2, 3, 4)]
        found = await standings(session, house.app.shop.zone, tickets, house.now)
    say = house.app.ground.texts.say("el")
    marks = [title_mark(say, found[one.id], house.now) for one in tickets]
    assert marks == ["", "ως 13:00", "αργεί", "ως 24/11 14:30"]


def test_customers_and_team_are_told_the_same_hour() -> None:
    due = datetime.fromisoformat("2026-11-23T10:11:01+02:00")
    assert [as_promised(due + timedelta(minutes=at)).strftime("%H:%M") for at in (0, 3, 4, -1)] == [
        *("10:15", "10:15", "10:15", "10:10")
    ]
    assert as_promised(due.replace(minute=10, second=0)) == due.replace(minute=10, second=0)


async def test_customers_read_by_when_they_have_an_answer(house: House) -> None:
    await house.team_member()
    anna, nick = await house.customer(), await house.customer("Nick", "en")
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 8), [(540, 840), (1050, 1260)])
    await at(house, monday(13, 27))
    await brings(anna)
    assert "ως τις 14:00. Σας απαντά άνθρωπος, εδώ, ως τις 18:00." in await all_said(house, anna)
    await at(house, monday(20, 42))
    await brings(anna)
    assert "Σας απαντά άνθρωπος, εδώ, αύριο ως τις 9:45." in await all_said(house, anna)
    await at(house, monday(22))
    await writes(nick, "/person")
    await taps(nick, "I have a complaint")
    received = said(await writes(nick, "Cold coffee"))
    assert "We open tomorrow at 9:00. A person answers you here tomorrow by 10:00." in received
