# Δώρα και κουπόνια.
rewards-doorway = Δώρα
rewards-command = Τι παίρνετε με τους πόντους σας
rewards-vouchers-button = Τα κουπόνια μου
rewards-vouchers-command = Τα κουπόνια σας
rewards-title = <b>Δώρα</b> · έχετε { $points ->
    [one] 1 πόντο
   *[other] { $points } πόντους
 }
    {""}
rewards-none = Ετοιμάζουμε τα δώρα μας. Οι πόντοι σας μαζεύονται στο μεταξύ.
rewards-line = { $state ->
    [within] ● { $name } – { $points }
    [sold-out] ○ { $name } – { $points } <i>(προσωρινά εξαντλημένο)</i>
   *[ahead] ○ { $name } – { $points } <i>({ $missing ->
        [one] λείπει 1
       *[other] λείπουν { $missing }
    })</i>
 }
rewards-button = { $name } · { $points }
rewards-reward =
    <b>{ $name }</b>{ $about }

    { $points ->
        [one] 1 πόντος
       *[other] { $points } πόντοι
    }. Το κουπόνι ισχύει { $days } ημέρες.{ $limit ->
        [0] {""}
        [one] {" "}Ένα για κάθε μέλος.
       *[other] {" "}Ως { $limit } για κάθε μέλος.
    }{ $stock ->
        [-1] {""}
        [0] {""}
        [one] {" "}Έμεινε ένα.
       *[other] {" "}Έμειναν { $stock }.
    }{ $state ->
        [within] {""}
        [sold-out] {" "}Αυτή τη στιγμή έχει εξαντληθεί.
        [gone] {" "}Αυτή τη στιγμή δεν προσφέρεται.
       *[ahead] {" "}Σας { $missing ->
            [one] λείπει ακόμη 1
           *[other] λείπουν ακόμη { $missing }
        }.
    }
rewards-redeem = Εξαργύρωση για { $points ->
    [one] 1 πόντο
   *[other] { $points } πόντους
 }
rewards-confirm =
    <b>{ $name }</b> για { $points ->
        [one] 1 πόντο
       *[other] { $points } πόντους
    };

    { $left ->
        [0] Δεν θα σας μείνουν άλλοι πόντοι.
        [one] Θα σας μείνει 1.
       *[other] Θα σας μείνουν { $left }.
    } Όσο δεν έχετε παραλάβει το δώρο, μπορείτε να πάρετε τους πόντους σας πίσω.
rewards-confirm-erasure = Έχετε ζητήσει να διαγραφούν τα δεδομένα σας σ{ THE($day) }, { $time }. Τότε φεύγουν και οι πόντοι σας και το κουπόνι, αν δεν έχετε παραλάβει ως τότε το δώρο.
rewards-confirm-stay = Ανακαλώ τη διαγραφή, μένω
rewards-confirm-yes = Ναι, για { $points ->
    [one] 1 πόντο
   *[other] { $points } πόντους
 }
rewards-confirm-no = Όχι τώρα
rewards-voucher =
    <b>{ $name }</b>
    Κωδικός: <code>{ $code }</code>

    { $state ->
        [usable] Δείξτε το στο ταμείο ως τις { $day }. Το δείχνετε και χωρίς ίντερνετ.
        [collected] Παραλήφθηκε στις { $when }.
        [cancelled] Ακυρώθηκε και οι πόντοι επέστρεψαν.
        [over] Ίσχυε ως τις { $day }.
       *[expired] Ίσχυε ως τις { $day }. Αν το ακυρώσετε, επιστρέφουν όσοι πόντοι του δεν έχουν λήξει.
    }
rewards-voucher-until = Ισχύει ως { $day }
rewards-voucher-stamp = { $state ->
    [collected] ΠΑΡΑΛΗΦΘΗΚΕ
    [cancelled] ΑΚΥΡΩΘΗΚΕ
   *[expired] ΕΛΗΞΕ
 }
rewards-voucher-copy = Αντιγραφή κωδικού
rewards-voucher-cancel = Ακύρωση και επιστροφή πόντων
rewards-cancel-sure =
    Να ακυρωθεί το κουπόνι <b>«{ $name }»</b>;

    { $points ->
        [one] Ο πόντος επιστρέφει με τη λήξη που είχε, αν δεν έληξε στο μεταξύ.
       *[other] Οι { $points } πόντοι επιστρέφουν, καθένας με τη λήξη που είχε. Όσοι έληξαν στο μεταξύ δεν γυρίζουν.
    }
