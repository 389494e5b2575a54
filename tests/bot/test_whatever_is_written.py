"""Whatever somebody sends is answered, kindly and in their language."""

import pytest

from house import ON_SQLITE, USERNAME, House, said, taps, writes

ODD = (
    "/nonsense",
    "/",
    "asdf",
    "ω" * 4096,
    "🎉" * 50,
    "Z̡̢̛̗̘̙̜̝̞̟̠͇̊̋̌̍̎̏̿̿̿̚a̛̗̘̙̜̝̞̟̠lgo",
    "\u202eσιμάρτ",
    "<b>bold</b> & <script>",
    "{ $name } %s {0} \\n",
    "'; DROP TABLE customer; --",
    "4821 12,40",
    "K7QM-2XRD",
)


@pytest.mark.parametrize("language", ["el", "en"])
async def test_a_member_is_answered_with_the_way_on(house: House, language: str) -> None:
    customer = await house.customer("Emma", language)
    sorry = ("Δεν κατάλαβα", "Συγγνώμη", "Μήπως") if language == "el" else ("I am ", "Do you mean")
    for text in ODD:
        answer = await writes(customer, text)
        assert said(answer).startswith(sorry), text
        assert any("νθρωπο" in label or "person" in label for label in answer.labels)
    for send in (customer.send_sticker, customer.send_location):
        await send()
        assert said(await customer.answer()).startswith(sorry)
    await customer.send_contact("+302100000000", "Emma")
    assert said(await customer.answer()).startswith(sorry)
    somebody = "Θα σας απαντήσει άνθρωπος" if language == "el" else "Somebody of the shop will answer"
    for send in (customer.send_voice, customer.send_photo):
        await send()
        assert said(await customer.answer()).startswith(somebody)
    await customer.send_document(b"%PDF-", "bill.pdf")
    assert said(await customer.answer()).startswith(somebody)
    assert "/points" in said(await writes(customer, "/help"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<b>Άννα</b> & Σία", "Γεια σας, <b>Άννα</b> & Σία. Τι θα θέλατε;"),
        ("\u202eΆννα\u200f\u2066", "Γεια σας, Άννα. Τι θα θέλατε;"),
        ("A̷̴̸̢̧̨̡̛̖̗̘̙̜̝̞̟̠nna", None),
        ("👩‍👩‍👧‍👦", "Γεια σας, 👩‍👩‍👧‍👦. Τι θα θέλατε;"),
        ("\u2066\u200e\u200f", "Γεια σας, ☺. Τι θα θέλατε;"),
        ("Νίκος", "Γεια σας, Νίκο. Τι θα θέλατε;"),
        ("{ $name }", "Γεια σας, { $name }. Τι θα θέλατε;"),
        ("W" * 64, f"Γεια σας, {'W' * 64}. Τι θα θέλατε;"),
    ],
)
@ON_SQLITE
async def test_every_name_can_join_has_a_card_and_is_greeted(
    house: House, written: str, read: str | None
) -> None:
    person = await house.customer(written)
    greeting = said(await writes(person, "/menu")).partition("\n")[0]
    if read is None:
        assert len(greeting) < len("Γεια σας, Anna. Τι θα θέλατε;") + 5, "a name, no tower of accents"
    else:
        assert greeting == read
    assert (await writes(person, "/card")).photo is not None


async def test_a_nameless_guest_is_welcomed_without_a_name(house: House) -> None:
    guest = await house.guest("\u200e\u200f\u2066")
    assert said(await writes(guest, "γεια")).startswith("Καλώς ήρθατε!\nΤο Καφενείο\n")


async def test_a_link_nobody_knows_is_said_to_be_no_good(house: House) -> None:
    emma = await house.customer("Emma", "en")
    for payload in ("card", "voucher_12345678_AAAAAAAAAAAAAAAA", "x" * 64):
        await emma.open_link(house.app.shop.link(payload))
        assert "This link is not valid" in said(await emma.answer())
        assert "Hello, Emma" in said(await emma.answer())


async def test_groups_are_left_in_peace(house: House) -> None:
    anna, emma = await house.customer(), await house.customer("Emma", "en")
    group = await house.people.group("Παρέα", [anna.person, emma.person], admin_bots=[USERNAME])
    await emma.settled()
    calls = len(await house.people.calls())
    there = anna.person.group(group)
    for text in ("/start", "/points", f"/points@{USERNAME}", "γεια"):
        await there.write(text)
    await there.send_photo()
    await there.settled()
    assert len(await house.people.calls()) == calls, "not one call was made"
    assert "Γεια σας, Άννα" in said(await writes(anna, "/menu"))


async def test_the_team_has_its_own_page_and_help(house: House) -> None:
    waiter = await house.team_member(name="Μάρκος")
    page = await writes(waiter, "/menu")
    assert "Γεια σας, Μάρκο.\nΤο Καφενείο · προσωπικό" in said(page)
    assert not any("Κατάλογος" in label for label in page.labels)
    assert "Για το προσωπικό" in said(await writes(waiter, "/help"))
    await writes(waiter, "/menu")
    assert "Πόντοι σε δέκα δευτερόλεπτα" in said(await taps(waiter, "Δίνω πόντους"))
    await taps(waiter, "Πίσω")
    assert "Παράδοση δώρου" in said(await taps(waiter, "Παραδίδω δώρο"))
