"""What people do during the year, each at a time of their own, by the acts that the buttons call."""

import heapq
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from xenia.core.database import AsyncSession
from year.acts import Acts
from year.diary import Choices, Complaint, Diary, Life
from year.people import PURPOSES, Person, Span, a_birthday, a_zone, quiet_hours
from year.telegram import Call, Telegram

_YEAR = 365.0
RATES = {
    "changes_mind": 7.0,
    "moves": 0.4,
    "wants_other_hours": 0.4,
    "wants_other_number": 0.4,
    "corrects_birthday": 0.3,
    "stops_the_bot": 0.4,
    "writes": 2.0,
    "leaves": 0.4,
}
"""How often a year, on average."""
_STOPS = 0.015
"""Of those who get a message: how many want no more of the kind."""
_ASKED_LATER = ["Λύθηκε πραγματικά;", "Was it really?"]
"""What is asked some days after a ticket was solved, in either language."""
_WANT_PERSON = 3
"""Each so many-th who is unhappy asks for somebody."""
_OFTEN = ("announcements", "announcements", "announcements", "checkins", "checkins")
"""What people hear most about, and change their minds about."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One deed of one person."""

    session: AsyncSession
    person: Person
    life: Life
    when: datetime
    """In the world."""
    now: datetime
    """By the house's clock."""
    about: int


