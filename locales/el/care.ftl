# Υποθέσεις: ό,τι φέρνει ένας πελάτης και πρέπει να τελειώσει.
care-doorway = Θέλω έναν άνθρωπο
care-command = Να μιλήσετε με έναν άνθρωπο
care-cases-doorway = Υποθέσεις
care-cases-command = Οι ανοιχτές υποθέσεις
care-kind = { $kind ->
    [complaint] παράπονο
    [question] ερώτηση
    [request] αίτημα
    [suggestion] πρόταση
   *[praise] καλός λόγος
 }
# Ο πελάτης.
care-ask = { $open ->
    [yes] Συνεχίζουμε κάτι που έχετε ήδη ανοιχτό, ή είναι κάτι καινούργιο;
   *[no] Θα σας απαντήσει άνθρωπος του καταστήματος, εδώ. Για τι πρόκειται;
 }

    Διαλέξτε ή γράψτε μας κατευθείαν.
care-new = { $kind ->
    [complaint] Έχω παράπονο
    [question] Έχω μια ερώτηση
    [request] Χρειάζομαι κάτι
    [suggestion] Έχω μια πρόταση
   *[praise] Έναν καλό λόγο
 }
care-open-one = Η υπόθεση { $reference } ({ $kind })
care-listening = { $kind ->
    [complaint] Λυπούμαστε που κάτι δεν πήγε καλά. Πείτε μας τι έγινε και, αν θυμάστε, πότε και σε ποιο κατάστημα.
    [question] Σας ακούμε. Ποια είναι η ερώτησή σας;
    [request] Σας ακούμε. Τι χρειάζεστε;
    [suggestion] Σας ακούμε. Τι θα κάνατε αλλιώς;
   *[praise] Χαιρόμαστε. Για ποιον ή για τι είναι ο καλός λόγος; Θα τον μεταφέρουμε.
 }

    Γράψτε όσα μηνύματα θέλετε, ή στείλτε φωτογραφίες, φωνητικό ή αρχείο. Όλα φτάνουν.
care-promise = { $hours ->
    [open] { $state } Σας απαντά άνθρωπος, εδώ, μόλις μπορέσει.
    [closed] { $state } Σας απαντά άνθρωπος, εδώ, αφού ανοίξουμε.
   *[unknown] Σας απαντά άνθρωπος, εδώ, μόλις μπορέσει.{ $state }
 }
care-received = Το λάβαμε. Η υπόθεσή σας έχει τον κωδικό <b>{ $reference }</b>.
    { $told ->
        [yes] Τη διαβάζει τώρα η ομάδα του καταστήματος. { $promise }
        [closed] Τη βλέπει η ομάδα μόλις ανοίξουμε. { $promise }
       *[no] Αυτή τη στιγμή δεν βρίσκουμε κάποιον από την ομάδα· την κρατάμε και θα τη βρει ο πρώτος που θα έρθει.
    }

    Αν θέλετε να προσθέσετε κάτι, γράψτε το ή στείλτε το εδώ.
care-added = { $held ->
    [yes] Το προσθέσαμε στην υπόθεση { $reference }. Την έχει: { $member }.
   *[no] Το προσθέσαμε στην υπόθεση { $reference }.
 }
care-added-late = Το μήνυμά σας περίμενε, και για να το διαβάσει η ομάδα το προσθέσαμε στην υπόθεση { $reference }.
care-elsewhere = Όχι, είναι για κάτι άλλο
care-open-another = Να ανοίξουμε καινούργια υπόθεση με αυτό;
care-stays = Εντάξει. Μένει στην υπόθεση { $reference }.
care-still-note = Έμεινε σημείωση: το βλέπει μόνο η ομάδα. Για να το διαβάσει ο πελάτης, γράψτε το σε καινούργιο μήνυμα.
care-corrected = Η διόρθωσή σας μπήκε στην υπόθεση { $reference }, δίπλα σε αυτό που είχατε γράψει.
care-go-on = Σας ακούμε για την υπόθεση { $reference }. Γράψτε ή στείλτε ό,τι θέλετε.
care-go-on-button = Θέλω να προσθέσω κάτι
care-look = Πού βρίσκεται
care-mine =
    Υπόθεση <b>{ $reference }</b> ({ $kind })
    Από { $opened }

    { $state ->
        [new] Την έχει δει η ομάδα και δεν την έχει πάρει ακόμη κάποιος. { $promise }
        [claimed] { $held ->
            [yes] Την έχει: { $member }. { $promise }
           *[no] Περιμένει τον επόμενο από την ομάδα. { $promise }
        }
        [waiting-customer] Περιμένουμε την απάντησή σας για να συνεχίσουμε.
        [waiting-us] { $held ->
            [yes] Περιμένετε εμάς. Την έχει: { $member }. { $promise }
           *[no] Περιμένετε εμάς. { $promise }
        }
        [resolved] Σας είπαμε πώς λύθηκε. Αν δεν λύθηκε, πείτε το μας.
       *[closed] Έχει τελειώσει.
    }
