# Η σελίδα ενός πελάτη, για την ομάδα.
crm-open = Σελίδα πελάτη
crm-back-to-ticket = ‹ Υπόθεση
crm-page = <b>{ $name }</b> · κάρτα { $card }{ $left ->
    [no] {""}
   *[other]
    {""}
    Έχει αποχωρήσει ({ $left }). Βλέπουμε μόνο όσα μας είχε φέρει.
 }
crm-points = { $points ->
    [0] Δεν έχει πόντους
    [one] 1 πόντος
   *[other] { $points } πόντοι
 }{ $debt ->
    [0] {""}
    [one] {" "}(ο επόμενος καλύπτει αγορά που αναιρέθηκε)
   *[other] {" "}(οι επόμενοι { $debt } καλύπτουν αγορά που αναιρέθηκε)
 }
crm-visit = { $day ->
    [no] Δεν έχει καταγραφεί επίσκεψη
   *[other] Τελευταία επίσκεψη: { $day }
 }
crm-standing =
    Μέλος από { $since }, διαβάζει { $language ->
        [el] ελληνικά
       *[en] αγγλικά
    }
    { $reached ->
        [yes] Λαμβάνει τα μηνύματά μας
       *[no] Έχει κλείσει τη συνομιλία μας: ό,τι γράφουμε περιμένει ώσπου να μας ξαναγράψει
    }{ $winback ->
        [no] {""}
       *[other]
        {""}
        Τελευταίος χαιρετισμός επειδή είχε καιρό να έρθει: { $winback }
    }
crm-open-tickets = { $many ->
    [0] Καμία ανοιχτή υπόθεση
    [one] <b>Μία ανοιχτή υπόθεση</b>
   *[other] <b>Ανοιχτές υποθέσεις</b>
 }
crm-ended = <b>Παλιότερες υποθέσεις</b>
crm-ticket = { $reference } · { $kind } · { $day } · { $state ->
    [new] νέα
    [claimed] σε εξέλιξη
    [waiting-customer] περιμένουμε τον πελάτη
    [waiting-us] μας περιμένει ο πελάτης
    [resolved] λύθηκε
   *[closed] κλειστή
 }
crm-feedback = { $some ->
    [yes] <b>Η γνώμη που μας έδωσε</b>
   *[no] Δεν μας έχει δώσει γνώμη ακόμη
 }
crm-mark = { $day } · { $mark }{ $some ->
    [yes] : «{ $words }»
   *[no] {""}
 }{ $photos ->
    [0] {""}
    [one] {" "}[φωτογραφία]
   *[other] {" "}[{ $photos } φωτογραφίες]
 }
crm-purchases = { $count ->
    [0] Καμία αγορά τους τελευταίους δώδεκα μήνες
    [one] <b>Αγορές</b>: μία τους τελευταίους δώδεκα μήνες, { $amount }
   *[other] <b>Αγορές</b>: { $count } τους τελευταίους δώδεκα μήνες, { $amount }
 }
crm-purchase = { $day } · { $amount } · { $points ->
    [one] 1 πόντος
   *[other] { $points } πόντοι
 }{ $back ->
    [no] {""}
   *[other] {" "}(επιστράφηκαν { $back })
 }
crm-consents = <b>Τι δέχεται να λαμβάνει</b>
crm-consent = { $purpose }: { $given ->
    [yes] ναι, από { $since }
    [older] είχε πει ναι ({ $since }) σε παλιότερο κείμενο· δεν στέλνουμε
   *[no] { $asked ->
        [yes] όχι, από { $since }
       *[no] όχι
    }
 }
crm-messages = { $some ->
    [yes] <b>Όσα στείλαμε χωρίς να μας τα ζητήσει</b>
   *[no] Δεν έχουμε στείλει κάτι που δεν ζήτησε
 }
crm-message = { $day } · { $purpose }{ $state ->
    [unknown] {" "}(ίσως δεν έφτασε)
   *[other] {""}
 }
crm-refusal-none = Δεν βρίσκουμε αυτόν τον πελάτη.
crm-refusal-own = Αυτή είναι η δική σας σελίδα. Τα δικά σας τα βλέπετε ως πελάτης, από το μενού σας.
