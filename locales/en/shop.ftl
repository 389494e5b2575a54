# The terms of the programme, and the poster.
shop-terms-button = Terms
shop-terms-command = The programme's terms
shop-terms =
    <b>Our terms, on one screen</b>

    • <b>Points</b>: { $points ->
        [one] 1 point
       *[other] { $points } points
    } for each euro of a purchase. Cents count too; we round once, at the end, down.
    • <b>Expiry</b>: at the end of the month, { $months ->
        [one] one month
       *[other] { $months } months
    } after the purchase. Those that expire first are used first.
    • <b>Rewards</b>: the price we showed you counts; if it rises, we keep it for you for { $hours } hours.
    • <b>Vouchers</b>: collected once, until the date they carry. While not collected you may cancel them, and the points return with the expiry they had.
    • <b>Offers</b> on feasts and anniversaries: for those who asked for them, one for each occasion a year. They stand until the date they carry, whatever changes; if the reward runs out, you receive its worth in points. A voucher that we gave you returns no points.
    • <b>“We remember you”</b>: when we write to those who have been away and asked for it, one time in ten, by chance, we do not send the message, to learn whether it helps. Only the message is lost, never a benefit.
    • <b>A purchase undone</b>: its points go too. If you had spent them, they are taken from the next ones; your balance never goes below zero.
    • <b>A slip at the counter</b>: staff can undo it within { $minutes } minutes, and we tell you.
    • <b>Changes</b>: new rules count for new purchases. What you earned stays yours.
    • <b>Your data</b>: first name, Telegram account, language, purchases, vouchers, feedback, what you said yes or no to and, if you tell us, your birthday without its year, your name day and your quiet hours. We give them to nobody.

    { $shop }
shop-poster = Your poster, ready to print on A4.
shop-poster-title = Join in a minute
shop-poster-note = Scan with your phone's camera; it opens in Telegram
shop-poster-promise = Free, and messages only if you wish