care-solved = Ναι, λύθηκε
care-not-solved = Δεν λύθηκε
care-agreed = Σας ευχαριστούμε που μας το είπατε. Η υπόθεση { $reference } έκλεισε. Αν φανεί ότι κάτι έμεινε, μέσα σε δεκατέσσερις ημέρες ξανανοίγει με ένα πάτημα.
care-brought-back =
    Ξανανοίξαμε την υπόθεση { $reference } και μπαίνει πρώτη στη σειρά. { $promise }

    Τι έμεινε; Γράψτε το εδώ.
care-withdraw = Δεν χρειάζεται πια
care-withdraw-sure = Να κλείσουμε την υπόθεση { $reference } χωρίς απάντηση;
care-withdraw-yes = Ναι, να κλείσει
care-withdraw-no = Όχι, να μείνει
care-withdrawn = Την κλείσαμε, όπως ζητήσατε. Αν αλλάξετε γνώμη μέσα σε δεκατέσσερις ημέρες, η υπόθεση { $reference } ξανανοίγει με ένα πάτημα.
care-which = Σε ποια υπόθεση να το προσθέσουμε;{ $messages ->
    [one] {""}
   *[other] {" "}Έχουμε κρατήσει { $messages } μηνύματά σας.
 }
care-add-to = Στην { $reference } ({ $kind })
care-keep-out = Όχι, είναι κάτι άλλο
care-kept-out = Εντάξει, δεν το προσθέσαμε πουθενά. Για κάτι καινούργιο, το μενού είναι εδώ.
care-leaves-open = { $many ->
    [one] Έχετε ανοιχτή υπόθεση ({ $references }). Αν σας γράψουμε, θα το διαβάσετε, αλλά για να απαντήσετε θα χρειαστεί να είστε μέλος.
   *[other] Έχετε ανοιχτές υποθέσεις ({ $references }). Αν σας γράψουμε, θα το διαβάσετε, αλλά για να απαντήσετε θα χρειαστεί να είστε μέλος.
 }
care-replied-to-solved = { $fresh ->
    [yes] Η υπόθεση { $reference } έχει τελειώσει. Αν δεν λύθηκε, πατήστε «Δεν λύθηκε» και το μήνυμά σας θα μπει σε αυτήν.
   *[no] Η υπόθεση { $reference } έχει τελειώσει εδώ και καιρό. Για να σας απαντήσει κάποιος, ανοίξτε μια καινούργια.
 }
care-customer-happened = { $what ->
    [opened-for] Ανοίξαμε για εσάς την υπόθεση { $reference }, με όσα μας είπατε. Την έχει: { $member }.
    [claimed] Με την υπόθεσή σας { $reference } ασχολείται τώρα: { $member }. Θα σας γράψει εδώ.
    [handed-over] Με την υπόθεσή σας { $reference } ασχολείται τώρα: { $member }. Θα σας γράψει εδώ.
    [waiting] Για να συνεχίσουμε την υπόθεση { $reference }, χρειαζόμαστε την απάντησή σας. Γράψτε μας όποτε μπορείτε.
    [took-in] Οι υποθέσεις σας { $reference } και { $member } ήταν το ίδιο θέμα και έγιναν μία: συνεχίζουμε στην { $reference }.
   *[reopened] Ανοίξαμε ξανά την υπόθεσή σας { $reference }. Την έχει: { $member }.
 }
care-line-customer = { $what ->
    [answer] <b>{ $member }</b> · { $shop } · { $name }
    [edit] <b>{ $member }</b> · { $shop } · { $name } (διόρθωση)
    [resolved] <b>{ $member }</b> · { $shop } · { $name }
    Νομίζουμε ότι το λύσαμε:
   *[closed] <b>{ $member }</b> · { $shop } · { $name }
    Κλείνουμε την υπόθεσή σας, για αυτόν τον λόγο:
 }
