# Οι σκοποί των μηνυμάτων, με την πρόταση που ζητά τη συγκατάθεση.
privacy-purpose-announcements = Νέα του καταστήματος και προσκλήσεις, όπως στην ημέρα που γιορτάζουμε τους πελάτες μας.
privacy-purpose-birthday = Ευχές στα γενέθλιά σας και, όταν ετοιμάζουμε, ένα δώρο. Ζητάμε μόνο ημέρα και μήνα.
privacy-purpose-nameday = Ευχές στη γιορτή σας και, όταν ετοιμάζουμε, ένα δώρο.
privacy-purpose-checkins = Μια σύντομη ερώτηση, το πολύ μία τον μήνα, και μία υπενθύμιση αν δεν προλάβετε: ήταν όλα καλά;
privacy-purpose-winback = Ένας χαιρετισμός, αν περάσει καιρός χωρίς να σας δούμε.
privacy-purpose-expiry = Υπενθύμιση πριν λήξουν πόντοι ή κουπόνια σας.
privacy-purpose-offers = Προσφορές για εσάς, όπως στην επέτειο της εγγραφής σας.
privacy-toggle-announcements = { $given ->
    [yes] ● Νέα: ναι
   *[no] ○ Νέα: όχι
 }
privacy-toggle-birthday = { $given ->
    [yes] ● Γενέθλια: ναι
   *[no] ○ Γενέθλια: όχι
 }
privacy-toggle-nameday = { $given ->
    [yes] ● Γιορτή: ναι
   *[no] ○ Γιορτή: όχι
 }
privacy-toggle-checkins = { $given ->
    [yes] ● «Όλα καλά;»: ναι
   *[no] ○ «Όλα καλά;»: όχι
 }
privacy-toggle-winback = { $given ->
    [yes] ● Χαιρετισμός: ναι
   *[no] ○ Χαιρετισμός: όχι
 }
privacy-toggle-expiry = { $given ->
    [yes] ● Υπενθυμίσεις: ναι
   *[no] ○ Υπενθυμίσεις: όχι
 }
privacy-toggle-offers = { $given ->
    [yes] ● Προσφορές: ναι
   *[no] ○ Προσφορές: όχι
 }
privacy-decided = { $given ->
    [yes] Το σημειώσαμε: ναι.
   *[no] Το σημειώσαμε: όχι. Δεν θα σας ξαναστείλουμε τέτοια μηνύματα.
 }
privacy-text-changed = Το κείμενο άλλαξε από τότε που το είδατε. Διαβάστε το ξανά και διαλέξτε.
