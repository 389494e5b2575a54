# Ευχές με ένα δώρο, υπενθυμίσεις, ένας λόγος σε όποιον λείπει καιρό· και πώς τα ετοιμάζει ο ιδιοκτήτης.
outreach-wish-birthday = Χρόνια πολλά, <b>{ VOCATIVE($name) }</b>! Να χαίρεστε τη μέρα σας και όλη τη χρονιά που αρχίζει.
outreach-wish-nameday = Χρόνια πολλά για τη γιορτή σας, <b>{ VOCATIVE($name) }</b>! Να χαίρεστε το όνομά σας.
outreach-wish-anniversary = { $years ->
    [one] Κλείσατε έναν χρόνο μαζί μας
   *[other] Κλείσατε { $years } χρόνια μαζί μας
 }, <b>{ VOCATIVE($name) }</b>. Σας ευχαριστούμε που μας προτιμάτε.
outreach-wish-appreciation = <b>{ VOCATIVE($name) }</b>, σας ευχαριστούμε που μας στηρίζετε. Σας αφιερώσαμε μια μέρα: { $day }.
outreach-words = { $words }
outreach-gift = Ένα δώρο από εμάς: <b>{ $gift }</b>. Το παίρνετε με ένα πάτημα ως { THE($day) }.{ $days ->
    [0] {""}
    [one] {" "}Το κουπόνι του ισχύει ως την επόμενη μέρα.
   *[other] {" "}Το κουπόνι του ισχύει { $days } ημέρες από τότε.
 }
outreach-points = { $points ->
    [one] 1 πόντος
   *[other] { $points } πόντοι
 }
outreach-signed = { $shop }
outreach-take = Παίρνω το δώρο μου
outreach-expiry = { VOCATIVE($name) }, η υπενθύμιση που μας ζητήσατε:
outreach-expiry-points = • { $points ->
    [one] 1 πόντος ισχύει
   *[other] { $points } πόντοι ισχύουν
 } ως { THE($day) }
outreach-expiry-voucher = • Το κουπόνι «{ $name }» ισχύει ως { THE($day) }
outreach-expiry-buys = { $points ->
    [one] Έχετε συνολικά 1 πόντο.
   *[other] Έχετε συνολικά { $points } πόντους.
 } { $count ->
    [0] Για δώρο χρειάζονται ακόμη μερικοί.
   *[other] { $points ->
        [one] Σας φτάνει για:
       *[other] Σας φτάνουν για:
    }
 }
outreach-expiry-reward = • { $name } ({ $points })
outreach-missed =
    { VOCATIVE($name) }, έχουμε καιρό να σας δούμε και σας θυμόμαστε. Όποτε σας βολέψει, θα χαρούμε να περάσετε.{ $points ->
        [0] {""}
        [one] {" "}Σας περιμένει και 1 πόντος.
       *[other] {" "}Σας περιμένουν και { $points } πόντοι.
    }

    Αν κάτι δεν σας άρεσε, πείτε μας το· θέλουμε να το ξέρουμε.

    { $shop }
outreach-tell-us = Έχω κάτι να σας πω
outreach-offers-doorway = Οι προσφορές μου
outreach-offers = <b>Οι προσφορές σας</b>
outreach-offers-line = { $about }
outreach-offers-none = Αυτή τη στιγμή δεν έχετε ανοιχτή προσφορά. Όσα πήρατε, τα βρίσκετε στους πόντους και στα κουπόνια σας.
outreach-for-birthday = Για τα γενέθλιά σας
outreach-for-nameday = Για τη γιορτή σας
outreach-for-anniversary = Για τα χρόνια μας μαζί
outreach-for-appreciation = Για να σας ευχαριστήσουμε
outreach-take-one = Παίρνω: { $gift }
outreach-taken = Σας δώσαμε <b>{ $points ->
    [one] 1 πόντο
   *[other] { $points } πόντους
 }</b>. Σύνολο: { $balance }. { $points ->
    [one] Να τον χαρείτε.
   *[other] Να τους χαρείτε.
 }