care-line-reply = Απάντηση · { $name }
# Μια γραμμή, όπως φτάνει.
care-line =
    { $head }
    { $words }
care-sent = { $what ->
    [photo] [φωτογραφία]
    [video] [βίντεο]
    [animation] [κινούμενη εικόνα]
    [audio] [ήχος]
    [document] [αρχείο]
    [voice] [φωνητικό]
    [video_note] [στρογγυλό βίντεο]
    [sticker] [αυτοκόλλητο]
    [location] [τοποθεσία]
    [venue] [τοποθεσία]
    [contact] [επαφή]
    [rating] [βαθμός]
    [resolved] [λύθηκε]
    [closed] [έκλεισε]
    [reaction] [αντίδραση]
   *[other] [κάτι που δεν διαβάζεται εδώ]
 }
# Η ομάδα.
care-line-team = { $side ->
    [customer] <b>{ $name }</b> · { $customer }
    [note] <b>{ $name }</b> · σημείωση · { $member }
   *[staff] <b>{ $name }</b> · { $member } προς τον πελάτη
 }{ $relation ->
    [edit] {" "}(διόρθωση του { $other })
    [reply] {" "}(απάντηση στο { $other })
   *[none] {""}
 }
care-line-page = Υπόθεση { $name }
care-team-happened = { $what ->
    [opened] <b>{ $name }</b> · νέα υπόθεση ({ $kind })
    { $customer }, κάρτα { $card }. Τα λόγια έρχονται αμέσως από κάτω.
    [handed-over] <b>{ $name }</b> · την υπόθεση την έχει τώρα: { $words }
    { $customer }, κάρτα { $card }. Την παρέδωσε: { $member }.
    [brought-back] <b>{ $name }</b> · δεν λύθηκε ({ $kind })
    { $customer }, κάρτα { $card }, ζητά να τη δούμε ξανά.
    [goodwill] <b>{ $name }</b> · χειρονομία καλής θέλησης, +{ $words }
    { $customer }, κάρτα { $card }. Την έκανε: { $member }.
    [freed] <b>{ $name }</b> · δεν την έχει πια κανείς ({ $kind })
    { $customer }, κάρτα { $card }. Την είχε: { $words }, που δεν είναι πια στην ομάδα.
    [agreed] <b>{ $name }</b> · ο πελάτης λέει ότι λύθηκε
    { $customer }, κάρτα { $card }.
    [merged] <b>{ $name }</b> · συνεχίζεται στην { $words }, που είναι παλαιότερη
    { $customer }, κάρτα { $card }. Τις ένωσε: { $member }.
    [took-in] <b>{ $name }</b> · ενώθηκε με την { $words }, που συνεχίζεται εδώ
    { $customer }, κάρτα { $card }. Τις ένωσε: { $member }.
    [elsewhere] <b>{ $name }</b> · ο πελάτης λέει ότι το { $words } είναι για κάτι άλλο
    { $customer }, κάρτα { $card }.
   *[withdrawn] <b>{ $name }</b> · ο πελάτης λέει ότι δεν χρειάζεται πια
    { $customer }, κάρτα { $card }.
 }
care-list = { $many ->
    [0] Καμία ανοιχτή υπόθεση.
    [one] <b>Μία ανοιχτή υπόθεση</b>
   *[other] <b>{ $many } ανοιχτές υποθέσεις</b>
 }
care-list-line = <b>{ $reference }</b> · { $kind } · { $customer }{ $again ->
    [yes] {" "}· δεν λύθηκε την πρώτη φορά
   *[no] {""}
 }
    { $age }, { $held ->
        [yes] την έχει: { $member }
       *[no] δεν την έχει κανείς
    }{ $state ->
        [waiting-customer] , περιμένουμε τον πελάτη
        [waiting-us] , μας περιμένει ο πελάτης
       *[other] {""}
    }