class Lives:
    """Everybody's next deed. Times are those of the world, which no clock of the house disturbs."""

    def __init__(
        self, span: Span, everybody: list[Person], diary: Diary, telegram: Telegram, acts: Acts
    ) -> None:
        self._span = span
        self._people = {one.chat: one for one in everybody}
        self._diary, self._telegram, self._acts = diary, telegram, acts
        self._next: list[tuple[datetime, int, int, str, int]] = []
        self._count = self._seen = 0
        for person in everybody:
            diary.lives[person.chat] = Life(person.chat, language=person.language)
            self._at(person.joins, person, "joins")

    @property
    def begins(self) -> datetime:
        """When the first does something."""
        return self._next[0][0]

    async def live(self, session: AsyncSession, world: datetime, now: datetime, most: int = 300) -> bool:
        """Do what people have done by that time of the world, while the house's clock shows `now`.

        Returns:
            Whether there is more.
        """
        for call in self._telegram.calls[self._seen :]:
            if call.arrived and call.purpose is not None:
                person = self._people[call.chat]
                self._at(world + timedelta(hours=person.rng.expovariate(0.3)), person, "reacts", self._seen)
            self._seen += 1
        for _ in range(most):
            if not self._next or self._next[0][0] > world:
                break
            when, _, chat, deed, about = heapq.heappop(self._next)
            person, life = self._people[chat], self._diary.lives[chat]
            if not life.member.last and deed not in {"joins", "unstops"}:
                continue
            await getattr(self, f"_{deed}")(Turn(session, person, life, when, now, about))
            self._diary.counts[deed] += 1
        self._diary.records.set(self._diary.next(), await self._acts.newest_record(session))
        return bool(self._next) and self._next[0][0] <= world

    def _at(self, when: datetime, person: Person, deed: str, about: int = 0) -> None:
        self._count += 1
        heapq.heappush(self._next, (when, self._count, person.chat, deed, about))

    def _again(self, turn: Turn, deed: str) -> None:
        wait = timedelta(days=turn.person.rng.expovariate(RATES[deed] * self._span.haste) * _YEAR)
        self._at(turn.when + wait, turn.person, deed)

    async def _joins(self, turn: Turn) -> None:
        if turn.life.member.last:
            return
        person, life = turn.person, turn.life
        again = life.customer != 0  # then they choose nothing before they are asked
        life.customer = await self._acts.join(turn.session, person, turn.now)
        life.member.set(self._diary.next(), value=True)
        if not again:
            await self._choose(turn, person.choices)
        for purpose in person.consents:
            await self._acts.decide(turn.session, life, purpose, given=True, now=turn.now)
        if not again:
            first = max(turn.when, self._span.begin - timedelta(days=60))
            self._at(first + timedelta(days=person.rng.expovariate(1 / person.gap)), person, "visits")
            for deed in RATES:
                self._again(turn, deed)

    async def _leaves(self, turn: Turn) -> None:
        await self._acts.leave(turn.session, turn.life, turn.now)
        turn.life.member.set(self._diary.next(), value=False)
        turn.life.choices.set(self._diary.step, Choices())  # who leaves is forgotten
        self._at(turn.when + timedelta(days=turn.person.rng.uniform(1, 60)), turn.person, "joins")

    async def _visits(self, turn: Turn) -> None:
        rng, person = turn.person.rng, turn.person
        await self._acts.buy(turn.session, turn.life, rng.randrange(300, 4000), turn.now)
        turn.life.visits.append(turn.now)
        gap = rng.expovariate(1 / person.gap) if rng.random() > 0.06 else rng.uniform(3, 6) * person.gap
        self._at(turn.when + timedelta(days=max(gap, 0.05)), person, "visits")
        if rng.random() < 0.08:
            self._at(turn.when + timedelta(hours=rng.uniform(0.2, 5)), person, "complains")

    async def _complains(self, turn: Turn) -> None:
        rng = turn.person.rng
        feedback = await self._acts.complain(turn.session, turn.life, rng.choice((1, 2)), turn.now)
        ticket = None
        if feedback % _WANT_PERSON == 0:
            ticket = await self._acts.want_person(turn.session, turn.life, feedback, turn.now)
        turn.life.complaints.append(Complaint(self._diary.next(), turn.now, feedback, ticket))
        if rng.random() < 0.8:
            self._at(turn.when + timedelta(days=rng.uniform(0.2, 9)), turn.person, "is_answered", feedback)

    async def _is_answered(self, turn: Turn) -> None:
        words = f"Συγγνώμη! ({turn.about})"
        turn.life.told.append(words)
        about = next(one for one in turn.life.complaints if one.feedback == turn.about)
        if about.ticket is None:
            await self._acts.answer(turn.session, turn.life, turn.about, words, turn.now)
        else:
            await self._acts.solve(turn.session, about.ticket, words, turn.now)
            turn.life.told += _ASKED_LATER
        about.closed = self._diary.next()

    async def _changes_mind(self, turn: Turn) -> None:
        purpose = turn.person.rng.choice((*PURPOSES, *_OFTEN))
        given = turn.person.rng.random() < 0.5
        await self._acts.decide(turn.session, turn.life, purpose, given=given, now=turn.now)
        self._again(turn, "changes_mind")

    async def _moves(self, turn: Turn) -> None:
        await self._choose(turn, replace(turn.life.choices.last, zone=a_zone(turn.person.rng)))
        self._again(turn, "moves")

    async def _wants_other_hours(self, turn: Turn) -> None:
        rng = turn.person.rng
        quiet = quiet_hours(rng) if rng.random() < 0.6 else None
        await self._choose(turn, replace(turn.life.choices.last, quiet=quiet))
        self._again(turn, "wants_other_hours")

    async def _wants_other_number(self, turn: Turn) -> None:
        monthly = turn.person.rng.choice((1, 2, 4))
        await self._choose(turn, replace(turn.life.choices.last, monthly=monthly))
        self._again(turn, "wants_other_number")

    async def _corrects_birthday(self, turn: Turn) -> None:
        await self._choose(
            turn, replace(turn.life.choices.last, birthday=a_birthday(turn.person.rng, self._span))
        )
        self._again(turn, "corrects_birthday")

    async def _stops_the_bot(self, turn: Turn) -> None:
        self._telegram.stopped.add(turn.person.chat)
        self._at(turn.when + timedelta(days=turn.person.rng.uniform(2, 50)), turn.person, "unstops")
        self._again(turn, "stops_the_bot")

    async def _unstops(self, turn: Turn) -> None:
        # Telegram tells the bot nothing of it: the person may write at once, or much later.
        self._telegram.stopped.discard(turn.person.chat)
        self._at(turn.when + timedelta(days=turn.person.rng.uniform(0, 4)), turn.person, "writes", 1)

    async def _writes(self, turn: Turn) -> None:
        if turn.person.chat in self._telegram.stopped:
            return  # nobody writes to a bot they have stopped
        turn.life.wrote.append(self._diary.next())
        await self._acts.write(turn.session, turn.life, turn.life.wrote[-1], turn.now)
        if not turn.about:
            self._again(turn, "writes")

    async def _reacts(self, turn: Turn) -> None:
        call: Call = self._telegram.calls[turn.about]
        drawn = turn.person.rng.random()
        if drawn < _STOPS and call.purpose is not None:
            await self._acts.stop(turn.session, turn.life, call.purpose, turn.now)

    async def _choose(self, turn: Turn, choices: Choices) -> None:
        await self._acts.choose(turn.session, turn.life, choices)
        turn.life.choices.set(self._diary.next(), choices)
