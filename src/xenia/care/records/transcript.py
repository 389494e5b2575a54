"""A ticket with all that was said about it, as plain data for one reader, and that as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import select

from xenia.care.find import Case, history
from xenia.care.models import Side, Ticket, TicketLine
from xenia.care.threads.models import TicketMerge
from xenia.core.database import AsyncSession
from xenia.team.members import names_of

FORMAT = "xenia-ticket/1"
TOLD = frozenset(
    {
        *("opened", "opened-for", "claimed", "handed-over", "waiting", "reopened"),
        *("brought-back", "agreed", "withdrawn", "took-in", "merged"),
    }
)
"""What happened to a ticket and its customer did or read. Whatever is not named here stays inside."""
_DONE_UNSEEN = frozenset({"handed-over", "took-in", "merged"})
"""Of these they read what became of it, not who of the team did it."""


class For(StrEnum):
    """For whom a transcript is."""

    CUSTOMER = "customer"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, as the reader may have it."""

    number: int
    """By which people call it: `AHK493·5`."""
    at: str
    """UTC, ISO 8601."""
    by: str
    """`customer`, `staff`, `note` or `system`."""
    name: str | None
    """Whose words they are, or who of the team did it."""
    what: str
    """`text`, Telegram's word for what was sent, or what happened."""
    words: str | None
    version: int
    """1, or which edit of a message it is, from 2 on."""
    edits: int | None
    """Of an edit: the number of the line as it was first said."""
    reply_to: int | None
    """The number of the line that it answers."""
    album: str | None
    """The same for all parts of an album."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A ticket for one reader. Its fields are those of the JSON: see `as_json`."""

    format: str
    made_for: For
    made_at: str
    shop: str
    reference: str
    kind: str
    state: str
    customer: str
    card: str
    holder: str | None
    opened_at: str
    first_answered_at: str | None
    resolved_at: str | None
    closed_at: str | None
    reopened: int
    lines: tuple[Line, ...]
    joined: tuple["Transcript", ...]
    """The tickets that go on in this one, each as it was."""


async def transcript(
    session: AsyncSession, case: Case, made_for: For, shop: str, now: datetime
) -> Transcript:
    """Write a ticket down for its customer, without notes and what is ours alone, or whole for the owner."""
    ticket = case.ticket
    all_lines = await history(session, ticket.id)
    lines = [one for one in all_lines if made_for == For.OWNER or _is_for_customer(one)]
    names = await names_of(session, {one.member_id for one in lines if one.member_id})
    numbers = {one.id: one.number for one in lines}
    albums = {
        name: str(at) for at, name in enumerate(dict.fromkeys(one.album for one in lines if one.album), 1)
    }
    return Transcript(
        format=FORMAT,
        made_for=made_for,
        made_at=_moment(now),
        shop=shop,
        reference=ticket.reference,
        kind=ticket.kind.value,
        state=ticket.state.value,
        customer=case.customer.first_name,
        card=case.customer.card_number,
        holder=case.holder.name if case.holder else None,
        opened_at=_moment(ticket.opened_at),
        first_answered_at=_moment_or_none(ticket.first_answered_at),
        resolved_at=_moment_or_none(ticket.resolved_at),
        closed_at=_moment_or_none(ticket.closed_at),
        reopened=ticket.reopened,
        lines=tuple(
            Line(
                number=one.number,
                at=_moment(one.at),
                by=one.side.value,
                name=_whose(case, one, names, made_for),
                what=one.what,
                words=one.words,
                version=one.version,
                edits=numbers.get(one.edits_id or 0),
                reply_to=numbers.get(one.reply_to_id or 0),
                album=albums.get(one.album or ""),
            )
            for one in lines
        ),
        joined=tuple(
            [
                await transcript(session, Case(one, case.customer, None), made_for, shop, now)
                for one in await _joined(session, ticket)
            ]
        ),
    )


def as_json(made: Transcript) -> str:
    """The transcript for programs: UTF-8, indented.

    ```
    {
      "format": "xenia-ticket/1",
      "made_for": "customer" | "owner",
      "made_at": moment,
      "shop": string,
      "reference": "AHK493",
      "kind": "complaint" | "question" | "request" | "suggestion" | "praise",
      "state": "new" | "claimed" | "waiting-customer" | "waiting-us" | "resolved" | "closed",
      "customer": string, "card": string,
      "holder": string | null,
      "opened_at": moment, "first_answered_at": moment | null,
      "resolved_at": moment | null, "closed_at": moment | null,
      "reopened": integer,
      "lines": [
        {
          "number": integer, "at": moment,
          "by": "customer" | "staff" | "note" | "system",
          "name": string | null,
          "what": string, "words": string | null,
          "version": integer, "edits": integer | null, "reply_to": integer | null,
          "album": string | null
        }
      ],
      "joined": [the same again for each ticket that goes on in this one]
    }
    ```

    A moment is ISO 8601 in UTC. `what` is `text`, Telegram's word for what was sent (`photo`, `voice`,
    `location`, ...), `reaction` with its emoji, `resolved` or `closed` for the sentence that ended it, or,
    by `system`, what happened. For the customer there are no notes, no line of ours alone, and numbers may
    leave gaps.
    """
    return json.dumps(asdict(made), ensure_ascii=False, indent=2)


async def _joined(session: AsyncSession, ticket: Ticket) -> Sequence[Ticket]:
    found = await session.scalars(
        select(Ticket)
        .join(TicketMerge, TicketMerge.from_id == Ticket.id)
        .where(TicketMerge.into_id == ticket.id)
        .order_by(Ticket.id)
    )
    return found.all()


def _is_for_customer(line: TicketLine) -> bool:
    if line.side == Side.SYSTEM:
        return line.what in TOLD
    return line.side in {Side.CUSTOMER, Side.STAFF}


def _whose(case: Case, line: TicketLine, names: dict[int, str], made_for: For) -> str | None:
    if line.side == Side.CUSTOMER:
        return case.customer.first_name
    if line.what in _DONE_UNSEEN and made_for == For.CUSTOMER:
        return None
    return names.get(line.member_id or 0)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _moment_or_none(moment: datetime | None) -> str | None:
    return _moment(moment) if moment is not None else None