care-open-for = Γράφω ό,τι μου είπε πελάτης
care-for-whom = { $again ->
    [yes] Χρειάζεται ο αριθμός της κάρτας και μετά τα λόγια, για παράδειγμα: <code>4821 Ο καφές ήταν κρύος</code>
   *[no] Γράψτε τον αριθμό της κάρτας και τι σας είπε, για παράδειγμα: <code>4821 Ο καφές ήταν κρύος</code>
    Ο πελάτης θα το διαβάσει με το όνομά σας, και την υπόθεση την έχετε εσείς.
 }
care-list-back = ‹ Υποθέσεις
care-age = { $unit ->
    [minutes] { $many ->
        [0] μόλις τώρα
        [one] εδώ και ένα λεπτό
       *[other] εδώ και { $many } λεπτά
    }
    [hours] { $many ->
        [one] εδώ και μία ώρα
       *[other] εδώ και { $many } ώρες
    }
   *[days] εδώ και { $many } ημέρες
 }
care-page = <b>{ $reference }</b> · { $kind } · { $state ->
    [new] νέα
    [claimed] σε εξέλιξη
    [waiting-customer] περιμένουμε τον πελάτη
    [waiting-us] μας περιμένει ο πελάτης
    [resolved] λύθηκε
   *[closed] κλειστή
 }
    { $customer }, κάρτα { $card }{ $here ->
        [yes] {""}
       *[no] {" "}(έχει αποχωρήσει: διαβάζει, αλλά δεν μπορεί να απαντήσει εδώ)
    }
    Άνοιξε { $opened }, { $age }
    { $held ->
        [yes] Την έχει: { $member }
       *[no] Δεν την έχει κανείς
    }{ $reopened ->
        [0] {""}
        [one] . Ξανάνοιξε μία φορά
       *[other] . Ξανάνοιξε { $reopened } φορές
    }
care-told = <i>{ $at } · { $number }</i> { $side ->
    [customer] <b>{ $who }</b>
    [note] { $who }, σημείωση
   *[staff] { $who }
 }{ $edit ->
    [no] {""}
   *[other] {" "}(διόρθωση του { $edit })
 }: { $words }
care-told-happened = <i>{ $at } · { $what ->
    [opened] άνοιξε
    [opened-for] γράφτηκε όπως το είπε ο πελάτης ({ $member })
    [claimed] την ανέλαβε: { $member }
    [handed-over] { $member } την παρέδωσε. Την έχει: { $words }
    [waiting] περιμένουμε τον πελάτη ({ $member })
    [brought-back] ο πελάτης: δεν λύθηκε
    [goodwill] χειρονομία καλής θέλησης ({ $member }), +{ $words }
    [goodwill-asked] { $member } ζητά έγκριση για χειρονομία καλής θέλησης, +{ $words }
    [goodwill-no] { $member }: όχι στη χειρονομία καλής θέλησης, +{ $words }
    [goodwill-lapsed] κανείς δεν απάντησε για τη χειρονομία καλής θέλησης, +{ $words }
    [agreed] ο πελάτης: λύθηκε
    [elsewhere] ο πελάτης: το { $words } είναι για κάτι άλλο
    [withdrawn] ο πελάτης: δεν χρειάζεται πια
    [erased] διαγράφηκε μετά από αίτημα του πελάτη
    [sorted] { $member }: είναι { $words ->
        [complaint] παράπονο
        [question] ερώτηση
        [request] αίτημα
        [suggestion] πρόταση
       *[praise] καλός λόγος
    }
    [freed] { $words } δεν είναι πια στην ομάδα, δεν την έχει κανείς
    [merged] συνεχίζεται στην { $words } ({ $member })
    [took-in] ενώθηκε εδώ η { $words } ({ $member })
   *[reopened] την ξανάνοιξε: { $member }
 }</i>
care-sort = Αλλαγή είδους
care-which-kind = { $name }: τώρα είναι { $kind }. Τι είναι στην πραγματικότητα; Από το είδος βγαίνει και η προθεσμία.
care-kind-button = { $kind ->
    [complaint] Παράπονο
    [question] Ερώτηση
    [request] Αίτημα
    [suggestion] Πρόταση
   *[praise] Καλός λόγος
 }
