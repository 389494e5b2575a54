# Ανακοινώσεις: πώς γράφονται, δοκιμάζονται και εγκρίνονται.
announce-signed = <i>Από: { $shop }</i>
announce-doorway = Ανακοινώσεις
announce-command = Νέα για όσους τα θέλουν
announce-list =
    <b>Ανακοινώσεις</b>
    Τις λαμβάνουν μόνο όσοι είπαν ναι στα νέα μας.
announce-list-none =
    <b>Ανακοινώσεις</b>
    Δεν υπάρχει ακόμη καμία. Όποια γράψετε, θα τη λάβουν μόνο όσοι είπαν ναι στα νέα μας.
announce-line = • { $number }. { $words } – { $state ->
    [draft] πρόχειρη
    [waiting] περιμένει έγκριση
    [scheduled] προγραμματισμένη
    [running] στέλνεται
    [paused] σε παύση
    [ended] ολοκληρώθηκε
    [cancelled] ακυρώθηκε
   *[recalled] ανακλήθηκε
 }
announce-new = Νέα ανακοίνωση
announce-open = Ανακοίνωση { $number }
announce-draft =
    <b>Ανακοίνωση { $number }</b> · πρόχειρη

    Ελληνικά: { $has_greek ->
        [yes] { $greek }
        [needless] δεν χρειάζονται
       *[no] <b>λείπουν</b>
    }
    Αγγλικά: { $has_english ->
        [yes] { $english }
        [needless] δεν χρειάζονται
       *[no] <b>λείπουν</b>
    }
    Εικόνες: { $photos }
    { $buttons }Για: { $whom }
    Αρχίζει: { $once ->
        [yes] μόλις εγκριθεί
       *[no] { $begins }{ $clock ->
            [local] {" "}στο ρολόι κάθε πελάτη
           *[shop] {""}
        }
    }
    Τελειώνει: { $ends }
    Δεν τη λαμβάνουν, με κλήρο: { $percent } %

    Ό,τι γράφετε κρατιέται. Συνεχίζετε όποτε θέλετε.
announce-labels = Κουμπιά: { $labels }
    {""}
announce-write-el = Ελληνικά
announce-write-en = Αγγλικά
announce-buttons = Κουμπιά
announce-whom = Σε ποιους
announce-when = Πότε
announce-no-photos = Χωρίς εικόνες
announce-try = Δοκιμή: στείλτε τη σε μένα
announce-ready = Είναι έτοιμη
announce-discard = Διαγραφή
announce-discard-sure = Να διαγραφεί η πρόχειρη ανακοίνωση { $number }; Ό,τι γράψατε σε αυτήν χάνεται.
announce-discard-yes = Ναι, διαγραφή
announce-keep = Όχι, να μείνει
announce-discarded = Διαγράφηκε.
announce-back = Πίσω στην ανακοίνωση
announce-leave = Χωρίς αλλαγή

# Ερωτήσεις.
announce-ask-text_el = { $again ->
    [yes] Εδώ χρειάζεται κείμενο ή φωτογραφία. Πώς το λέτε στα ελληνικά;
   *[no] Γράψτε ή προωθήστε το <b>ελληνικό</b> κείμενο, όπως θέλετε να φαίνεται· και με φωτογραφία ή άλμπουμ, με το κείμενο στη λεζάντα.
 }
announce-ask-text_en = { $again ->
    [yes] Εδώ χρειάζεται κείμενο ή φωτογραφία. Πώς το λέτε στα αγγλικά;
   *[no] Και το <b>αγγλικό</b> κείμενο; Το λαμβάνουν όσοι διαβάζουν αγγλικά. Οι εικόνες είναι κοινές.
 }
announce-ask-link = { $again ->
    [yes] Αυτός ο σύνδεσμος δεν ανοίγει πουθενά. Γράψτε τον ολόκληρο, για παράδειγμα https://www.magazi.gr/menu
   *[no] Πού θα οδηγεί το κουμπί; Γράψτε τον σύνδεσμο, για παράδειγμα https://www.magazi.gr/menu
 }
