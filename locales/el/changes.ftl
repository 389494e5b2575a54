# Ποιος άλλαξε τι, πριν και μετά.
changes-open = Ποιος άλλαξε τι
changes-page = { $any ->
    [yes] <b>Ποιος άλλαξε τι</b>, από το πιο πρόσφατο
   *[no] Δεν έχει αλλάξει κάτι ακόμη.
 }
changes-line = <i>{ $at }</i> { $who ->
    [member] { $name }
    [customer] Πελάτης με αριθμό { $number }
   *[house] Το σύστημα
 }: { $what ->
    [added] νέο
    [changed] αλλαγή
    [removed] διαγραφή
    [exported] πήρε τα δεδομένα του σε αρχείο
    [erasure-asked] ζήτησε διαγραφή των δεδομένων του
    [erasure-taken-back] ανακάλεσε τη διαγραφή
    [erased] τα δεδομένα διαγράφηκαν
   *[other] { $what }
 }{ $table ->
    [reward] , δώρο { $row }
    [reward-terms] , όροι δώρου { $row }
    [gift] , δώρο για αφορμή { $row }
    [opening] , ωράριο { $row }
    [opening-exception] , έκτακτη μέρα { $row }
    [opening-rule] , ωράριο στις αργίες
    [team-member] , μέλος της ομάδας { $row }
    [invitation] , πρόσκληση { $row }
    [deadline-target] , προθεσμία { $row }
    [canned-answer] , έτοιμη απάντηση { $row }
    [staff-forum] , ομάδα Telegram { $row }
    [theme] , θέμα { $row }
    [theme-change] , αλλαγή που είπαμε { $row }
    [settings] , οι κανόνες των πόντων
   *[customer] {""}
 }
changes-value = { $kind ->
    [changed] • { $field }: { $before } → { $after }
    [added] • { $field }: { $after }
   *[removed] • { $field }: { $before }
 }
