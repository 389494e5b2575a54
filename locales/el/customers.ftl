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
customers-joined-already =
    Είστε ήδη μέλος, <b>{ VOCATIVE($name) }</b>. Ο αριθμός της κάρτας σας είναι <b>{ $card }</b>.
customers-consents-intro = { $given ->
    [0] Ετοιμάζουμε κι αυτά τα μηνύματα. Να σας τα στέλνουμε; Όλα είναι κλειστά· ανοίξτε ό,τι θέλετε και το κλείνετε ξανά με ένα πάτημα.
   *[other] Από αυτά θα σας στέλνουμε μόνο όσα έχουν ●. Κάθε επιλογή αλλάζει με ένα πάτημα.
 }
customers-consent-line =
    { $state ->
        [given] ● { $notice } <i>Ναι, από { $since }.</i>
        [withdrawn] ○ { $notice } <i>Όχι, από { $since }.</i>
       *[off] ○ { $notice }
    }
customers-done = Έτοιμο
customers-settings = <b>Οι ρυθμίσεις σας</b>
    Μέλος από { $since }.
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