announce-ask-label_el = { $again ->
    [yes] Ως { $most } γράμματα, παρακαλώ. Τι θα γράφει το κουμπί στα ελληνικά;
   *[no] Τι θα γράφει το κουμπί στα ελληνικά;
 }
announce-ask-label_en = { $again ->
    [yes] Ως { $most } γράμματα, παρακαλώ. Τι θα γράφει το κουμπί στα αγγλικά;
   *[no] Και στα αγγλικά;
 }
announce-ask-begins = { $again ->
    [yes] Δεν καταλάβαμε πότε. Γράψτε ημέρα και ώρα, για παράδειγμα 24/11 10:30
   *[no] Πότε αρχίζει; Γράψτε ημέρα και ώρα, για παράδειγμα 24/11 10:30 ή αύριο 18:00
 }
announce-ask-ends = { $again ->
    [yes] Δεν καταλάβαμε πότε. Γράψτε ημέρα και ώρα, για παράδειγμα 26/11 21:00
   *[no] Πότε τελειώνει; Από τότε δεν φεύγει τίποτα άλλο. Για παράδειγμα 26/11 21:00
 }
announce-ask-joined_from = { $again ->
    [yes] Γράψτε μια ημέρα ως σήμερα, για παράδειγμα 1/9/2026
   *[no] Σε όσους έγιναν μέλη από ποια ημέρα και μετά; Για παράδειγμα 1/9/2026
 }
announce-ask-joined_before = { $again ->
    [yes] Γράψτε μια ημέρα ως σήμερα, για παράδειγμα 1/9/2026
   *[no] Σε όσους είχαν γίνει μέλη πριν από ποια ημέρα; Για παράδειγμα 1/9/2026
 }
announce-ask-cards = { $again ->
    [yes] { $unknown ->
        [none] Γράψτε τους αριθμούς των καρτών, ως 500, με κενά ανάμεσα.
       *[other] Δεν είναι αριθμός κάρτας μας: { $unknown }. Γράψτε ξανά όλους τους αριθμούς.
    }
   *[no] Γράψτε τους αριθμούς των καρτών, με κενά ανάμεσα. Θα τη λάβουν μόνο αυτοί, και μόνο όσοι είπαν ναι στα νέα μας.
 }
announce-ask-number = { $again ->
    [yes] Δεν είναι αυτός ο αριθμός. Θα πάει { $about ->
        [yes] το πολύ {""}
       *[no] {""}
    }σε <b>{ $count }</b> από τα { $members } μέλη. Αν το θέλετε, γράψτε { $count }.
   *[no] Θα πάει { $about ->
        [yes] το πολύ {""}
       *[no] {""}
    }σε <b>{ $count }</b> από τα { $members } μέλη, δηλαδή σε περισσότερα από τα μισά. Αν το θέλετε, γράψτε τον αριθμό { $count }. Αν όχι, αλλάξτε «Σε ποιους».
 }

# Κουμπιά κάτω από την ανακοίνωση.
announce-buttons-page = { $has ->
    [yes] <b>Κουμπιά κάτω από το κείμενο</b>
   *[no] <b>Κουμπιά κάτω από το κείμενο</b>
        Δεν έχει κανένα. Μπορεί να έχει ως { $most }.
 }
announce-button-line = • { $greek } / { $english } → { $to }
announce-button-off = Χωρίς το «{ $label }»
announce-button-to = { $page ->
    [points] Οι πόντοι μου
    [rewards] Τα δώρα
    [offers] Οι προσφορές μου
    [card] Η κάρτα μου
    [feedback] Πείτε μας τη γνώμη σας
   *[hours] Το ωράριό μας
 }
announce-button-link = Σύνδεσμος σε ιστοσελίδα
announce-button-gone = Αυτό το κουμπί δεν οδηγεί πια πουθενά.

# Σε ποιους.
announce-whom-page =
    <b>Σε ποιους</b>
    { $whom }

    { $counted }

    Μέλη συνολικά: { $members }. Όσα ισχύουν για τον καθένα, τα ξανακοιτάμε τη στιγμή που φεύγει το μήνυμά του.
