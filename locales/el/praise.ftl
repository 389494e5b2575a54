# Καλά λόγια που φτάνουν σε όσους τα κέρδισαν, με τη συγκατάθεση όποιου τα είπε. Και οι προτάσεις της ομάδας.
praise-pass-on = Να το διαβάσει η ομάδα
praise-whose =
    <b>Ένας καλός λόγος</b>{ $of ->
        [ticket] {" "}({ $reference })
       *[rating] {""}
    }
    { $customer }: «{ $words }»

    { $asked ->
        [no] { $some ->
            [yes] Αν είναι για αυτούς, ρωτήστε τον πελάτη αν μπορούν να το διαβάσουν.
           *[no] Για ποιον είναι; Αν δεν διαλέξετε κάποιον, είναι για όλη την ομάδα.
        } Τον πελάτη τον ρωτάμε μία φορά.
        [waiting] Ρωτήσαμε τον πελάτη και δεν έχει απαντήσει ακόμη.
        [named] Ο πελάτης είπε ναι, με το όνομά του.
        [unnamed] Ο πελάτης είπε ναι, χωρίς το όνομά του.
       *[other] Ο πελάτης προτιμά να μη διαβαστεί.
    }
praise-for = { $chosen ->
    [yes] ● { $name }
   *[no] ○ { $name }
 }
praise-ask = Να ρωτήσουμε τον πελάτη
praise-asked = Θα ρωτήσουμε τον πελάτη. Αν πει ναι, το διαβάζουν αμέσως.
praise-question =
    Μας γράψατε κάτι όμορφο:
    «{ $words }»

    { $all ->
        [yes] Μπορεί να το διαβάσει η ομάδα του καταστήματος;
       *[no] Μπορούν να το διαβάσουν όσοι το κέρδισαν; ({ $names })
    }
praise-let = { $answer ->
    [named] Ναι, με το όνομά μου
    [unnamed] Ναι, χωρίς όνομα
   *[no] Όχι
 }
praise-thanks = { $answer ->
    [named] Σας ευχαριστούμε. Το διαβάζουν με το όνομά σας.
    [unnamed] Σας ευχαριστούμε. Το διαβάζουν χωρίς το όνομά σας.
   *[no] Εντάξει, δεν το δείχνουμε σε κανέναν άλλον.
 } Αν αλλάξετε γνώμη, πατήστε κάτι άλλο από κάτω.
praise-passed-on =
    { $all ->
        [yes] Ένας καλός λόγος για όλη την ομάδα
       *[no] Ένας καλός λόγος για εσάς
    }{ $named ->
        [yes] , από: { $name }
       *[no] {""}
    }

    «{ $words }»
praise-doorway = Καλά λόγια
praise-page =
    <b>Καλά λόγια για εσάς</b>
    { $month ->
        [0] Αυτόν τον μήνα κανένα ακόμη
        [one] Ένα αυτόν τον μήνα
       *[other] { $month } αυτόν τον μήνα
    }, { $ever } συνολικά{ $team ->
        [0] {""}
        [one] . Και ένα για όλη την ομάδα αυτόν τον μήνα
       *[other] . Και { $team } για όλη την ομάδα αυτόν τον μήνα
    }.
praise-line = <i>{ $day }{ $all ->
    [yes] {" "}· για όλη την ομάδα
   *[no] {""}
 }{ $named ->
    [yes] {" "}· { $name }
   *[no] {""}
 }</i>
    «{ $words }»
praise-counts = <b>Η ομάδα</b>{ $waiting ->
    [0] {""}
    [one] {" "}(ένας πελάτης δεν έχει απαντήσει ακόμη)
   *[other] {" "}({ $waiting } πελάτες δεν έχουν απαντήσει ακόμη)
 }
praise-count = { $name }: { $month } αυτόν τον μήνα, { $ever } συνολικά
praise-from-feedback = Καλά λόγια από τις γνώμες
praise-feedbacks = { $some ->
    [yes] <b>Γνώμες με πέντε αστέρια και λόγια</b>
    Ποια θέλετε να διαβάσει η ομάδα;
   *[no] Τις τελευταίες 30 ημέρες δεν υπάρχει άλλη γνώμη με πέντε αστέρια και λόγια.
 }
praise-feedback = <b>{ $number }</b> · { $day }
    «{ $words }»
praise-refusal-none = Αυτόν τον καλό λόγο δεν τον βρίσκουμε.
praise-refusal-words = Δεν υπάρχουν λόγια για να διαβαστούν.
praise-refusal-asked = Τον πελάτη τον ρωτήσαμε ήδη· δεν ρωτάμε δεύτερη φορά.
praise-refusal-gone = Δεν γίνεται πια: ο πελάτης ή ο συνεργάτης δεν είναι εδώ.
praise-refusal-answered = Αυτή η πρόταση έχει ήδη την απάντησή της.
# Προτάσεις της ομάδας προς τη διεύθυνση.
praise-suggestions-doorway = Προτάσεις
praise-suggestions = { $owner ->
    [yes] { $some ->
        [yes] <b>Προτάσεις της ομάδας</b>
       *[no] Η ομάδα δεν έχει γράψει πρόταση ακόμη.
    }
   *[no] { $some ->
        [yes] <b>Οι προτάσεις σας</b>
       *[no] Τι θα κάνατε αλλιώς; Η πρότασή σας πηγαίνει κατευθείαν στη διεύθυνση, που σας απαντά.
    }
 }
praise-suggestion = <b>{ $number }</b> · { $name } · { $day }
    { $words }
    { $answered ->
        [yes] <i>{ $owner }: { $answer }</i>
       *[no] <i>Δεν έχει απαντηθεί ακόμη.</i>
    }
praise-suggestion-new = Πρόταση προς τη διεύθυνση
praise-suggestion-ask = { $again ->
    [yes] Γράψτε τη με λόγια, ως { $limit } γράμματα. Τι προτείνετε;
   *[no] Τι προτείνετε; Γράψτε το με λίγα λόγια.
 }
praise-suggestion-draft =
    Η διεύθυνση θα διαβάσει, με το όνομά σας:

    { $words }

    Να σταλεί έτσι;
praise-suggestion-send = Αποστολή
praise-suggestion-sent = Στέλνεται στη διεύθυνση. Όταν απαντήσει, θα το μάθετε εδώ. Σας ευχαριστούμε.
praise-suggestion-arrived =
    <b>Πρόταση</b> · { $name }
    { $words }
praise-suggestion-answer = Απάντηση
praise-suggestion-answer-this = Απάντηση στη { $number }
praise-suggestion-answer-ask =
    «{ $words }»

    { $again ->
        [yes] Γράψτε την απάντηση με λόγια, ως { $limit } γράμματα.
       *[no] Με μια πρόταση: τι απαντάτε;
    }
praise-suggestion-answer-draft =
    «{ $words }»

    Η απάντησή σας:
    { $answer }

    Να σταλεί έτσι;
praise-suggestion-answer-send = Αποστολή
praise-suggestion-answered =
    Η διεύθυνση απάντησε στην πρότασή σας:
    «{ $words }»

    <b>{ $owner }</b>: { $answer }
