# Under every message that nobody asked for at that moment.
deliveries-why = Why did I get this?
deliveries-stop = No more of these
