# Οι πόντοι όπως τους βλέπει ο πελάτης, και όπως τους δίνει το προσωπικό.
loyalty-doorway = Οι πόντοι μου
loyalty-command = Οι πόντοι σας
loyalty-balance = { $points ->
    [0] Αυτή τη στιγμή δεν έχετε πόντους. Κάθε αγορά σάς φέρνει καινούργιους.
    [one] Έχετε <b>1 πόντο</b>.
   *[other] Έχετε <b>{ $points } πόντους</b>.
 }
loyalty-debt = { $points ->
    [one] Ο επόμενος πόντος καλύπτει
   *[other] Οι επόμενοι { $points } πόντοι καλύπτουν
 } πρώτα μια αγορά που αναιρέθηκε.
loyalty-buys = Σας φτάνουν ήδη για:
loyalty-buys-line = • { $name } ({ $points })
loyalty-nearest =
    Επόμενο δώρο: { $name }
    { $bar } { $missing ->
        [one] λείπει 1 πόντος από τους { $points }
       *[other] λείπουν { $missing } από τους { $points }
    }
loyalty-expiring = Ισχύουν ως:
loyalty-expiring-line = • { $day }: { $points ->
    [one] 1 πόντος
   *[other] { $points } πόντοι
 }
loyalty-history-button = Πώς τους κέρδισα;
loyalty-history-title = <b>Οι κινήσεις σας</b>, από την πιο πρόσφατη
loyalty-history-empty = Δεν υπάρχουν κινήσεις ακόμη. Η πρώτη σας αγορά θα φανεί εδώ.
loyalty-history-line = <b>{ $sign }{ $points }</b> · { $day } · υπόλοιπο { $balance }
loyalty-why-purchase = Αγορά { $amount } ({ $rate } ανά ευρώ), από: { $actor }
loyalty-why-award = Πόντοι από το κατάστημα
loyalty-why-bonus = Δώρο του καταστήματος
loyalty-why-goodwill = Χειρονομία καλής θέλησης{ $reference ->
    [no] {""}
   *[other] , υπόθεση { $reference }
 }
loyalty-why-redeem = { $name }, κουπόνι { $code }
loyalty-why-cancel = Επιστροφή: { $name }, κουπόνι { $code }{ $expired ->
    [0] {""}
    [one] {" "}(1 πόντος είχε λήξει)
   *[other] {" "}({ $expired } πόντοι είχαν λήξει)
 }
loyalty-why-expire = Έληξαν
loyalty-why-refund = { $taken ->
    [yes] Αναίρεση αγοράς { $amount }
   *[no] Αναίρεση αγοράς { $amount }: { $debt ->
        [one] 1 πόντος είχε ήδη χρησιμοποιηθεί
       *[other] { $debt } πόντοι είχαν ήδη χρησιμοποιηθεί
    }
 }
loyalty-why-repay = Κάλυψαν αγορά που είχε αναιρεθεί
loyalty-newer = ‹ Νεότερες
loyalty-older = Παλαιότερες ›
loyalty-told-award =
    <b>+{ $points }</b> { $points ->
        [one] πόντος
       *[other] πόντοι
    } για την αγορά σας, { $amount }. { $covered ->
        [0] {""}
        [one] Ένας κάλυψε αγορά που είχε αναιρεθεί.{" "}
       *[other] { $covered } κάλυψαν αγορά που είχε αναιρεθεί.{" "}
    }Σύνολο: { $balance }.

    Σας ευχαριστούμε.
    { $shop }
loyalty-told-undo =
    Διορθώσαμε ένα λάθος: η αγορά { $amount } αναιρέθηκε.{ $points ->
        [0] {""}
        [one] {" "}Αφαιρέθηκε 1 πόντος.
       *[other] {" "}Αφαιρέθηκαν { $points } πόντοι.
    }{ $debt ->
        [0] {""}
        [one] {" "}Έναν πόντο της τον είχατε ήδη χρησιμοποιήσει· θα αφαιρεθεί από τους επόμενους.
       *[other] {" "}Τους { $debt } πόντους της τους είχατε ήδη χρησιμοποιήσει· θα αφαιρεθούν από τους επόμενους.
    } Σύνολο: { $balance }.

    Ζητάμε συγγνώμη.
    { $shop }
loyalty-card-own = Αυτή είναι η δική σας κάρτα. Δείξτε την στο ταμείο και τη σκανάρουμε εμείς.
loyalty-card-other = Αυτή είναι κάρτα μέλους. Τη σκανάρει το προσωπικό του καταστήματος.
loyalty-refusal-self = Στη δική σας κάρτα βάζει πόντους συνάδελφός σας.
loyalty-refusal-amount = Με το χέρι γράφονται αγορές ως { $limit } €. Ελέγξτε το ποσό.
loyalty-refusal-small = Με αυτό το ποσό δεν βγαίνει ούτε ένας πόντος. Ελέγξτε το.
loyalty-refusal-daily = Φτάσατε το ημερήσιο όριό σας. Ζητήστε από τον υπεύθυνο να το γράψει.
loyalty-refusal-undo = Η αναίρεση γίνεται μέσα σε { $minutes } λεπτά, από όποιον έγραψε την αγορά. Μιλήστε με τον υπεύθυνο.
loyalty-staff-doorway = Δίνω πόντους
loyalty-staff-how =
    <b>Πόντοι σε δέκα δευτερόλεπτα</b>

    Σκανάρετε την κάρτα με την κάμερα του κινητού σας και γράψτε το ποσό.
    Ή γράψτε εδώ αριθμό κάρτας και ποσό, για παράδειγμα: <code>4821 12,40</code>
loyalty-staff-customer =
    <b>{ $name }</b> · κάρτα { $card }
    { $points ->
        [one] 1 πόντος
       *[other] { $points } πόντοι
    }

    Πόσο ήταν η αγορά; Γράψτε μόνο το ποσό, για παράδειγμα <code>12,40</code>
loyalty-staff-confirm =
    <b>{ $name }</b> · κάρτα { $card }
    Αγορά <b>{ $amount }</b> → <b>{ $points ->
        [one] 1 πόντος
       *[other] { $points } πόντοι
    }</b>
loyalty-staff-yes = Δίνω { $points ->
    [one] 1 πόντο
   *[other] { $points } πόντους
 }
loyalty-staff-no = Διόρθωση ποσού
loyalty-staff-done =
    Έγινε. <b>{ $name }: +{ $points }</b>, αγορά { $amount }. Σύνολο { $balance }.
    Αναιρείται για { $minutes } λεπτά.
loyalty-staff-undo = Αναίρεση
loyalty-staff-undone = { $name }: αναιρέθηκε η αγορά { $amount }. Σύνολο { $balance }.{ $told ->
    [yes] {" "}Το μέλος ενημερώνεται.
   *[no] {""}
 }
loyalty-staff-unknown = Δεν υπάρχει κάρτα { $card }. Ζητήστε από τον πελάτη να σας πει ξανά τον αριθμό.
loyalty-staff-not-amount =
    Αυτό δεν είναι ποσό. { $name }: πόσο ήταν η αγορά; Γράψτε μόνο το ποσό, για παράδειγμα <code>12,40</code>
