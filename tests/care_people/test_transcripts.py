"""A ticket's transcript: whole for the owner, their own for the customer; read by a parser, not by eye."""

import json
from html.parser import HTMLParser

from care.people import brings, carried, reads
from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.care.models import Side
from xenia.care.records.transcript import FORMAT
from xenia.team.audit import AuditLine, Viewed
from xenia.team.models import ADMIN, OWNER

HOSTILE = "</p><script>alert(1)</script>\"'&lt; <img src=x onerror=alert(1)> \u202eabc"


class Read(HTMLParser):
    """A file as a browser would take it in: its elements, what stands on them, and its words."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.kinds: list[str] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "article":
            self.kinds.append(dict(attrs)["class"] or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


async def _content(chat: ChatClient, message: Screen) -> str:
    assert message.document is not None
    return (await chat.download(message.document["file_id"])).decode()


async def _talked(house: House, waiter: ChatClient, anna: ChatClient) -> str:
    """A ticket with words, an edit, a note and its answer, a photo, and an end; its reference."""
    reference = await brings(anna, "κρύος")
    line = await carried(house, waiter, f"{reference}·2")
    await waiter.reply(line.message_id, "// μυστικό")
    await waiter.answer()
    await waiter.reply(line.message_id, "Συγγνώμη")
    answer = await anna.answer()
    written = await anna.write(HOSTILE)
    await anna.answer()
    await anna.edit(written.message_id, "καλά")
    await anna.answer()
    await anna.reply(answer.message_id, "Ευχαριστώ")
    await anna.answer()
    await anna.send_photo(caption="ορίστε")
    await anna.answer()
    await reads(house, waiter)
    await writes(waiter, reference)
    await taps(waiter, "Λύθηκε")
    await writes(waiter, "Έγινε άλλος")
    await taps(waiter, "Αποστολή")
    await anna.answer()
    return reference


async def test_a_customer_gets_what_they_wrote_and_read_and_nothing_of_ours(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await _talked(house, waiter, anna)
    await writes(anna, "/person")
    await taps(anna, reference)
    file = await taps(anna, "Αντίγραφο της συνομιλίας")
    assert (file.document or {})["file_name"] == f"{reference}.html"
    page = await _content(anna, file)
    assert "μυστικό" not in page
    assert Side.NOTE.value not in Read(page).kinds
    words = "".join(Read(page).words)
    for one in ("κρύος", "Συγγνώμη", "Μάρκος", HOSTILE, "καλά", "ορίστε", "[φωτογραφία]", "Έγινε άλλος"):
        assert one in words
    assert "Υπόθεση" in words
    file = await taps(anna, "Και ως JSON")
    made = json.loads(await _content(anna, file))
    assert (made["format"], made["made_for"], made["reference"]) == (FORMAT, "customer", reference)
    assert made["state"] == "resolved"
    assert "μυστικό" not in json.dumps(made, ensure_ascii=False)
    assert {one["by"] for one in made["lines"]} == {"customer", "staff", "system"}
    by_number = {one["number"]: one for one in made["lines"]}
    (edit,) = [one for one in made["lines"] if one["edits"] is not None]
    assert by_number[edit["edits"]]["words"] == HOSTILE
    assert (edit["words"], edit["version"]) == ("καλά", 2)
    (thanks,) = [one for one in made["lines"] if one["words"] == "Ευχαριστώ"]
    assert by_number[thanks["reply_to"]]["words"] == "Συγγνώμη"
    assert [one for one in await house.rows(AuditLine) if one.what == Viewed.RECORD] == []


async def test_the_owner_gets_all_of_it_and_that_is_written_down(house: House) -> None:
    waiter, anna, owner = await house.team_member(), await house.customer(), await house.owner()
    reference = await _talked(house, waiter, anna)
    await reads(house, owner)
    await writes(owner, reference)
    file = await taps(owner, "Αντίγραφο, με όλα")
    assert "Έχει προσωπικά στοιχεία" in said(file)
    page = Read(await _content(owner, file))
    assert "μυστικό" in "".join(page.words)
    assert page.kinds.count("note") == 1
    made = json.loads(await _content(owner, await taps(owner, "Και ως JSON")))
    assert [one["number"] for one in made["lines"]] == list(range(1, len(made["lines"]) + 1)), "no gap"
    lines = [(one.what, one.role) for one in await house.rows(AuditLine) if one.detail == reference]
    assert lines[-2:] == [(Viewed.RECORD, OWNER)] * 2


async def test_no_words_become_html(house: House) -> None:
    waiter = await house.team_member(name=HOSTILE[:60])
    anna = await house.customer(HOSTILE[:60])
    reference = await _talked(house, waiter, anna)
    await writes(anna, "/person")
    await taps(anna, reference)
    page = Read(await _content(anna, await taps(anna, "Αντίγραφο της συνομιλίας")))
    assert set(page.tags) == {
        *("html", "head", "meta", "title", "style", "body", "header", "h1", "p", "main", "article")
    }
    assert page.attributes == {"lang", "charset", "name", "content", "http-equiv", "class"}
    assert "".join(page.words).count("<script>alert(1)") >= 2


async def test_admins_and_staff_get_no_whole_transcript(house: House) -> None:
    admin, anna = await house.team_member(ADMIN), await house.customer()
    reference = await brings(anna)
    await reads(house, admin)
    page = await writes(admin, reference)
    assert "Αντίγραφο, με όλα" not in page.labels
    toast = await admin.tap_data("record:1:html")
    assert toast is not None
    assert toast.text == "Αυτό το κουμπί δεν ισχύει πια. Το μενού είναι από κάτω."


async def test_tickets_that_became_one_are_in_its_transcript_each_as_it_was(house: House) -> None:
    anna, owner = await house.customer(), await house.owner()
    elder = await brings(anna, "ο καφές ήταν κρύος")
    younger = await brings(anna, "κι άργησε", "Έχω μια ερώτηση")
    await reads(house, owner)
    await writes(owner, elder)
    await taps(owner, "Ένωση με άλλη")
    await taps(owner, younger)
    await taps(owner, "Ναι, να γίνουν μία")
    await reads(house, anna)
    await anna.react((await anna.messages())[-1].message_id, "👍")
    await reads(house, owner)
    await writes(owner, elder)
    file = await taps(owner, "Αντίγραφο, με όλα")
    page = "".join(Read(await _content(owner, file)).words)
    for one in (f"Υπόθεση {younger}, που έγινε ένα με αυτήν", "κι άργησε", f"ενώθηκε εδώ η {younger}"):
        assert one in page
    await writes(anna, "/person")
    await taps(anna, elder)
    await taps(anna, "Αντίγραφο της συνομιλίας")
    made = json.loads(await _content(anna, await taps(anna, "Και ως JSON")))
    (joined,) = made["joined"]
    assert (made["reference"], joined["reference"], joined["joined"]) == (elder, younger, [])
    assert "κι άργησε" in [one["words"] for one in joined["lines"]]
    took = [one for one in made["lines"] if one["what"] == "took-in"]
    assert [(one["name"], one["words"]) for one in took] == [(None, younger)]
