"""The days of 2027 as they were published, by hand: what the house computes is held against them."""

from datetime import date

HOLIDAYS = frozenset(
    {
        date(2027, 1, 1),
        date(2027, 1, 6),
        date(2027, 3, 15),  # Clean Monday
        date(2027, 3, 25),
        date(2027, 4, 30),  # Good Friday
        date(2027, 5, 1),
        date(2027, 5, 2),  # Easter
        date(2027, 5, 3),  # Easter Monday
        date(2027, 5, 4),  # 1 May, which falls on Holy Saturday, is kept on this day
        date(2027, 6, 21),  # Whit Monday
        date(2027, 8, 15),
        date(2027, 10, 28),
        date(2027, 12, 25),
        date(2027, 12, 26),
    }
)
"""Public holidays of Greece."""

FEASTS = {
    "Βασίλης": date(2027, 1, 1),
    "Γιάννης": date(2027, 1, 7),
    "Αντώνης": date(2027, 1, 17),
    "Λάζαρος": date(2027, 4, 24),  # the Saturday before Palm Sunday
    "Βάιος": date(2027, 4, 25),  # Palm Sunday
    "Γιώργος": date(2027, 5, 3),  # 23 April falls in Lent: kept on Easter Monday
    "Θωμάς": date(2027, 5, 9),  # the Sunday after Easter
    "Κώστας": date(2027, 5, 21),
    "Ελένη": date(2027, 5, 21),
    "Πέτρος": date(2027, 6, 29),
    "Ηλίας": date(2027, 7, 20),
    "Μαρία": date(2027, 8, 15),
    "Σοφία": date(2027, 9, 17),
    "Δημήτρης": date(2027, 10, 26),
    "Μιχάλης": date(2027, 11, 8),
    "Κατερίνα": date(2027, 11, 25),
    "Νίκος": date(2027, 12, 6),
}
"""Names, and the day in 2027 on which they are celebrated."""
