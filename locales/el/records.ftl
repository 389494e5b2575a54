# Αντίγραφα υποθέσεων.
records-own = Αντίγραφο της συνομιλίας
records-whole = Αντίγραφο, με όλα
records-json = Και ως JSON, για προγράμματα
records-file = { $whose ->
    [customer] { $form ->
        [html] Η υπόθεση { $reference }, με όσα είπαμε. Το αρχείο ανοίγει στον περιηγητή σας.
       *[json] Η υπόθεση { $reference }, με όσα είπαμε, σε μορφή για προγράμματα.
    }
   *[owner] { $form ->
        [html] Η υπόθεση { $reference } ολόκληρη, με τις σημειώσεις και τις διορθώσεις. Έχει προσωπικά στοιχεία· το αρχείο μένει σε εσάς.
       *[json] Η υπόθεση { $reference } ολόκληρη, σε μορφή για προγράμματα. Έχει προσωπικά στοιχεία· το αρχείο μένει σε εσάς.
    }
 }
records-here = Όλη η συνομιλία της { $reference } ως τώρα, με σημειώσεις και διορθώσεις. Το αρχείο ανοίγει στον περιηγητή και μένει στην ομάδα.
records-title = Υπόθεση { $reference } · { $shop }
records-about = { $customer }, κάρτα { $card } · { $kind } · { $state }
records-state = { $state ->
    [new] νέα
    [claimed] σε εξέλιξη
    [waiting-customer] περιμένει τον πελάτη
    [waiting-us] περιμένει το κατάστημα
    [resolved] λύθηκε
   *[closed] τελείωσε
 }
records-opened = Άνοιξε { $at }
records-joined = Υπόθεση { $reference }, που έγινε ένα με αυτήν
records-holder = Την έχει: { $member }
records-made = Αντίγραφο { $at }{ $whose ->
    [owner] {" "}· ολόκληρο, μόνο για το κατάστημα
   *[customer] {""}
 }
records-who = { $name } · { $at } · { $side ->
    [note] { $who }, σημείωση
   *[other] { $who }
 }{ $relation ->
    [edit] {" "}(διόρθωση του { $other })
    [reply] {" "}(απάντηση στο { $other })
   *[none] {""}
 }
records-happened = { $what ->
    [opened] η υπόθεση άνοιξε
    [opened-for] γράφτηκε όπως το είπε ο πελάτης{ $named ->
        [yes] {" "}({ $member })
       *[no] {""}
    }
    [claimed] την ανέλαβε: { $member }
    [handed-over] την έχει τώρα: { $words }{ $named ->
        [yes] {" "}(την παρέδωσε: { $member })
       *[no] {""}
    }
    [waiting] περιμένουμε τον πελάτη
    [reopened] άνοιξε ξανά από: { $member }
    [brought-back] ο πελάτης: δεν λύθηκε
    [sorted] { $member }: είναι { $words ->
        [complaint] παράπονο
        [question] ερώτηση
        [request] αίτημα
        [suggestion] πρόταση
       *[praise] καλός λόγος
    }
    [freed] { $words } δεν είναι πια στην ομάδα, δεν την έχει κανείς
    [agreed] ο πελάτης: λύθηκε
    [elsewhere] ο πελάτης: το { $words } είναι για κάτι άλλο
    [withdrawn] ο πελάτης: δεν χρειάζεται πια
    [erased] διαγράφηκε μετά από αίτημα του πελάτη
    [took-in] ενώθηκε εδώ η { $words }{ $named ->
        [yes] {" "}({ $member })
       *[no] {""}
    }
    [merged] συνεχίζεται στην { $words }{ $named ->
        [yes] {" "}({ $member })
       *[no] {""}
    }
    [goodwill] χειρονομία καλής θέλησης, +{ $words } ({ $member })
    [goodwill-asked] { $member } ζητά έγκριση για χειρονομία καλής θέλησης, +{ $words }
    [goodwill-no] { $member }: όχι στη χειρονομία καλής θέλησης, +{ $words }
    [goodwill-lapsed] κανείς δεν απάντησε για τη χειρονομία καλής θέλησης, +{ $words }
   *[other] { $what } { $member } { $words }
 }