announce-count = { $count ->
    [one] Τη λαμβάνει <b>1</b>, από { $chosen } που διαλέξατε.
   *[other] Τη λαμβάνουν { $about ->
        [yes] περίπου {""}
       *[no] {""}
    }<b>{ $count }</b>, από { $chosen } που διαλέξατε.
 }
announce-count-reason = { $reason ->
    [no-consent] Όχι, χωρίς «ναι» στα νέα μας: { $count }
    [left] Όχι, έχουν αποχωρήσει: { $count }
    [expired] Όχι, τελειώνει πριν έρθει η ώρα τους: { $about ->
        [yes] περίπου {""}
       *[no] {""}
    }{ $count }
    [unreachable] Ίσως όχι, έχουν σταματήσει τη συνομιλία μας: { $about ->
        [yes] περίπου {""}
       *[no] {""}
    }{ $count }
   *[other] Αργότερα, { $reason ->
        [case-open] περιμένουν πρώτα απάντησή μας
        [quiet-hours] έχουν τότε ώρες ησυχίας
        [quiet-day] έχουν τότε Κυριακή ή αργία
        [daily] έχουν ήδη μήνυμά μας εκείνη τη μέρα
        [monthly] έχουν λάβει όσα θέλουν σε 30 ημέρες
       *[other] περιμένουν κάτι σημαντικότερο
    }: { $about ->
        [yes] περίπου {""}
       *[no] {""}
    }{ $count }
 }
announce-count-held-out = Όχι, με κλήρο ({ $percent } %): { $count }, για να φανεί τι προσφέρει η ανακοίνωση
announce-for-all = όλους όσοι θέλουν τα νέα μας
announce-for-language = { $language ->
    [el] όσους διαβάζουν ελληνικά
   *[en] όσους διαβάζουν αγγλικά
 }
announce-for-since = όσους έγιναν μέλη από { THE($day) }
announce-for-before = όσους ήταν μέλη πριν από { THE($day) }
announce-for-cards = { $count ->
    [one] 1 κάρτα που διαλέξατε
   *[other] { $count } κάρτες που διαλέξατε
 }
announce-language = { $chosen ->
    [yes] ✓ {""}
   *[no] {""}
 }{ $language ->
    [any] Κάθε γλώσσα
    [el] Ελληνικά
   *[en] Αγγλικά
 }
announce-joined-from = Νέα μέλη από…
announce-joined-before = Μέλη πριν από…
announce-cards = Μόνο αυτές οι κάρτες…
announce-everybody = Όλοι όσοι θέλουν τα νέα μας
announce-holdout = { $chosen ->
    [yes] ✓ {""}
   *[no] {""}
 }Με κλήρο έξω: { $percent } %

# Πότε.
announce-when-page =
    <b>Πότε</b>
    Αρχίζει: { $once ->
        [yes] μόλις εγκριθεί
       *[no] { $begins }
    }
    Τελειώνει: { $ends }
    { $clock ->
        [local] Ο καθένας τη λαμβάνει όταν το δικό του ρολόι δείξει αυτή την ώρα.
       *[shop] Με την ώρα του καταστήματος, για όλους μαζί.
    }
announce-begin-once = Μόλις εγκριθεί
announce-begin-next = { $at }
announce-begin-other = Άλλη ημέρα και ώρα
announce-end-after = { $days ->
    [one] Ως 1 ημέρα
   *[other] Ως { $days } ημέρες
 }
announce-end-other = Άλλο τέλος
announce-clock = { $clock ->
    [local] Στο ρολόι κάθε πελάτη
   *[shop] Στην ώρα του καταστήματος
 }

# Τι πρόσεξε το σπίτι πριν φύγει οτιδήποτε.
announce-caught = <b>Η ανακοίνωση { $number } δεν φεύγει ακόμη</b>
announce-line-caught = • { $words }
announce-caught-empty = { $language ->
    [el] Λείπει το ελληνικό κείμενο· όσοι διαβάζουν ελληνικά θα έβλεπαν μια άδεια σελίδα.
   *[en] Λείπει το αγγλικό κείμενο· όσοι διαβάζουν αγγλικά θα έβλεπαν μια άδεια σελίδα.
 }
