"""Anybody of the team suggests something; the owner answers, and who suggested it reads so."""

from care_replies.desk import reads, said, shows, taps, writes
from house import House, doorway
from xenia.care.praise.models import StaffSuggestion
from xenia.care.praise.taps import AnswerSuggestion
from xenia.team.models import ADMIN


async def test_a_suggestion_reaches_the_owner_and_its_answer_who_wrote_it(house: House) -> None:
    owner, markos, niki = await house.owner(), await house.team_member(), await house.team_member(name="Νίκη")
    assert "Τι θα κάνατε αλλιώς;" in said(await doorway(markos, "Προτάσεις"))
    await taps(markos, "Πρόταση προς τη διεύθυνση")
    assert "ως 600 γράμματα" in said(await writes(markos, "α" * 601))
    assert "Να σταλεί έτσι;" in said(await writes(markos, "Να ανοίγουμε στις επτά"))
    assert await house.rows(StaffSuggestion) == []
    assert "Στέλνεται στη διεύθυνση" in said(await taps(markos, "Αποστολή"))
    assert "Πρόταση · Μάρκος\nΝα ανοίγουμε στις επτά" in said(await shows(house, owner))
    await taps(owner, "Απάντηση")
    assert "Η απάντησή σας:\nΞεκινάμε τη Δευτέρα" in said(await writes(owner, "Ξεκινάμε τη Δευτέρα"))
    assert "Κατερίνα: Ξεκινάμε τη Δευτέρα" in said(await taps(owner, "Αποστολή"))
    heard = said(await shows(house, markos))
    assert "Η διεύθυνση απάντησε στην πρότασή σας:\n«Να ανοίγουμε στις επτά»" in heard
    assert "Κατερίνα: Ξεκινάμε τη Δευτέρα" in heard
    assert "Να ανοίγουμε" not in said(await doorway(niki, "Προτάσεις")), "one reads one's own"
    toast = await owner.tap_data(AnswerSuggestion(suggestion=1).pack())
    assert toast is not None
    assert "έχει ήδη την απάντησή της" in (toast.text or "")


async def test_the_owner_reads_all_of_them_what_waits_first(house: House) -> None:
    owner, admin = await house.owner(), await house.team_member(ADMIN, "Ελένη")
    markos = await house.team_member()
    for chat, idea in ((markos, "πρώτη ιδέα"), (admin, "δεύτερη ιδέα")):
        await doorway(chat, "Προτάσεις")
        await taps(chat, "Πρόταση προς τη διεύθυνση")
        await writes(chat, idea)
        await taps(chat, "Αποστολή")
    await reads(house, owner)
    listed = await doorway(owner, "Προτάσεις")
    assert said(listed).index("δεύτερη ιδέα") < said(listed).index("πρώτη ιδέα")
    assert "Απάντηση στη 2" in listed.labels
    await admin.tap_data(AnswerSuggestion(suggestion=1).pack())
    await writes(admin, "όχι")
    assert [one.answer for one in await house.rows(StaffSuggestion)] == [None, None], (
        "it is the owner's to do"
    )
    await taps(owner, "Απάντηση στη 1")
    await writes(owner, "ναι")
    listed = await taps(owner, "Αποστολή")
    assert said(listed).index("πρώτη ιδέα") < said(listed).index("δεύτερη ιδέα"), "what waits comes first"
