# Ποιος άλλαξε τι, πριν και μετά.
changes-open = Ποιος άλλαξε τι
changes-page = { $any ->
    [yes] <b>Ποιος άλλαξε τι</b>, από το πιο πρόσφατο
   *[no] Δεν έχει αλλάξει κάτι ακόμη.
 }
changes-line = <i>{ $at }</i> { $who ->
    [member] { $name }
    [customer] Πελάτης με αριθμό { $number }
   *[house] Το σύστημα
 }: { $what ->
    [added] νέο
    [changed] αλλαγή
    [removed] διαγραφή
    [restored] σε παύση, επειδή το κατάστημα επανήλθε από αντίγραφο ασφαλείας
    [exported] πήρε τα δεδομένα του σε αρχείο
    [erasure-asked] ζήτησε διαγραφή των δεδομένων του
    [erasure-taken-back] ανακάλεσε τη διαγραφή
    [erased] τα δεδομένα διαγράφηκαν
   *[other] { $what }
 }{ $table ->
    [reward] , δώρο { $row }
    [reward-terms] , όροι δώρου { $row }
    [gift] , δώρο για αφορμή { $row }
    [opening] , ωράριο { $row }
    [opening-exception] , έκτακτη μέρα { $row }
    [opening-rule] , ωράριο στις αργίες
    [team-member] , μέλος της ομάδας { $row }
    [invitation] , πρόσκληση { $row }
    [deadline-target] , προθεσμία { $row }
    [canned-answer] , έτοιμη απάντηση { $row }
    [staff-forum] , ομάδα Telegram { $row }
    [theme] , θέμα { $row }
    [theme-change] , αλλαγή που είπαμε { $row }
    [announcement] , ανακοίνωση { $row }
    [settings] , οι κανόνες των πόντων
   *[customer] {""}
 }
changes-field = { $field ->
    [cost] πόντοι
    [voucher_days] ημέρες κουπονιού
    [stock] απόθεμα
    [per_customer] ανά πελάτη
    [name_el] ελληνικό όνομα
    [name_en] αγγλικό όνομα
    [about_el] ελληνική περιγραφή
    [about_en] αγγλική περιγραφή
    [words_el] ελληνικά λόγια
    [words_en] αγγλικά λόγια
    [points] πόντοι
    [valid_days] ημέρες ισχύος
    [on_day] ημέρα
    [day] ημέρα
    [weekday] ημέρα της εβδομάδας
    [opens] ανοίγει
    [closes] κλείνει
    [note_el] ελληνική σημείωση
    [note_en] αγγλική σημείωση
    [role] ρόλος
    [language] γλώσσα
    [since] από
    [until] ως
    [version] έκδοση
    [removed_at] έφυγε
    [retired_at] αποσύρθηκε
    [active_from] ισχύει από
    [active_until] ισχύει ως
    [created_at] έγινε
    [expires_at] λήγει
    [minutes] λεπτά
    [title] τίτλος
    [name] όνομα
    [closed_on_holidays] κλειστά στις αργίες
    [points_per_euro] πόντοι ανά ευρώ
    [points_months] μήνες ισχύος πόντων
    [award_limit_cents] μεγαλύτερη αγορά
    [daily_awards] αγορές την ημέρα
    [daily_award_cents] αγορές την ημέρα, όλες μαζί
    [undo_minutes] λεπτά για αναίρεση πόντων
    [state] κατάσταση
    [begins_at] ξεκινά
    [ends_at] τελειώνει
    [goodwill_staff] χειρονομίες προσωπικού
    [goodwill_lead] χειρονομίες υπευθύνων βάρδιας
    [goodwill_admin] χειρονομίες διαχειριστών
   *[other] { $field }
 }
changes-state = { $state ->
    [draft] πρόχειρη
    [waiting] περιμένει έγκριση
    [scheduled] εγκρίθηκε
    [running] στέλνεται
    [paused] σε παύση
    [ended] ολοκληρώθηκε
    [cancelled] σταμάτησε
    [recalled] την πήραν πίσω
   *[other] { $state }
 }
changes-value = { $kind ->
    [changed] • { $field }: { $before } → { $after }
    [added] • { $field }: { $after }
   *[removed] • { $field }: { $before }
 }
