# Μια ανακοίνωση που εγκρίθηκε: πώς πάει, και τι μπορεί να γίνει.
announced-title = <b>Ανακοίνωση { $number }</b>: { $words }
announced-state = { $state ->
    [scheduled] Ξεκινά: { $day }, { $time }{ $clock ->
        [local] {" "}(ώρα του καθενός)
       *[shop] {""}
    }.
    [running] Στέλνεται τώρα, το αργότερο ως: { $day }, { $time }.
    [paused] Είναι σε παύση: δεν φεύγει τίποτα ώσπου να τη συνεχίσετε. Τελειώνει: { $day }, { $time }.
    [cancelled] Τη σταματήσατε: { $day }, { $time }. Όσα είχαν φύγει, έμειναν.
    [recalled] Την ανακαλέσατε: { $day }, { $time }.
   *[ended] Ολοκληρώθηκε: { $day }, { $time }.
 }
announced-restored = Το κατάστημα επανήλθε από αντίγραφο ασφαλείας. { $state ->
    [ended] Όσα δεν είχαν φύγει ως τότε δεν στέλνονται.
   *[paused] Ίσως έχει φτάσει ήδη σε πελάτες και δεν ξέρουμε σε ποιους: συνεχίστε μόνο αν δεν είχε σταλεί.
 }
announced-planning = Οι παραλήπτες μπαίνουν ακόμη στη σειρά.
announced-bar = { $bar }
announced-sent = Στάλθηκαν <b>{ $sent }</b> από { $planned }
announced-left = Απομένουν { $left }
announced-time-left = { $hours ->
    [0] { $minutes ->
        [one] Χρόνος ακόμη: ένα λεπτό το πολύ, αν δεν προηγηθούν άλλα
       *[other] Χρόνος ακόμη: περίπου { $minutes } λεπτά
    }
   *[other] Χρόνος ακόμη: περίπου { $hours } ώρες
 }
announced-held = <b>Περιμένουν</b>
announced-never = <b>Δεν θα σταλούν</b>
announced-why = { $reason ->
    [no-consent] δεν θέλουν πια νέα μας
    [left] αποχώρησαν
    [unreachable] έχουν σταματήσει τη συνομιλία μας
    [case-open] τους χρωστάμε πρώτα μια απάντηση
    [quiet-hours] ώρες ησυχίας
    [quiet-day] Κυριακή ή αργία
    [daily] έλαβαν κάτι άλλο σήμερα
    [monthly] έλαβαν όσα θέλουν σε 30 ημέρες
    [priority] προηγείται κάτι σημαντικότερο
    [expired] πέρασε η ώρα της
    [erased] διαγράφηκαν στο μεταξύ
    [called-off] η ανακοίνωση σταμάτησε
   *[pointless] δεν είχε πια νόημα
 }
announced-reason = • { $why }: { $count }
announced-stopped-us = Έχουν σταματήσει τη συνομιλία μας: { $count }
announced-unknown = Άγνωστα: { $count }. Έφυγαν, και κανείς δεν ξέρει αν έφτασαν.
announced-failed = Δεν τα δέχτηκε το Telegram: { $count }
announced-held-out = Δεν την έλαβαν, με κλήρο: { $count } ({ $percent } %), για να φανεί τι προσφέρει. Το λένε και οι όροι.
announced-pause = Παύση
announced-resume = Συνέχεια
announced-call-off = Να σταματήσει
announced-take-back = Ανάκληση
announced-effects = Τι έφερε
announced-all = Όλες οι ανακοινώσεις
announced-turned = { $to ->
    [pause] Σε παύση. Ό,τι είχε ήδη φύγει, θα φτάσει.
   *[resume] Συνεχίζεται.
 }
announced-call-off-sure =
    <b>Να σταματήσει για πάντα;</b>
    { $state ->
        [paused] Όσο το σκέφτεστε είναι σε παύση, και δεν φεύγει τίποτα. {""}
       *[scheduled] {""}
    }{ $left ->
        [-1] Κανείς άλλος δεν θα τη λάβει.
        [0] Δεν απομένει κανείς να τη λάβει.
        [one] Απομένει ένας, που δεν θα τη λάβει.
       *[other] Απομένουν { $left }, που δεν θα τη λάβουν.
    } Όσα έφυγαν, μένουν.
announced-stay-paused = Να μείνει σε παύση
announced-call-off-yes = Ναι, να σταματήσει
announced-called-off = Σταμάτησε.
announced-take-back-sure =
    <b>Να ανακληθεί;</b>
    { $sent ->
        [one] Σβήνεται το μήνυμα που έφτασε σε έναν
       *[other] Σβήνονται τα μηνύματα που έφτασαν σε { $sent }
    }, και δεν φεύγει κανένα άλλο. Το Telegram σβήνει ό,τι δεν έχει κλείσει 48 ώρες. Κάποιοι θα το έχουν ήδη διαβάσει.