care-sorted = Τώρα είναι { $kind }. Η προθεσμία προσαρμόζεται.
care-claim = Την αναλαμβάνω
care-claimed = Την αναλάβατε. Ο πελάτης το μαθαίνει.
care-answer = Απάντηση
care-note = Σημείωση για την ομάδα
care-resolve = Λύθηκε
care-wait = Περιμένω τον πελάτη
care-waiting = Ο πελάτης μαθαίνει ότι τον περιμένουμε.
care-hand-over = Παράδοση σε άλλον
care-handed-over = Την έχει τώρα: { $member }.
care-close = Κλείσιμο με εξήγηση
care-reopen = Την ξανανοίγω
care-reopened = Άνοιξε ξανά και την έχετε εσείς. Ο πελάτης το μαθαίνει.
care-everything = Όλη η συνομιλία
care-everything-sent = Έρχεται όλη, με τις φωτογραφίες και τα αρχεία.
care-to-whom = { $some ->
    [yes] { $name }: σε ποιον την παραδίδετε;
   *[no] { $name }: δεν υπάρχει άλλος στην ομάδα που να μπορεί να την πάρει.
 }
care-write = { $mode ->
    [answer] { $name }, προς: { $customer }. Γράψτε την απάντησή σας ή στείλτε φωτογραφία, αρχείο ή φωνητικό. Θα τη δείτε πριν φύγει.
    [note] { $name }: γράψτε τη σημείωσή σας. Στη συνομιλία τη βλέπει μόνο η ομάδα· ο πελάτης τη διαβάζει αν ζητήσει όλα τα δεδομένα του.
    [resolve] { $name }, προς: { $customer }. Με μια πρόταση: πώς λύθηκε; Θα τη διαβάσει ο πελάτης.
   *[close] { $name }, προς: { $customer }. Με μια πρόταση: γιατί δεν γίνεται κάτι άλλο; Θα τη διαβάσει ο πελάτης.
 }
care-cancel = Άκυρο
care-draft =
    { $mode ->
        [answer] { $name }, προς: { $customer }
        [note] { $name }, σημείωση μόνο για την ομάδα
        [resolve] { $name }, λύθηκε. Προς: { $customer }
       *[close] { $name }, κλείνει. Προς: { $customer }
    }

    { $words }

    { $mode ->
        [note] Να γραφτεί έτσι;
       *[other] Να σταλεί έτσι;
    }
care-send = { $mode ->
    [note] Να γραφτεί
   *[other] Αποστολή
 }
care-only-words = Εδώ χρειάζονται λόγια, για να τα διαβάσει ο πελάτης. Φωτογραφίες στέλνονται με το «Απάντηση».
care-done = { $mode ->
    [answer] Στέλνεται. Προς: { $customer }
    [note] Γράφτηκε. Το βλέπει μόνο η ομάδα.
    [resolve] Λύθηκε. Ο πελάτης το μαθαίνει και μπορεί να πει αν δεν λύθηκε. Προς: { $customer }
   *[close] Έκλεισε. Ο πελάτης διαβάζει τον λόγο. Προς: { $customer }
 }
care-not-sent = Δεν στάλθηκε. { $why }
care-not-delivered = Το μήνυμά σας { $name } δεν παραδόθηκε. Προς: { $customer }. Αν έχει κλείσει τη συνομιλία μαζί μας, θα το λάβει μόλις μας ξαναγράψει.
# Όταν κάτι δεν γίνεται.
care-refusal-none = Δεν βρίσκουμε αυτή την υπόθεση.
care-refusal-own = Αυτή είναι δική σας υπόθεση ως πελάτη· την αναλαμβάνει κάποιος άλλος από την ομάδα.
care-refusal-held = Αυτή την υπόθεση την έχει: { $name }.
care-refusal-not-open = Αυτή η υπόθεση έχει τελειώσει. Για να γράψετε στον πελάτη, ανοίξτε την πρώτα ξανά.
care-refusal-nothing-to-answer = Ο πελάτης δεν έχει ακόμη κάτι να απαντήσει. Γράψτε του πρώτα τι χρειάζεστε.
care-refusal-not-fresh = Πέρασαν δεκατέσσερις ημέρες. Γράψτε μας από την αρχή με το /person και θα τη βρούμε.
care-refusal-nobody = Δεν γίνεται να την πάρει αυτός ο συνεργάτης.
care-refusal-admins = Το κλείσιμο χωρίς λύση το κάνει η διαχείριση.
care-refusal-card = Δεν βρίσκουμε μέλος με αυτή την κάρτα.
care-other-draft = Αυτό το κείμενο δεν είναι πια το τελευταίο σας. Δείτε παρακάτω τι θα σταλεί.
