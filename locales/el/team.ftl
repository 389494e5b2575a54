# Η ομάδα του καταστήματος.
team-role = { $role ->
    [owner] ιδιοκτησία
    [admin] διαχείριση
    [lead] υπεύθυνος βάρδιας
   *[staff] προσωπικό
 }
team-welcome =
    Καλώς ήρθατε στην ομάδα, <b>{ VOCATIVE($name) }</b>.
    { $shop } · { $role }
team-title = <b>Η ομάδα</b>
team-line = • { $name } – { $role }, από { $since }
team-doorway = Μέλη και ρόλοι
team-command = Η ομάδα του καταστήματος
team-poster-doorway = Αφίσα με QR
team-invite = { $role ->
    [admin] Πρόσκληση για διαχειριστή
    [lead] Πρόσκληση για υπεύθυνο βάρδιας
   *[staff] Πρόσκληση για προσωπικό
 }
team-invitation =
    Στείλτε αυτόν τον σύνδεσμο στον συνεργάτη σας (ρόλος: { $role }). Ισχύει για έναν άνθρωπο, μία φορά, για επτά ημέρες:

    { $link }
team-copy-link = Αντιγραφή συνδέσμου
team-remove = Αφαίρεση: { $name }
team-remove-sure = Να αφαιρεθεί από την ομάδα: <b>{ $name }</b>; Δεν θα μπορεί πια να δίνει πόντους. Όσα έκανε μένουν στα βιβλία με το όνομα αυτό.
team-remove-yes = Αφαίρεση: { $name }
team-remove-no = Όχι, μένει
team-removed = Αφαιρέθηκε από την ομάδα: { $name }.
team-refusal-invitation = Αυτή η πρόσκληση έχει χρησιμοποιηθεί ή έληξε. Ζητήστε μια καινούργια.
team-refusal-already = Έχετε ήδη αυτόν τον ρόλο. Η πρόσκληση μένει αχρησιμοποίητη, για να τη δώσετε σε άλλον.
team-refusal-last-owner = Το κατάστημα χρειάζεται έναν ιδιοκτήτη.
