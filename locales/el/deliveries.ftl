# Κάτω από κάθε μήνυμα που δεν ζητήθηκε εκείνη τη στιγμή.
deliveries-why = Γιατί το έλαβα;
deliveries-stop = Όχι άλλα τέτοια
deliveries-why-page =
    <b>Γιατί λάβατε αυτό το μήνυμα</b>
    { $occasion }

    Στις { $since } είπατε ναι σε αυτό:
    <i>{ $notice }</i>

    { $stopped ->
        [no] Από όλα μαζί σάς στέλνουμε το πολύ ένα την ημέρα και { $monthly ->
            [one] ένα
           *[other] { $monthly }
        } σε 30 ημέρες, ποτέ στις ώρες ησυχίας σας.
       *[other] Στις { $stopped } μας είπατε όχι, και από τότε δεν στέλνουμε τέτοια.
    }
deliveries-occasion-birthday = Ήταν τα γενέθλιά σας, όπως μας τα είπατε.
deliveries-occasion-nameday = Ήταν η γιορτή σας, όπως μας την είπατε.
deliveries-occasion-anniversary = Ήταν η επέτειος της εγγραφής σας.
deliveries-occasion-expiry = Πλησίαζε η λήξη πόντων ή κουπονιών σας.
deliveries-occasion-checkin = Μετά από μια επίσκεψη ή μια υπόθεση, και πού και πού μέσα στον χρόνο, ρωτάμε πώς τα πήγαμε.
deliveries-occasion-winback = Είχατε καιρό να έρθετε, περισσότερο απ’ ό,τι συνηθίζετε.
deliveries-occasion-appreciation = Ήταν η ημέρα που το κατάστημα ευχαριστεί τους πελάτες του.
deliveries-occasion-told-us = Μας είχατε μιλήσει για κάτι, και το κατάστημα το άλλαξε.
deliveries-occasion-announcement = Το κατάστημα είχε ένα νέο για όσους θέλουν τα νέα του.
deliveries-stopped = Έγινε: δεν θα σας ξαναστείλουμε { $purpose ->
    [birthday] ευχές για τα γενέθλιά σας
    [nameday] ευχές για τη γιορτή σας
    [checkins] ερωτήσεις για το πώς τα πήγαμε
    [winback] χαιρετισμούς όταν έχουμε καιρό να σας δούμε
    [expiry] υπενθυμίσεις για όσα λήγουν
    [offers] προσφορές
   *[announcements] νέα και προσκλήσεις
 }.
deliveries-gone = Αυτό το μήνυμα δεν το βρίσκουμε πια.
deliveries-settings = Ρυθμίσεις μηνυμάτων
deliveries-purpose = { $purpose ->
    [birthday] Ευχές γενεθλίων
    [nameday] Ευχές γιορτής
    [checkins] Ερώτηση «όλα καλά;»
    [winback] Χαιρετισμός
    [expiry] Υπενθύμιση λήξης
    [offers] Προσφορά
    [announcements] Νέα
   *[other] Απαντήσεις και ειδοποιήσεις
 }

# Τι δεν στάλθηκε, για τον πελάτη.
deliveries-held-doorway = Γιατί δεν έλαβα κάτι;
deliveries-held-page =
    <b>Τι δεν στάλθηκε</b>
    Όσα κρατήσαμε τις τελευταίες 30 ημέρες, και γιατί:
deliveries-held-none = Τις τελευταίες 30 ημέρες δεν κρατήσαμε κανένα μήνυμα για εσάς.
deliveries-held-line = { $day } · { $purpose }: { $reasons }.{ $waits ->
    [yes] {" "}Θα έρθει αργότερα.
   *[no] {""}
 }
deliveries-reason = { $reason ->
    [no-consent] δεν ίσχυε πια το «ναι» σας
    [left] είχατε αποχωρήσει
    [unreachable] είχατε σταματήσει τη συνομιλία μας
    [case-open] σας χρωστούσαμε πρώτα μια απάντηση
    [quiet-hours] ήταν ώρες ησυχίας
    [quiet-day] ήταν Κυριακή ή αργία
    [daily] στέλνουμε το πολύ ένα την ημέρα
    [monthly] είχαν συμπληρωθεί όσα θέλετε σε 30 ημέρες
    [priority] προηγήθηκε κάτι πιο σημαντικό για εσάς
    [paused] το κατάστημα το σταμάτησε για λίγο
    [expired] πέρασε η ώρα του
    [pointless] δεν είχε πια νόημα
   *[unknown] δεν ξέρουμε αν έφτασε
 }

# Οι παραδόσεις, για τους διαχειριστές.
deliveries-doorway = Παραδόσεις
deliveries-page =
    <b>Παραδόσεις</b>
    Τις τελευταίες 30 ημέρες:
deliveries-page-none = Τις τελευταίες 30 ημέρες δεν υπήρξε καμία παράδοση.
deliveries-count-line = { $purpose }: { $counts }
deliveries-count = { $state ->
    [queued] περιμένουν { $count }
    [sending] φεύγουν { $count }
    [sent] στάλθηκαν { $count }
    [unknown] άγνωστα { $count }
    [failed] απέτυχαν { $count }
    [cancelled] δεν στάλθηκαν { $count }
   *[paused] περιμένουν να μας γράψουν { $count }
 }
deliveries-reasons = <b>Τι τα κράτησε</b>
deliveries-reason-line = { $reason ->
    [no-consent] χωρίς συγκατάθεση
    [left] είχαν αποχωρήσει
    [unreachable] μας έχουν μπλοκάρει
    [case-open] περίμεναν απάντησή μας
    [quiet-hours] ώρες ησυχίας
    [quiet-day] Κυριακή ή αργία
    [daily] ένα την ημέρα
    [monthly] όσα θέλουν σε 30 ημέρες
    [priority] προηγήθηκε κάτι σημαντικότερο
    [paused] σε παύση
    [expired] πέρασε η ώρα τους
   *[pointless] δεν είχαν πια νόημα
 }: { $count }
deliveries-unknown = <b>Άγνωστα</b>
    Έφυγαν, και κανείς δεν ξέρει αν έφτασαν. Μόνα τους δεν ξαναστέλνονται: διαλέξτε.
deliveries-unknown-line = { $number }. { $name } · { $purpose } · { $day }, { $time }
deliveries-unknown-more = Και άλλα { $count }.
deliveries-send-again = { $number }. Να ξανασταλεί
deliveries-leave-it = { $number }. Να μείνει έτσι
deliveries-again-done = Θα ξανασταλεί, αν το επιτρέπουν τα όρια.
deliveries-left-done = Μένει έτσι.
deliveries-decided-already = Έχει ήδη αποφασιστεί.
