"""Where the shop is, how it is reached and why one comes: only the shop can tell, in its own words."""

from house import ON_SQLITE, House, said, writes
from xenia.core.transaction import transaction
from xenia.demo.answers import tell
from xenia.team.models import TeamMember


async def test_the_cafe_of_the_demo_tells_of_itself(house: House) -> None:
    await house.owner()
    anna, emma = await house.customer(), await house.customer("Emma", "en")
    assert "δεν θέλω να μαντέψω" in said(await writes(anna, "πού είστε;"))
    [owner] = await house.rows(TeamMember)
    async with transaction(house.app.database) as session:
        await tell(session, owner, house.now)
    for text in ("που ειστε", "pou eiste", "ποια ειναι η διευθυνση σας", "pos tha erthw sto magazi"):
        assert "Ανθέων" in said(await writes(anna, text)), text
    for text in ("where are you", "how do i get there", "where is the shop"):
        assert "Antheon" in said(await writes(emma, text)), text
    for text in ("τι τηλεφωνο εχετε", "dwste mou ena thlefwno"):
        assert "22810" in said(await writes(anna, text)), text
    assert "22810" in said(await writes(emma, "what is your phone number"))
    assert "χόβολη" in said(await writes(anna, "γιατι να ερθω σε εσας"))


@ON_SQLITE
async def test_a_shop_that_has_written_nothing_does_not_guess(house: House) -> None:
    emma = await house.customer("Emma", "en")
    answer = await writes(emma, "where are you")
    assert "would rather not guess" in said(answer)
    assert "A person" in " ".join(answer.labels)