announce-caught-greek = Το αγγλικό κείμενο είναι γραμμένο στα ελληνικά. Μήπως μπήκε σε λάθος θέση;
announce-caught-long = { $language ->
    [el] Το ελληνικό κείμενο
   *[en] Το αγγλικό κείμενο
 } είναι μεγαλύτερο απ’ όσο δέχεται το Telegram{ $photos ->
    [yes] {" "}κάτω από εικόνα
   *[no] {""}
 }: περισσεύουν { $over } χαρακτήρες.
announce-caught-link = { $language ->
    [el] Στο ελληνικό κείμενο
   *[en] Στο αγγλικό κείμενο
 } ένας σύνδεσμος δεν ανοίγει πουθενά: { $link }
announce-caught-past = Η αρχή της έχει περάσει: { $begins }.
announce-caught-far = Η αρχή της αργεί πάνω από έναν χρόνο: { $begins }. Μήπως είναι άλλη χρονιά;
announce-caught-night = { $once ->
    [yes] Τώρα είναι ώρα ησυχίας για τους περισσότερους.
   *[no] Στις { $begins } είναι ώρα ησυχίας για τους περισσότερους.
 } Στέλνουμε από τις 9 ως τις 21· το επόμενο πρωί: { $following }.
announce-caught-rest = { $once ->
    [yes] Σήμερα είναι Κυριακή ή αργία, και δεν στέλνουμε νέα.
   *[no] Η ημέρα που αρχίζει ({ $begins }) είναι Κυριακή ή αργία, και δεν στέλνουμε νέα.
 } Η επόμενη που στέλνουμε: { $following }.
announce-caught-order = Τελειώνει ({ $ends }) πριν αρχίσει ({ $begins }).
announce-caught-nobody = Με αυτές τις επιλογές δεν τη λαμβάνει κανείς.
announce-caught-unseen = Δεν την έχετε δει ακόμη όπως θα φτάσει{ $languages ->
    [1] {""}
   *[2] , και στις δύο γλώσσες
 }. Δοκιμάστε την πρώτα.
announce-caught-unread = { $language ->
    [el] Το Telegram δεν δέχτηκε το ελληνικό κείμενο.
   *[en] Το Telegram δεν δέχτηκε το αγγλικό κείμενο.
 } Γράψτε το πιο απλά ή βάλτε ξανά την εικόνα, και δοκιμάστε την ξανά.

# Το δεύτερο ναι.
announce-summary =
    <b>Ανακοίνωση { $number }</b>, γραμμένη από: { $writer }

    Ελληνικά: { $greek }
    Αγγλικά: { $english }
    Εικόνες: { $photos }
    { $buttons }Για: { $whom }
    Αρχίζει: { $once ->
        [yes] μόλις εγκριθεί
       *[no] { $begins }{ $clock ->
            [local] {" "}στο ρολόι κάθε πελάτη
           *[shop] {""}
        }
    }
    Τελειώνει: { $ends }

    { $counted }
announce-next-step = { $others ->
    [yes] Θέλει και ένα δεύτερο ναι, από: { $names }.
   *[no] Δεν υπάρχει άλλος διαχειριστής. Θα σας ρωτήσουμε άλλη μία φορά, σε { $seconds } δευτερόλεπτα.
 }
announce-ask-approval = { $others ->
    [yes] Ζητώ έγκριση
   *[no] Συνέχεια
 }
announce-same = Τα ίδια λόγια, έστω στη μία γλώσσα, ανακοινώθηκαν ήδη: { $before }. Ίσως τα έχουν διαβάσει οι περισσότεροι. Να πάει και η ανακοίνωση { $number };
announce-odd = <b>Ανακοίνωση { $number }: τη θέλετε έτσι;</b>
announce-odd-latin = Το ελληνικό κείμενο δεν έχει ούτε ένα ελληνικό γράμμα. Μήπως μπήκε σε λάθος θέση;
announce-odd-alike = Το ελληνικό και το αγγλικό κείμενο είναι ίδια.
announce-odd-blank = { $language ->
    [el] Στο ελληνικό κείμενο
   *[en] Στο αγγλικό κείμενο
 } μένει κάτι ασυμπλήρωτο: { $blank }. Θα το διαβάσουν όπως είναι.
