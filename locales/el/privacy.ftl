# Οι σκοποί των μηνυμάτων, με την πρόταση που ζητά τη συγκατάθεση.
privacy-purpose-announcements = Νέα του καταστήματος και ανακοινώσεις, το πολύ μία φορά την εβδομάδα.
privacy-purpose-checkins = Μια σύντομη ερώτηση μετά από επίσκεψη: ήταν όλα καλά;
privacy-purpose-expiry = Υπενθύμιση πριν λήξουν πόντοι ή κουπόνια σας.
privacy-toggle-announcements = { $given ->
    [yes] ● Νέα: ναι
   *[no] ○ Νέα: όχι
 }
privacy-toggle-checkins = { $given ->
    [yes] ● «Όλα καλά;»: ναι
   *[no] ○ «Όλα καλά;»: όχι
 }
privacy-toggle-expiry = { $given ->
    [yes] ● Υπενθυμίσεις λήξης: ναι
   *[no] ○ Υπενθυμίσεις λήξης: όχι
 }
privacy-decided = { $given ->
    [yes] Το σημειώσαμε: ναι.
   *[no] Το σημειώσαμε: όχι. Δεν θα σας ξαναστείλουμε τέτοια μηνύματα.
 }
privacy-text-changed = Το κείμενο άλλαξε από τότε που το είδατε. Διαβάστε το ξανά και διαλέξτε.
