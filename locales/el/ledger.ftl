# Τα βιβλία των πόντων.
ledger-refusal-not-enough = Έχετε { $available ->
    [one] 1 πόντο
   *[other] { $available } πόντους
 }· για αυτό το δώρο { $missing ->
    [one] λείπει ακόμη 1
   *[other] λείπουν ακόμη { $missing }
 }.
ledger-refusal-refund-too-large = Η επιστροφή είναι μεγαλύτερη από ό,τι απομένει από την αγορά.
ledger-refusal-key-reused = Αυτό το κουμπί δεν ισχύει πια. Ανοίξτε τη σελίδα ξανά.