announce-meant-so = Ναι, τα θέλω όπως είναι
announce-same-again = Θέλω να σταλεί η ίδια και δεύτερη φορά
announce-waits = { $whose ->
    [alone] Διαβάστε την άλλη μία φορά, με την ησυχία σας. Σε { $seconds } δευτερόλεπτα μπορείτε να πείτε το ναι.
    [mine] Περιμένει το ναι από: { $names }. Αν αλλάξετε κάτι, θα τη ζητήσετε ξανά.
   *[other] Ένα ναι τη στέλνει, όπως τη διαβάζετε εδώ.
 }
announce-approve = Ναι, να σταλεί
announce-decline = { $mine ->
    [yes] Όχι ακόμη, την αλλάζω
   *[no] Όχι ακόμη
 }
announce-progress = Πώς πάει
announce-state = { $state ->
    [draft] Είναι ακόμη πρόχειρη· την αλλάζει μόνο όποιος την έγραψε.
    [scheduled] Εγκρίθηκε και θα σταλεί.
    [running] Στέλνεται.
    [paused] Είναι σε παύση.
    [ended] Ολοκληρώθηκε.
    [cancelled] Ακυρώθηκε.
   *[recalled] Ανακλήθηκε.
 }
announce-asks = { $name }: ζητά το ναι σας για την ανακοίνωση { $number }.
announce-approved = { $name }: ναι στην ανακοίνωση { $number }. Φεύγει στην ώρα της.
announce-declined = { $name }: όχι ακόμη στην ανακοίνωση { $number }. Είναι πάλι πρόχειρη.
announce-goes = Εγκρίθηκε. Φεύγει στην ώρα της.
announce-tried = Σας τη στείλαμε{ $languages ->
    [1] {""}
   *[2] , και στις δύο γλώσσες
 }.
announce-tried-page = Έτσι θα φτάσει η ανακοίνωση { $number }, στον καθένα στη γλώσσα του. Κάτω από κάθε μήνυμα, όποιος θέλει βλέπει γιατί το έλαβε, και λέει αν δεν θέλει άλλα.
announce-try-empty = { $language ->
    [el] Λείπει το ελληνικό κείμενο.
   *[en] Λείπει το αγγλικό κείμενο.
 }
announce-unreadable = Η δοκιμή της ανακοίνωσης { $number } δεν έφτασε: το Telegram δεν δέχτηκε { $language ->
    [el] το ελληνικό κείμενο
   *[en] το αγγλικό κείμενο
 } όπως είναι. Γράψτε το πιο απλά ή βάλτε ξανά την εικόνα. Δεν στάλθηκε σε κανέναν.

announce-refusal-unknown = Αυτή η ανακοίνωση δεν υπάρχει πια.
announce-refusal-writer = Την αλλάζει μόνο όποιος την έγραψε ({ $name }), για να την εγκρίνει κάποιος άλλος.
announce-refusal-under-way = Έχει εγκριθεί και δεν αλλάζει πια. Μπορείτε να την ακυρώσετε και να γράψετε άλλη.
announce-refusal-changed = Κάτι άλλαξε από τότε που το διαβάσατε. Ανοίξτε ξανά τη σελίδα της ανακοίνωσης.
announce-refusal-another = Το δεύτερο ναι το λέει άλλος διαχειριστής.
announce-refusal-soon = { $seconds ->
    [one] Σε 1 δευτερόλεπτο μπορείτε να πείτε το ναι. Ρίξτε της άλλη μία ματιά.
   *[other] Σε { $seconds } δευτερόλεπτα μπορείτε να πείτε το ναι. Ρίξτε της άλλη μία ματιά.
 }
announce-refusal-buttons = Χωράνε ως { $most } κουμπιά. Βγάλτε πρώτα ένα.
