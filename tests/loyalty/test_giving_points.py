"""Staff give points for a purchase: scan or type, confirm, done."""

import pytest

from house import ON_SQLITE, House, notice, open_house, said, taps, writes
from xenia.ledger import Purchase
from xenia.loyalty.award import cents_of
from xenia.loyalty.taps import Award
from xenia.team.models import OWNER


async def test_scan_amount_confirm_and_both_are_told(house: House) -> None:
    emma, waiter = await house.customer("Emma", "en"), await house.team_member()
    card = await writes(emma, "/card")
    assert card.photo is not None
    await waiter.scan(await emma.download(card.photo["file_id"]))
    page = said(await waiter.answer())
    assert page.startswith("Emma · κάρτα ")
    assert "0 πόντοι" in page
    assert "Αγορά 12,40\xa0€ → 124 πόντοι" in said(await writes(waiter, "12,40"))
    done = said(await taps(waiter, "Δίνω 124 πόντους"))
    assert "Emma: +124, αγορά 12,40\xa0€. Σύνολο 124." in done
    assert "Αναιρείται για 10 λεπτά" in done
    assert "+124 points for your purchase of €12.40. Total: 124." in said(await emma.answer())


@pytest.mark.parametrize(
    "written",
    [
        "{card} 12,40",
        "#{card} 12.40",
        "  {card}   12,4  ",
        "{card} 12,40€",
        "{card} €12.40",
        "{card}\n12,40 ευρώ",
        "{card} 12,40 EUR",
        "{card}\xa012,40\xa0€",
    ],
)
@ON_SQLITE
async def test_card_and_amount_in_one_line_however_it_is_written(house: House, written: str) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    card = await house.card_of(anna)
    assert "Αγορά 12,40" in said(await writes(waiter, written.format(card=card)))


SILLY = ["0", "0,00", "-5", "1.234", "12,345", "δώδεκα", "١٢", "12 40", "🎉", "<b>5</b>", "ω" * 4096, "1e3"]


@pytest.mark.parametrize("amount", SILLY)
def test_what_is_not_clearly_an_amount_is_none(amount: str) -> None:
    assert cents_of(amount) is None


async def test_whatever_comes_instead_of_an_amount_is_asked_for_again(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    card = await house.card_of(anna)
    for before in ("", f"{card} "):
        await writes(waiter, card)
        for silly in SILLY:
            answer = said(await writes(waiter, (before + silly)[:4096]))
            assert answer.startswith("Αυτό δεν είναι ποσό. Άννα: πόσο ήταν η αγορά;"), silly
    for send in (waiter.send_sticker, waiter.send_photo, waiter.send_voice, waiter.send_location):
        await send()
        assert said(await waiter.answer()).startswith("Αυτό δεν είναι ποσό")
    assert "Αγορά 5,00" in said(await writes(waiter, "5")), "and the right answer still counts"
    assert await house.rows(Purchase) == []


async def test_limits_hold_and_what_is_undone_counts_no_more(database_url: str) -> None:
    async with open_house(database_url, award_limit_euros=50, daily_award_euros=100, daily_awards=3) as house:
        anna, waiter = await house.customer(), await house.team_member()
        card = await house.card_of(anna)
        refused = "Με το χέρι γράφονται αγορές ως 50 €. Ελέγξτε το ποσό."
        assert said(await writes(waiter, f"{card} 50,01")) == refused
        assert "δεν βγαίνει ούτε ένας πόντος" in said(await writes(waiter, f"{card} 0,09"))
        await house.gives(waiter, anna, "50")
        await house.gives(waiter, anna, "50")
        await writes(waiter, f"{card} 0,10")
        assert "Φτάσατε το ημερήσιο όριό σας" in await notice(waiter, "Δίνω")
        await taps(waiter, "Αναίρεση")
        await anna.answer()
        await house.gives(waiter, anna, "1")
        await house.gives(waiter, anna, "1")
        await writes(waiter, f"{card} 1")
        assert "Φτάσατε το ημερήσιο όριό σας" in await notice(waiter, "Δίνω")
        await house.people.advance(days=1)
        await house.gives(waiter, anna, "1")


async def test_nobody_gives_points_to_themselves(house: House) -> None:
    markos = await house.team_member()
    await writes(markos, "/menu")
    await taps(markos, "Να γίνω κι εγώ μέλος")
    await taps(markos, "Γίνομαι μέλος")
    own = await house.card_of(markos)
    refused = "Στη δική σας κάρτα βάζει πόντους συνάδελφός σας."
    assert said(await writes(markos, f"{own} 10")) == refused
    forged = await markos.tap_data(Award(card=own, cents=1000, intent="made-up").pack())
    assert forged is not None
    assert forged.text == refused
    assert await house.rows(Purchase) == []


async def test_a_double_tap_is_one_award_one_notice_and_the_same_answer(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    question = await writes(waiter, f"{await house.card_of(anna)} 10")
    yes = question.buttons[0][0].data or ""
    done = said(await taps(waiter, "Δίνω"))
    for _ in range(2):
        await waiter.tap_data(yes, question.message_id)
    assert said((await waiter.messages())[-1]) == done
    assert len(await house.rows(Purchase)) == 1
    assert [one.kind for one in await house.deliveries()] == ["points-awarded"]

    other = Award.unpack(yes).model_copy(update={"cents": 99_00})
    toast = await waiter.tap_data(other.pack(), question.message_id)
    assert toast is not None
    assert toast.text == "Αυτό το κουμπί δεν ισχύει πια. Ανοίξτε τη σελίδα ξανά."
    assert len(await house.rows(Purchase)) == 1


async def test_who_left_the_team_between_screen_and_tap_gives_nothing(house: House) -> None:
    owner, anna, waiter = await house.owner(), await house.customer(), await house.team_member()
    await writes(waiter, f"{await house.card_of(anna)} 10")
    await writes(owner, "/team")
    await taps(owner, "Αφαίρεση: Μάρκος")
    await owner.tap("Αφαίρεση: Μάρκος")
    assert "δεν ισχύει πια" in await notice(waiter, "Δίνω")
    assert await house.rows(Purchase) == []


async def test_a_number_after_a_scan_is_the_amount_and_correcting_asks_again(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    await writes(waiter, await house.card_of(anna))
    assert "αγορές ως 300 €" in said(await writes(waiter, "1240")), "an amount, not another card"
    assert "Αγορά 124,00" in said(await writes(waiter, "124"))
    assert "Πόσο ήταν η αγορά;" in said(await taps(waiter, "Διόρθωση ποσού"))
    assert "Αγορά 12,40" in said(await writes(waiter, "12,40"))


async def test_an_unknown_card_is_said_to_be_unknown(house: House) -> None:
    owner = await house.team_member(OWNER, language="en")
    for written in ("1000", "1000 5", "1000 seven"):
        assert "There is no card 1000" in said(await writes(owner, written))
