# Ποιος από την ομάδα είδε τι.
audit-open = Ποιος είδε τι
audit-page = { $of ->
    [none] Κανείς από την ομάδα δεν έχει ανοίξει ακόμη στοιχεία πελατών.
    [one] <b>Τι είδε: { $name }</b>, από το πιο πρόσφατο
   *[all] <b>Ποιος είδε τι</b>, από το πιο πρόσφατο
 }
audit-line = <i>{ $at }</i> { $name } ({ $role }): { $what ->
    [ticket] υπόθεση { $detail }
    [customer] σελίδα πελάτη, κάρτα { $detail }
    [card] όνομα και πόντοι, κάρτα { $detail }
    [record] αντίγραφο της υπόθεσης { $detail }
   *[everything] όλη η συνομιλία της υπόθεσης { $detail }
 }
audit-of = { $name } ({ $count })
audit-of-all = Όλη η ομάδα