outreach-taken-already = Το έχετε ήδη πάρει.
outreach-waits = Το δώρο σας (<b>{ $gift }</b>) περιμένει ως { THE($day) }. Γίνετε ξανά μέλος για να το πάρετε.
outreach-taken-instead = Λυπούμαστε: το δώρο «<b>{ $gift }</b>» εξαντλήθηκε. Σας δώσαμε όσο αξίζει, <b>{ $points ->
    [one] 1 πόντο
   *[other] { $points } πόντους
 }</b>. Σύνολο: { $balance }.
outreach-refusal-unknown = Αυτή η προσφορά δεν υπάρχει. Όσες έχετε, είναι στην αρχική σας σελίδα.
outreach-refusal-over = Η τελευταία μέρα αυτής της προσφοράς πέρασε.
outreach-refusal-reward-gone = Αυτό το δώρο δεν είναι πια στον κατάλογο. Διαλέξτε άλλο.
outreach-refusal-day-past = Αυτή η μέρα πέρασε ή αργεί πολύ. Γράψτε μία από σήμερα ως έναν χρόνο μπροστά.
outreach-refusal-day-taken = Το { $year } είχε ήδη τη μέρα του· μία κάθε χρόνο. Γράψτε μια μέρα άλλης χρονιάς.
outreach-refusal-day-of-rest = { $day }: τη μέρα εκείνη δεν στέλνουμε μηνύματα. Η επόμενη εργάσιμη: { $following }. Ποια μέρα θα είναι;
outreach-occasion-birthday = Γενέθλια
outreach-occasion-nameday = Ονομαστική γιορτή
outreach-occasion-anniversary = Επέτειος εγγραφής
outreach-occasion-appreciation = Ημέρα ευχαριστίας
outreach-owner-doorway = Αφορμές και δώρα
outreach-owner-command = Τι δίνετε σε γενέθλια, γιορτές, επετείους
outreach-owner-title = <b>Αφορμές και δώρα</b>
    Μήνυμα λαμβάνουν μόνο όσοι το ζήτησαν.
outreach-owner-line = • { $occasion }: { $state ->
    [on] { $gift }
    [ahead] { $gift }, { $day }
    [over] έγινε ({ $day })
    [gone] <i>το δώρο αποσύρθηκε από τον κατάλογο</i>
   *[none] { $wishes ->
        [yes] ευχή χωρίς δώρο
       *[no] δεν έχει οριστεί
    }
 }
outreach-owner-gift =
    <b>{ $occasion }</b>
    { $about }

    { $state ->
        [on] Δίνετε: <b>{ $gift }</b>, για { $days ->
            [one] 1 ημέρα
           *[other] { $days } ημέρες
        }.
        [ahead] { $day }. Δίνετε: <b>{ $gift }</b>, για { $days ->
            [one] 1 ημέρα
           *[other] { $days } ημέρες
        }.
        [over] Έγινε ({ $day }). Όσα προσφέρθηκαν, ισχύουν ως την ημερομηνία τους.
        [gone] Το δώρο «{ $gift }» αποσύρθηκε από τον κατάλογο, γι’ αυτό δεν το προσφέρουμε πια.{ $wishes ->
            [yes] {" "}Στέλνουμε μόνο την ευχή.
           *[no] {""}
        } Όσα είχαν προσφερθεί, ισχύουν.
       *[none] { $wishes ->
            [yes] Στέλνουμε μόνο την ευχή.
           *[no] Δεν έχει οριστεί ημέρα.
        }
    }
