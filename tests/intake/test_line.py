"""The updates of one chat: each is handed out once, in order, and few of them take memory."""

from hypothesis import given, settings
from hypothesis import strategies as st

from xenia.bot.line import MOST_IN_MEMORY, Line
from xenia.core.inbox import Item


def item(number: int) -> Item:
    return Item(number, 7, "{}")


class Chat:
    """A line beside a database that does what the real one does, one step at a time."""

    def __init__(self) -> None:
        self.line = Line(7)
        self.committed: list[int] = []
        self.told = 0
        """How many of these the line was told of: it is told after the commit."""
        self.done: list[int] = []
        self.reading: tuple[list[Item], int] | None = None

    def commit(self, count: int) -> None:
        last = self.committed[-1] if self.committed else 0
        self.committed += range(last + 1, last + 2 * count, 2)  # other chats' updates lie between

    def tell(self, count: int) -> None:
        for number in self.committed[self.told : self.told + count]:
            self.line.put(item(number))
            self.told += 1

    def work(self, count: int) -> None:
        for _ in range(min(count, len(self.line.items))):
            self.done.append(self.line.items.popleft().id)

    def begin_fetch(self) -> None:
        """As the desk does it: when nothing is left in memory, and it is known that there is more."""
        if self.reading is None and not self.line.items and self.line.is_flooded:
            after, up_to = self.line.last, self.line.left_behind
            found = [number for number in self.committed if after < number <= up_to]
            self.reading = [item(number) for number in found[:MOST_IN_MEMORY]], up_to

    def end_fetch(self) -> None:
        if self.reading is not None:
            self.line.fetched(*self.reading)
            self.reading = None


@settings(max_examples=300)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.sampled_from(["commit", "tell", "work"]), st.integers(1, 40)),
            st.tuples(st.sampled_from(["begin_fetch", "end_fetch"])),
        ),
        max_size=60,
    )
)
def test_each_is_handed_out_once_and_in_order(steps: list[tuple[str, int]]) -> None:
    chat = Chat()
    for step, *count in steps:
        if step == "work" and chat.reading is not None:
            continue  # the desk does one thing at a time
        getattr(chat, step)(*count)
        assert len(chat.line.items) <= MOST_IN_MEMORY
    chat.tell(len(chat.committed))
    while chat.line.items or chat.line.is_flooded or chat.reading:
        chat.end_fetch()
        chat.work(7)
        chat.begin_fetch()
        assert chat.line.items or chat.reading or not chat.line.is_flooded, "it gets on"
    assert chat.done == chat.committed


def test_an_old_one_is_worked_again_and_hides_nobody() -> None:
    line = Line(7)
    for number in range(10, 10 + 2 * MOST_IN_MEMORY):
        line.put(item(number))
    assert line.is_flooded
    line.put(item(3))
    assert line.left_behind == 9 + 2 * MOST_IN_MEMORY
    assert [one.id for one in line.items] == [*range(10, 10 + MOST_IN_MEMORY), 3]


def test_a_line_that_has_caught_up_is_as_good_as_new() -> None:
    line = Line(7)
    for number in range(1, MOST_IN_MEMORY + 2):
        line.put(item(number))
    line.items.clear()
    line.fetched([], line.left_behind)  # worked meanwhile by somebody else, or set aside
    assert not line.is_flooded
    line.put(item(100))
    assert [one.id for one in line.items] == [100]