rewards-cancel-yes = Ναι, να επιστρέψουν
rewards-cancel-no = Όχι, το κρατάω
rewards-cancelled =
    Το κουπόνι <b>«{ $name }»</b> ακυρώθηκε.{ $returned ->
        [0] {""}
        [one] {" "}Επέστρεψε 1 πόντος.
       *[other] {" "}Επέστρεψαν { $returned } πόντοι.
    }{ $expired ->
        [0] {""}
        [one] {" "}1 πόντος του είχε ήδη λήξει.
       *[other] {" "}{ $expired } πόντοι του είχαν ήδη λήξει.
    }{ $repaid ->
        [0] {""}
        [one] {" "}1 πόντος κάλυψε αγορά που είχε αναιρεθεί.
       *[other] {" "}{ $repaid } πόντοι κάλυψαν αγορά που είχε αναιρεθεί.
    }
rewards-vouchers-title = <b>Τα κουπόνια σας</b>
    {""}
rewards-vouchers-none = Δεν έχετε κουπόνια ακόμη. Διαλέξτε ένα δώρο και θα το βρείτε εδώ.
rewards-vouchers-line = { $state ->
    [usable] ● { $name } · <code>{ $code }</code>, ως { $day }
    [collected] ○ { $name } · παραλήφθηκε
    [cancelled] ○ { $name } · ακυρώθηκε
    [over] ○ { $name } · έληξε
   *[expired] ○ { $name } · έληξε· αν το ακυρώσετε, επιστρέφουν όσοι πόντοι δεν έληξαν
 }
rewards-vouchers-open = { $name } · { $code }
rewards-told-collected =
    Παραλάβατε: <b>{ $name }</b>. Καλή απόλαυση.

    { $shop }
rewards-refusal-sold-out = Λυπούμαστε, το τελευταίο μόλις δόθηκε. Οι πόντοι σας δεν άλλαξαν.
rewards-refusal-limit-reached = Από αυτό το δώρο { $limit ->
    [one] αντιστοιχεί ένα σε κάθε μέλος, και το έχετε ήδη
   *[other] αντιστοιχούν { $limit } σε κάθε μέλος, και τα έχετε ήδη
 }. Οι πόντοι σας δεν άλλαξαν.
rewards-refusal-not-now = Αυτό το δώρο δεν προσφέρεται σήμερα. Οι πόντοι σας δεν άλλαξαν.
rewards-refusal-retired = Αυτό το δώρο δεν προσφέρεται πια. Οι πόντοι σας δεν άλλαξαν.
rewards-refusal-terms-changed = Το δώρο άλλαξε από τότε που το είδατε. Δείτε πώς είναι σήμερα· οι πόντοι σας δεν άλλαξαν.
rewards-refusal-unknown-voucher = Δεν βρήκαμε τέτοιο κουπόνι. Ελέγξτε τον κωδικό.
rewards-refusal-already-collected = Αυτό το κουπόνι έχει ήδη παραληφθεί ({ $at }).
rewards-refusal-voucher-cancelled = Αυτό το κουπόνι έχει ακυρωθεί και οι πόντοι του επέστρεψαν.
rewards-refusal-voucher-expired = Αυτό το κουπόνι έχει λήξει.{ $gift ->
    [yes] {""}
   *[no] {" "}Το μέλος το ακυρώνει από τα κουπόνια του και παίρνει πίσω όσους πόντους δεν έληξαν.
 }
rewards-staff-doorway = Παραδίδω δώρο
rewards-staff-how =
    <b>Παράδοση δώρου</b>

    Σκανάρετε το κουπόνι με την κάμερα του κινητού σας ή γράψτε εδώ τον κωδικό του, για παράδειγμα: <code>K7QM-2XRD</code>
