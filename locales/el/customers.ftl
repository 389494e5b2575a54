# Εγγραφή, κάρτα, ρυθμίσεις.
customers-welcome =
    Καλώς ήρθατε{ $named ->
        [yes] , { VOCATIVE($name) }
       *[no] {""}
    }!
    <b>{ $shop }</b>

    Κάθε αγορά σάς δίνει { $points ->
        [one] έναν πόντο
       *[other] { $points } πόντους
    } για κάθε ευρώ. Τους πόντους τούς κάνετε δώρα όποτε θέλετε. Η συμμετοχή είναι δωρεάν, και φεύγετε όποτε θέλετε από τις Ρυθμίσεις.

    <i>Κρατάμε μόνο όσα γράφουν οι όροι. Σας λέμε για τους πόντους και τα δώρα σας· οτιδήποτε άλλο, μόνο αν το θέλετε.</i>
customers-join = Γίνομαι μέλος
customers-join-again = Γίνομαι πάλι μέλος
customers-other-language = 🌐 English
customers-joined =
    Χαρήκαμε, <b>{ VOCATIVE($name) }</b>! Ο αριθμός της κάρτας σας είναι <b>{ $card }</b>. Πείτε τον ή δείξτε την κάρτα σας σε κάθε αγορά.

    Ευχές, νέα και προσφορές στέλνουμε μόνο σε όσους τα ζητήσουν. Όλα είναι κλειστά τώρα· αν κάποιο σας αρέσει, το ανοίγετε όποτε θέλετε.
customers-joined-already =
    Είστε ήδη μέλος, <b>{ VOCATIVE($name) }</b>. Ο αριθμός της κάρτας σας είναι <b>{ $card }</b>.
customers-done = Έτοιμο
customers-settings = <b>Οι ρυθμίσεις σας</b>
    Μέλος από { $since }.
    { $on ->
        [0] Μηνύματα από εμάς: κανένα.
       *[other] Μηνύματα από εμάς: ανοιχτά { $on } από τα { $of }.
    }
customers-language-changed = Από εδώ και πέρα στα ελληνικά.
customers-leave = Αποχώρηση από το πρόγραμμα
customers-leave-sure =
    Θέλετε να φύγετε από το πρόγραμμα;

    { $points ->
        [0] Η κάρτα σας παύει να ισχύει
        [one] Έχετε 1 πόντο· σας περιμένει μέχρι να λήξει. Η κάρτα σας παύει να ισχύει
       *[other] Έχετε { $points } πόντους· σας περιμένουν μέχρι να λήξουν. Η κάρτα σας παύει να ισχύει
    } και δεν θα λάβετε άλλο μήνυμα. Τα κουπόνια σας τα παραλαμβάνετε κανονικά. Αν επιστρέψετε, συνεχίζετε από εκεί που μείνατε.
customers-leave-yes = Αποχωρώ
customers-leave-no = Μένω
customers-left = Έγινε. Σας ευχαριστούμε που ήσασταν μαζί μας· η πόρτα μένει ανοιχτή.
customers-card =
    Η κάρτα σας: <b>{ $card }</b>
    Δείξτε τον κωδικό QR στο ταμείο ή πείτε τον αριθμό.
customers-card-note = Δείξτε την ή πείτε τον αριθμό
customers-card-copy = Αντιγραφή αριθμού
customers-card-doorway = Η κάρτα μου
customers-card-command = Η κάρτα σας
customers-settings-doorway = Ρυθμίσεις
customers-settings-command = Γλώσσα και μηνύματα

# Τι μπορούμε να σας στέλνουμε.
customers-messages-button = Μηνύματα από εμάς
customers-messages = <b>Μηνύματα από εμάς</b>

    { $on ->
        [0] Όλα είναι κλειστά. Ανοίξτε όσα θα θέλατε να λαμβάνετε· τα κλείνετε πάλι με ένα πάτημα. Οι πόντοι και τα δώρα σας δεν εξαρτώνται από αυτό.
       *[other] Σας στέλνουμε μόνο όσα έχουν ●. Κάθε επιλογή αλλάζει με ένα πάτημα· οι πόντοι και τα δώρα σας δεν εξαρτώνται από αυτό.
    }
customers-stop-all = Τίποτα από αυτά
customers-stopped-all = Έγινε. Δεν θα σας στείλουμε τίποτα από αυτά.
customers-messages-pace =
    <i>{ $monthly ->
        [one] Συνολικά, το πολύ ένα μήνυμα τον μήνα.
       *[other] Συνολικά, το πολύ { $monthly } μηνύματα τον μήνα και ένα την ημέρα.
    } Ησυχία από τις { $start } ως τις { $until }.</i>
customers-consent-line =
    { $state ->
        [given] ● { $notice } <i>Ναι, από { $since }.</i>
        [withdrawn] ○ { $notice } <i>Όχι, από { $since }.</i>
        [changed] ○ { $notice } <i>Είχατε πει ναι ({ $since }), αλλά το κείμενο άλλαξε από τότε. Ως να μας ξαναπείτε ναι, δεν στέλνουμε.</i>
       *[off] ○ { $notice }
    }{ $missing ->
        [birthday] {" "}<i>Πείτε μας και πότε, στο «Γενέθλια και γιορτή».</i>
        [nameday] {" "}<i>Πείτε μας και πότε, στο «Γενέθλια και γιορτή».</i>
       *[nothing] {""}
    }
customers-days-button = Γενέθλια και γιορτή
customers-pace-button = Πότε και πόσο συχνά