outreach-owner-about-birthday = Σε όσους μας είπαν τη μέρα τους και θέλουν την ευχή μας. Ένα δώρο τον χρόνο, ακόμη κι αν αλλάξει η ημερομηνία.
outreach-owner-about-nameday = Σε όσους μας είπαν ποια γιορτή κρατούν και θέλουν την ευχή μας, και τις κινητές γιορτές.
outreach-owner-about-anniversary = Κάθε χρόνο, τη μέρα που έγιναν μέλη. Το δώρο το βρίσκουν όλοι στις προσφορές τους· μήνυμα παίρνουν όσοι θέλουν προσφορές.
outreach-owner-about-appreciation = Μία μέρα τον χρόνο που ορίζετε εσείς. Το δώρο το βρίσκουν όλοι στις προσφορές τους· μήνυμα παίρνουν όσοι θέλουν τα νέα μας.
outreach-owner-new = Ετοιμάζω δώρο
outreach-owner-replace = Άλλο δώρο
outreach-owner-end = Τέλος σε αυτό το δώρο
outreach-owner-end-sure = { $occasion }: να μη γίνονται άλλες προσφορές;{ $wishes ->
    [yes] {" "}Η ευχή θα συνεχίσει.
   *[no] {""}
 } Όσες έγιναν, ισχύουν ως την ημερομηνία τους.
outreach-owner-end-yes = Ναι, τέλος
outreach-owner-ended = Δεν γίνονται άλλες προσφορές.
outreach-owner-view = Πώς φαίνεται το μήνυμα
outreach-owner-stop = Άκυρο
outreach-owner-ask-on_day = { $again ->
    [yes] Γράψτε μια μέρα που υπάρχει, για παράδειγμα 11/3/2027. Ποια μέρα θα είναι;
   *[no] Ποια μέρα θα ευχαριστήσετε τα μέλη σας; Για παράδειγμα 11/3/2027
 }
outreach-owner-ask-given = { $again ->
    [yes] Γράψτε έναν αριθμό από 1 ως 1.000.000{ $rewards ->
        [yes] {" "}ή πατήστε ένα δώρο
       *[no] {""}
    }. Τι δίνετε;
   *[no] Τι δίνετε; Γράψτε πόσους πόντους{ $rewards ->
        [yes] {" "}ή πατήστε ένα δώρο του καταλόγου. Η τιμή του μένει όπως είναι τώρα.
       *[no] .
    }
 }
outreach-owner-ask-days = { $again ->
    [yes] Γράψτε έναν αριθμό από { $shortest } ως 90, για να το προλάβει και όποιος λάβει το μήνυμα αργότερα. Πόσες ημέρες;
   *[no] Πόσες ημέρες θα μπορούν να το πάρουν; Γράψτε έναν αριθμό ή πατήστε.
 }
outreach-owner-days = { $days } ημέρες
outreach-owner-ask-words_el = { $again ->
    [yes] Ως 500 γράμματα, παρακαλώ, ή πατήστε το κουμπί. Δικά σας λόγια στα ελληνικά;
   *[no] Θέλετε να προσθέσετε δικά σας λόγια, στα ελληνικά; Γράψτε τα ή πατήστε το κουμπί.
 }
outreach-owner-ask-words_en = { $again ->
    [yes] Ως 500 γράμματα, παρακαλώ, ή πατήστε το κουμπί. Δικά σας λόγια στα αγγλικά;
   *[no] Και στα αγγλικά;
 }
outreach-owner-no-words = Χωρίς δικά μου λόγια
outreach-owner-confirm =
    Έτσι θα το δουν, καθένας στη γλώσσα του.

    { $occasion }: <b>{ $gift }</b>, για { $days ->
        [one] 1 ημέρα
       *[other] { $days } ημέρες
    }. Ισχύει για τις επόμενες προσφορές· όσες έγιναν δεν αλλάζουν.
outreach-owner-switch-on = Ναι, να ισχύσει
outreach-owner-on = Ισχύει.
outreach-owner-sample = Έτσι θα φαίνεται στους πελάτες. Εδώ δεν δίνει τίποτα.