rewards-staff-voucher =
    <b>{ $name }</b>
    { $customer } · κάρτα { $card } · <code>{ $code }</code>

    { $state ->
        [usable] ● Ισχύει ως { $day }. Δώστε το δώρο και πατήστε το κουμπί.
        [collected] ⛔ Έχει ήδη παραληφθεί: { $when }.
        [cancelled] ⛔ Ακυρώθηκε από το μέλος.
        [over] ⛔ Έληξε: ήταν δώρο του καταστήματος και ίσχυε ως { $day }.
       *[expired] ⛔ Έληξε: ίσχυε ως { $day }. Το μέλος το ακυρώνει και παίρνει πίσω όσους πόντους δεν έληξαν.
    }
rewards-staff-collect = Παραδόθηκε
rewards-staff-collected =
    Παραδόθηκε: <b>{ $name }</b> · <code>{ $code }</code>
    Σε: { $customer }.{ $told ->
        [yes] {" "}Το μέλος ενημερώνεται.
       *[no] {""}
    }
rewards-owner-doorway = Κατάλογος δώρων
rewards-owner-command = Ο κατάλογος των δώρων
rewards-owner-title = <b>Κατάλογος δώρων</b> ({ $count })
    {""}
rewards-owner-line = • { $name } – { $points ->
    [one] 1 πόντος
   *[other] { $points } πόντοι
 }{ $stock ->
    [-1] {""}
   *[other] , απόθεμα { $stock }
 }
rewards-owner-add = Νέο δώρο
rewards-owner-reward =
    <b>{ $el }</b>
    Αγγλικά: { $en }
    Κοστίζει: { $points ->
        [one] 1 πόντο
       *[other] { $points } πόντους
    }
    Απόθεμα: { $stock ->
        [-1] όσα ζητηθούν
       *[other] { $stock }
    }
    Το κουπόνι ισχύει { $days } ημέρες.
rewards-owner-field-name_el = Ελληνικό όνομα
rewards-owner-field-name_en = Αγγλικό όνομα
rewards-owner-field-cost = Πόντοι
rewards-owner-field-stock = Απόθεμα
rewards-owner-field-photo = Φωτογραφία
rewards-owner-retire = Απόσυρση από τον κατάλογο
rewards-owner-retire-sure = Να αποσυρθεί το δώρο <b>«{ $name }»</b>; Όσα κουπόνια έχουν δοθεί, ισχύουν κανονικά.
rewards-owner-retire-yes = Ναι, να αποσυρθεί
rewards-owner-stop = Άκυρο
rewards-owner-ask-name_el = { $again ->
    [yes] Χρειάζεται ένα όνομα ως 64 γράμματα. Πώς λέγεται το δώρο στα ελληνικά;
   *[no] Πώς λέγεται το δώρο στα ελληνικά; Για παράδειγμα: Ελληνικός καφές
 }
rewards-owner-ask-name_en = { $again ->
    [yes] Χρειάζεται ένα όνομα ως 64 γράμματα. Πώς λέγεται το δώρο στα αγγλικά;
   *[no] Και στα αγγλικά; Για παράδειγμα: Greek coffee
 }
rewards-owner-ask-cost = { $again ->
    [yes] Γράψτε έναν αριθμό από 1 ως 1.000.000. Πόσους πόντους κοστίζει;
   *[no] Πόσους πόντους κοστίζει; Γράψτε έναν αριθμό, για παράδειγμα 250
 }
rewards-owner-ask-stock = { $again ->
    [yes] Γράψτε έναν αριθμό από 0 ως 100.000. Πόσα έχετε;
   *[no] Πόσα έχετε να δώσετε; Γράψτε έναν αριθμό ή πατήστε το κουμπί.
 }
rewards-owner-ask-photo = { $again ->
    [yes] Χρειάζεται μια φωτογραφία (όχι αρχείο). Στείλτε μία ή πατήστε το κουμπί.
   *[no] Στείλτε μια φωτογραφία του δώρου ή πατήστε το κουμπί.
 }
rewards-owner-without-stock = Όσα ζητηθούν
rewards-owner-without-photo = Χωρίς φωτογραφία
rewards-owner-preview =
    Έτσι θα το δουν οι πελάτες:

    <b>{ $el }</b> / { $en }
    { $points ->
        [one] 1 πόντος
       *[other] { $points } πόντοι
    }{ $stock ->
        [-1] {""}
       *[other] , απόθεμα { $stock }
    }
rewards-owner-publish = Στον κατάλογο
rewards-owner-published = Μπήκε στον κατάλογο.