# Η ερώτηση για την ηλικία, πριν από το πρώτο ναι.
customers-age =
    { $about ->
        [purpose] Για να σας στέλνουμε:
    «{ $notice }»

    χρειαζόμαστε πρώτα μία απάντηση. Έχετε κλείσει τα 15;
       *[none] Έχετε κλείσει τα 15;
    }

    <i>Το ρωτάμε μία φορά, γιατί το ζητά ο νόμος. Ημερομηνία δεν χρειάζεται.</i>
customers-age-yes = Ναι, έχω κλείσει τα 15
customers-age-no = Όχι ακόμη
customers-age-young =
    Σας ευχαριστούμε που μας το είπατε. Ως τα 15 ο νόμος δεν μας επιτρέπει να σας στέλνουμε τέτοια μηνύματα, γι’ αυτό μένουν όλα κλειστά.

    Η κάρτα, οι πόντοι και τα δώρα σας ισχύουν κανονικά.
customers-age-mistaken = Έκανα λάθος, έχω κλείσει τα 15
customers-refusal-young = Αυτό θα το κρατήσουμε με χαρά όταν κλείσετε τα 15.

# Γενέθλια και γιορτή.
customers-days = <b>Γενέθλια και γιορτή</b>
customers-days-birthday =
    Γενέθλια: { $day ->
        [none] δεν μας τα έχετε πει
       *[other] <b>{ $day }</b>
    }{ $leap ->
        [before] {" "}(τις άλλες χρονιές στις 28 Φεβρουαρίου)
        [after] {" "}(τις άλλες χρονιές την 1η Μαρτίου)
       *[no] {""}
    }
customers-days-name-day =
    Γιορτή: { $name ->
        [none] δεν μας την έχετε πει
       *[other] <b>{ $name }</b>, { $day }
    }
customers-days-why =
    <i>Τα κρατάμε μόνο για να σας ευχόμαστε, και μόνο αν έχετε ανοίξει τις ευχές. Τα αλλάζετε ή τα σβήνετε όποτε θέλετε.</i>
customers-birthday-button = { $told ->
    [yes] Αλλαγή γενεθλίων
   *[no] Πότε έχω γενέθλια
 }
customers-birthday-drop = Σβήσιμο γενεθλίων
customers-birthday-month =
    Ποιον μήνα έχετε γενέθλια;

    <i>Η χρονιά δεν χρειάζεται.</i>
customers-birthday-day = { $month }. Ποια ημέρα;
customers-birthday-leap =
    29 Φεβρουαρίου, λοιπόν: μια σπάνια ημέρα. Τις χρονιές που λείπει, πότε θέλετε να σας ευχόμαστε;
customers-later = Άλλη φορά
customers-kept = Το σημειώσαμε.
customers-dropped = Το σβήσαμε.
customers-name-day-button = { $told ->
    [yes] Αλλαγή γιορτής
   *[no] Πότε γιορτάζω
 }
customers-name-day-drop = Σβήσιμο γιορτής
customers-name-day = { $found ->
    [0] Πότε γιορτάζετε; Γράψτε μας το όνομά σας στα ελληνικά και θα βρούμε την ημέρα.
    [one] Μήπως γιορτάζετε τότε;
   *[other] Πότε γιορτάζετε;
 }
customers-name-day-feast = { $name } · { $day }
customers-name-day-other = { $found ->
    [0] Γράφω το όνομά μου
   *[other] Γράφω άλλο όνομα
 }
customers-name-day-none = Δεν γιορτάζω
customers-name-day-write = Γράψτε μας το όνομα με το οποίο γιορτάζετε, για παράδειγμα <i>Γιώργος</i> ή <i>Ελένη</i>.
customers-name-day-unknown =
    Αυτό το όνομα δεν το βρήκαμε στο εορτολόγιό μας. Μπορείτε να το γράψετε και αλλιώς. Όσοι το όνομά τους δεν έχει δική του γιορτή, γιορτάζουν συχνά των Αγίων Πάντων.

# Πότε και πόσο συχνά.
customers-pace =
    <b>Πότε και πόσο συχνά</b>

    Ησυχία: από τις { $start } ως τις { $until }
    Ώρα: { $zone ->
        [shop] του καταστήματος
       *[other] { $zone }
    }
    Συχνότητα: { $monthly ->
        [one] το πολύ ένα μήνυμα τον μήνα
       *[other] το πολύ { $monthly } μηνύματα τον μήνα
    }

    <i>Ισχύουν για όσα ανοίξατε στα «Μηνύματα από εμάς». Ό,τι αφορά τις αγορές και τα κουπόνια σας έρχεται αμέσως.</i>
customers-pace-often = { $chosen ->
    [yes] ● { $monthly } τον μήνα
   *[no] { $monthly } τον μήνα
 }
customers-pace-quiet = Αλλαγή ωρών ησυχίας
customers-pace-zone = Αλλαγή ζώνης ώρας
customers-quiet-from = Από ποια ώρα και μετά προτιμάτε ησυχία;
customers-quiet-until = Ησυχία από τις { $start }. Ως ποια ώρα;
customers-quiet-usual = Όπως συνήθως: { $start }–{ $until }
customers-zone = Τι ώρα είναι τώρα εκεί που ζείτε;
customers-zone-shop = Όπως στο κατάστημα · { $time }
customers-city-athens = Αθήνα
customers-city-nicosia = Λευκωσία
customers-city-berlin = Βερολίνο
customers-city-london = Λονδίνο
customers-city-new_york = Νέα Υόρκη
customers-city-toronto = Τορόντο
customers-city-los_angeles = Λος Άντζελες
customers-city-melbourne = Μελβούρνη