announced-take-back-yes = Ναι, να ανακληθεί
announced-taken-back = Σβήνεται.
announced-keep = Όχι, να μείνει
announced-deleted = Σβήστηκαν <b>{ $count }</b>
announced-deleting = Σβήνονται ακόμη { $count }
announced-out-of-reach = Έχουν σταματήσει τη συνομιλία μας: { $count }. Θα σβηστούν αν μας γράψουν μέσα σε 48 ώρες.
announced-not-deleted = Δεν μπόρεσαν να σβηστούν: { $count }
announced-erased = Διαγράφηκαν στο μεταξύ: { $count }. Δεν κρατάμε πια πού βρίσκεται το μήνυμά τους.
announced-unknown-stay = Άγνωστο αν έφτασαν, και δεν βρίσκονται για να σβηστούν: { $count }
announced-is-over = Έχει ήδη τελειώσει, και δεν φεύγει τίποτα άλλο.
announced-refusal-not-now = Αυτό δεν γίνεται τώρα: ίσως κάποιος σάς πρόλαβε. Ανοίξτε την ανακοίνωση ξανά.
announced-refusal-too-late = Πέρασαν 48 ώρες από το τελευταίο μήνυμα. Το Telegram δεν μας αφήνει πια να το σβήσουμε.

# Τι έφερε.
announced-effects-title = <b>Τι έφερε η ανακοίνωση { $number }</b>
announced-reached = Έφτασε σε { $sent } από { $planned }.
announced-was-recalled = Ανακλήθηκε σ{ THE($day) }, { $time }. Μηνύματα που σβήστηκαν: { $deleted } από { $sent }.
announced-tapped = Πάτησαν κάποιο κουμπί της: { $people }
announced-tap = • «{ $label }»: { $people }
announced-came = { $over ->
    [yes] <b>Ήρθαν μέσα σε { $days } ημέρες</b>
   *[no] <b>Ήρθαν ως τώρα</b> (μετράμε { $days } ημέρες, ως: { $day })
 }
announced-came-of = • { $who ->
    [held-out] όσοι δεν την έλαβαν, με κλήρο
   *[invited] όσοι ήταν να τη λάβουν
 }: { $came } από { $people }{ $people ->
    [0] {""}
   *[other] {" "}· { $share }
 }
announced-share = { $share } % ({ $low }–{ $high } %)
announced-difference = Διαφορά: { $value } ποσοστιαίες μονάδες (από { $low } ως { $high }). { $verdict ->
    [few] Είναι λίγοι για να βγει συμπέρασμα.
    [more] Φαίνεται ότι έφερε κόσμο.
    [fewer] Φαίνεται ότι ήρθαν λιγότεροι.
   *[unsure] Δεν ξέρουμε αν έφερε κόσμο: μπορεί να είναι τύχη.
 }
announced-no-difference = Δεν έγινε κλήρωση: πήγε σε όλους, οπότε δεν ξέρουμε τι θα γινόταν χωρίς αυτήν.
announced-withdrawn = Ζήτησαν εξαιτίας της να μη λαμβάνουν νέα: { $people }
announced-effects-how = <i>Ήρθε όποιος αγόρασε κάτι και δεν το επέστρεψε όλο. Διαστήματα 95 % (Wilson, Newcombe). Εξαιτίας της: με το κουμπί κάτω από το μήνυμα, ή μέσα σε 24 ώρες χωρίς άλλο μήνυμα στο μεταξύ.</i>
announced-csv = Σε πίνακα (CSV)
announced-effects-again = Ξανά, όπως είναι τώρα
announced-csv-head = { $what ->
    [figure] μέγεθος
    [people] άτομα
    [of] από
    [share] μερίδιο
    [low] από (95 %)
   *[high] ως (95 %)
 }
announced-csv-row = { $what ->
    [planned] ήταν να τη λάβουν
    [sent] την έλαβαν
    [recalled] σβήστηκε με την ανάκληση
    [unknown] άγνωστο αν έφτασε
    [failed] δεν το δέχτηκε το Telegram
    [never] δεν στάλθηκε: { $detail }
    [held] περιμένει: { $detail }
    [tapped] πάτησαν κουμπί
    [button] πάτησαν το κουμπί { $detail }
    [came] ήρθαν μέσα σε { $detail } ημέρες
    [held-out-came] ήρθαν μέσα σε { $detail } ημέρες χωρίς αυτήν, με κλήρο
    [difference] διαφορά των δύο μεριδίων
   *[withdrew] ζήτησαν εξαιτίας της να μη λαμβάνουν νέα
 }
announced-csv-here = Τα ίδια νούμερα, για λογιστικό φύλλο.
announced-chart = Ανακοίνωση { $number }: τι έφερε
announced-chart-note = Γραμμές: διαστήματα 95 % (Wilson)
announced-panel-people = Πόσοι
announced-panel-came = { $over ->
    [yes] Ήρθαν μέσα σε { $days } ημέρες
   *[no] Ήρθαν ως τώρα
 }
announced-bar-of = { $what ->
    [planned] ήταν να τη λάβουν
    [sent] την έλαβαν
    [tapped] πάτησαν κουμπί
    [withdrawn] είπαν «όχι άλλα»
    [invited] ήταν να τη λάβουν
   *[held-out] χωρίς αυτήν
 }
