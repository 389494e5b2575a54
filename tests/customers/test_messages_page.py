"""Choosing messages: the question about age comes first, once, and a yes to wishes asks for the day."""

from customers.choices import messages_page, says_yes, told_birthday
from house import House, notice, said, taps, writes
from xenia.customers.models import Preferences
from xenia.privacy.consent import PURPOSES
from xenia.privacy.models import ConsentRecord, ConsentStanding


async def test_the_age_is_asked_before_the_first_yes_and_never_again(house: House) -> None:
    anna = await house.customer("Άννα")
    await messages_page(anna)
    asked = await taps(anna, "Υπενθυμίσεις: όχι")
    assert "«Υπενθύμιση πριν λήξουν πόντοι ή κουπόνια σας.»" in said(asked)
    assert "Έχετε κλείσει τα 15;" in said(asked)
    assert asked.labels == ["Ναι, έχω κλείσει τα 15", "Όχι ακόμη"]
    assert await house.rows(ConsentRecord) == [], "the yes waits for the answer"
    page = await taps(anna, "Ναι, έχω κλείσει τα 15")
    assert "● Υπενθυμίσεις: ναι" in page.labels
    assert "● Προσφορές: ναι" in (await taps(anna, "Προσφορές: όχι")).labels
    (told,) = await house.rows(Preferences)
    assert told.of_age is True
    assert (told.birth_month, told.birth_day) == (None, None), "a yes or a no, and no date"


async def test_who_is_under_15_agrees_to_nothing_is_told_why_and_may_correct_it(house: House) -> None:
    emma = await house.customer("Emma", "en")
    await messages_page(emma)
    await taps(emma, "News: no")
    young = await taps(emma, "Not yet")
    assert "Until you are 15 the law does not let us" in said(young)
    assert "Your card, your points and your rewards stay just as they are." in said(young)
    assert said(await messages_page(emma)) == said(young), "the page stays closed"
    await taps(emma, "My mistake, I am 15 or older")
    page = await taps(emma, "Yes, I am 15 or older")
    assert sum(label.startswith("○") for label in page.labels) == len(PURPOSES), "nothing is on by itself"
    assert await house.rows(ConsentRecord) == []
    assert "● News: yes" in (await taps(emma, "News: no")).labels


async def test_an_old_button_gives_somebody_under_15_no_consent(house: House) -> None:
    anna = await house.customer("Άννα")
    page = await messages_page(anna)
    yes = next(one.data for row in page.buttons for one in row if "Νέα" in one.text) or ""
    await taps(anna, "Νέα: όχι")
    await taps(anna, "Όχι ακόμη")
    await anna.tap_data(yes, page.message_id)
    assert "Ως τα 15 ο νόμος" in said((await anna.settled())[-1])
    assert await house.rows(ConsentStanding) == []


async def test_who_says_later_that_they_are_under_15_has_nothing_on(house: House) -> None:
    anna = await house.customer("Άννα")
    await says_yes(anna, "announcements", "offers")
    await anna.tap_data("age")
    await anna.answer()
    young = said(await taps(anna, "Όχι ακόμη"))
    assert not any(one.given for one in await house.rows(ConsentStanding))
    withdrawn = [one for one in await house.rows(ConsentRecord) if one.event == "withdrawn"]
    assert [one.purpose for one in withdrawn] == ["announcements", "offers"]
    assert {(one.method, one.notice) for one in withdrawn} == {("said to be under 15", young)}


async def test_of_somebody_under_15_no_day_is_kept(house: House) -> None:
    anna = await house.customer("Άννα")
    await told_birthday(anna, "Μάιος", 5)
    await anna.tap_data("nday:anna")
    await anna.tap_data("age")
    await anna.settled()
    await taps(anna, "Όχι ακόμη")
    for forged in ("bday:5:5:", "nday:anna"):
        toast = await anna.tap_data(forged)
        assert toast is not None
        assert toast.text == "Αυτό θα το κρατήσουμε με χαρά όταν κλείσετε τα 15."
    (told,) = await house.rows(Preferences)
    assert (told.of_age, told.birth_month, told.birth_day, told.name_day) == (False, None, None, None)
    assert await anna.tap_data("bdrop") is not None, "taking back is for everybody"


async def test_a_yes_to_wishes_asks_for_the_day_and_the_page_says_when_it_is_missing(house: House) -> None:
    anna = await house.customer("Άννα")
    assert "Ποιον μήνα έχετε γενέθλια;" in said(await says_yes(anna, "birthday"))
    page = await taps(anna, "Άλλη φορά")
    assert "● Γενέθλια: ναι" in page.labels
    assert said(page).count("Πείτε μας και πότε") == 1
    name_day = await says_yes(anna, "nameday")
    assert "Πότε γιορτάζετε;" in said(name_day)
    assert name_day.labels[:3] == ["Άννα · 25 Ιουλίου", "Άννα · 9 Σεπτεμβρίου", "Άννα · 9 Δεκεμβρίου"]
    assert said(await taps(anna, "Δεν γιορτάζω")).count("Πείτε μας και πότε") == 2
    await taps(anna, "Γενέθλια και γιορτή")
    await taps(anna, "Πότε γιορτάζω")
    await taps(anna, "9 Δεκεμβρίου")
    assert said(await taps(anna, "Πίσω")).count("Πείτε μας και πότε") == 1


async def test_every_purpose_has_a_switch_that_works_both_ways(house: House) -> None:
    anna = await house.customer("Άννα")
    await says_yes(anna, *PURPOSES)
    standing = await house.rows(ConsentStanding)
    assert {one.purpose for one in standing if one.given} == set(PURPOSES)
    page = await messages_page(anna)
    for label in [one for one in page.labels if one.startswith("●")]:
        assert "όχι" in await notice(anna, label)
        await anna.answer()
    assert not any(one.given for one in await house.rows(ConsentStanding))
    assert "Μηνύματα από εμάς: κανένα." in said(await writes(anna, "/settings"))


async def test_one_tap_ends_all_of_it(house: House) -> None:
    anna = await house.customer("Άννα")
    page = await says_yes(anna, "announcements")
    assert "Τίποτα από αυτά" not in page.labels, "one switch is one tap already"
    await says_yes(anna, "offers", "birthday")
    assert "Τίποτα από αυτά" in (await writes(anna, "stop")).labels
    assert await notice(anna, "Τίποτα από αυτά") == "Έγινε. Δεν θα σας στείλουμε τίποτα από αυτά."
    assert not any(one.given for one in await house.rows(ConsentStanding))
    withdrawn = [one for one in await house.rows(ConsentRecord) if one.event == "withdrawn"]
    assert {one.purpose for one in withdrawn} == {"announcements", "offers", "birthday"}
    assert {one.notice for one in withdrawn} == {"Τίποτα από αυτά"}
