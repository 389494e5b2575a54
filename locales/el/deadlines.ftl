# Προθεσμίες: ως πότε απαντάμε και λύνουμε, και ποιος το μαθαίνει όταν αργούμε.
deadlines-doorway = Προθεσμίες
deadlines-by = { $when ->
    [today] ως
    [tomorrow] αύριο ως
    [yesterday] χθες ως
   *[other] { $day } ως
 } { $kind ->
    [midnight] τα μεσάνυχτα
    [one] τη { $time }
   *[other] τις { $time }
 }
deadlines-hours = { $many ->
    [one] 1 ώρα
   *[other] { $many } ώρες
 }
deadlines-minutes = { $many ->
    [one] 1 λεπτό
   *[other] { $many } λεπτά
 }
deadlines-days = { $many ->
    [one] 1 ημέρα
   *[other] { $many } ημέρες
 }
deadlines-and = {" "}και{" "}
deadlines-line = { $late ->
    [no] { $which ->
        [first] Απάντηση { $by }
       *[solve] Λύση { $by }
    }
    [just] { $which ->
        [first] Η απάντηση έπρεπε να έχει φύγει { $by }
       *[solve] Η λύση έπρεπε να έχει βρεθεί { $by }
    }
   *[yes] { $which ->
        [first] Η απάντηση αργεί { $span }: έπρεπε { $by }
       *[solve] Η λύση αργεί { $span }: έπρεπε { $by }
    }
 }
deadlines-wait = Οι προθεσμίες περιμένουν, όσο περιμένουμε τον πελάτη
deadlines-title = { $late ->
    [yes] αργεί
   *[no] ως { $at }
 }
# Ο πελάτης.
deadlines-promise = { $state } { $late ->
    [yes] Αργήσαμε να σας απαντήσουμε και σας ζητάμε συγγνώμη. Σας γράφουμε μόλις μπορέσουμε.
   *[no] Σας απαντά άνθρωπος, εδώ, { $by }.
 }
# Η ομάδα.
deadlines-notice = <b>{ $reference }</b> · { $kind } · { $customer }
    { $step ->
        [warning] Πλησιάζει η προθεσμία.
        [missed] Πέρασε η προθεσμία.
       *[escalated] Πέρασε πολλή ώρα από την προθεσμία.
    } { $deadline }.
    Ο πελάτης περιμένει { $waited }. { $held ->
        [yes] Την έχει: { $member }.
       *[no] Δεν την έχει κανείς.
    }
deadlines-notice-many = <b>{ $many } υποθέσεις περιμένουν</b>
deadlines-notice-more = { $many ->
    [one] Και άλλη μία, στη λίστα.
   *[other] Και άλλες { $many }, στη λίστα.
 }
# Η διαχείριση.
deadlines-targets = <b>Πόσο χρόνο δίνουμε σε κάθε υπόθεση</b>
deadlines-kind = { $kind ->
    [complaint] Παράπονα
    [question] Ερωτήσεις
    [request] Αιτήματα
    [suggestion] Προτάσεις
   *[praise] Καλά λόγια
 }
deadlines-target = <b>{ $kind }</b>: απάντηση { $first }, λύση { $solve }
deadlines-targets-note = Μετράμε μόνο τις ώρες που είστε ανοιχτά, και σταματάμε όσο περιμένουμε τον πελάτη. Ό,τι δεν λύθηκε την πρώτη φορά έχει τον μισό χρόνο.

    Λίγο πριν από την προθεσμία ειδοποιούμε όποιον έχει την υπόθεση· όταν περάσει, και τους υπεύθυνους βάρδιας· αν αργήσει πολύ, και τη διαχείριση. Ποτέ τη νύχτα και ποτέ όταν είστε κλειστά.
deadlines-none = χωρίς
deadlines-set = { $kind }: { $which ->
    [first] απάντηση
   *[solve] λύση
 }
deadlines-ask = { $why ->
    [nonsense] Αυτό δεν το κατάλαβα.{" "}
    [unit] Ώρες ή λεπτά; Γράψτε το κι αυτό, για παράδειγμα <code>1,5 ώρες</code> ή <code>90 λεπτά</code>.{" "}
    [short] Αυτό είναι λίγο· από πέντε λεπτά και πάνω, παρακαλώ.{" "}
    [long] Αυτό είναι πολύ· ως 500 ώρες, παρακαλώ.{" "}
   *[none] {""}
 }<b>{ $kind }</b>, { $which ->
    [first] πρώτη απάντηση
   *[solve] λύση
 }. Τώρα: { $now }.

    Σε πόσες ώρες ωραρίου; Διαλέξτε ή γράψτε, για παράδειγμα <code>2h</code>, <code>90m</code> ή <code>2 μέρες</code>. Μία μέρα σας μετρά { $day }.
deadlines-kept = Το κρατήσαμε. Ισχύει και για όσες είναι ανοιχτές.
