# The terms of the programme, the poster, the opening hours.
shop-terms-button = Terms
shop-hours-command = When we are open
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
    • <b>Our news</b>: for those who asked for them. Of each announcement up to one in ten, by chance, does not get the message, to learn whether it helps. Only the message is lost, never a benefit.
    • <b>A purchase undone</b>: its points go too. If you had spent them, they are taken from the next ones; your balance never goes below zero.
    • <b>A slip at the counter</b>: staff can undo it within { $minutes } minutes, and we tell you.
    • <b>Changes</b>: new rules count for new purchases. What you earned stays yours.
    • <b>Your data</b>: first name, Telegram account, language, purchases, vouchers, feedback, what you said yes or no to and, if you tell us, your birthday without its year, your name day and your quiet hours. We give them to nobody.

    { $shop }
shop-poster = Your poster, ready to print on A4.
shop-poster-title = Join in a minute
shop-poster-note = Scan with your phone's camera; it opens in Telegram
shop-poster-promise = Free, and messages only if you wish

# The opening hours as customers read them.
shop-hours-doorway = Opening hours
shop-hours-title = <b>Our opening hours</b>
shop-hours-open =
    We are open now, until { $far ->
        [yes] { $kind ->
            [midnight] midnight
           *[other] { $time }
        } { $day }
       *[no] { $kind ->
            [midnight] midnight
           *[other] { $time }
        }
    }.
shop-hours-open-always = We are open now, day and night.
shop-hours-opens =
    We are closed now. We open { $when ->
        [today] today
        [tomorrow] tomorrow
       *[later] { $day }
    } at { $kind ->
        [midnight] midnight
       *[other] { $time }
    }.
shop-hours-never = We are closed at this time of the year.
shop-hours-unknown = We have not written our opening hours here yet. Please ask us at the shop.
shop-hours-week = { $days }: { $hours }
shop-hours-every-day = Every day
shop-hours-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
 }
shop-hours-on-weekday = { $day ->
    [1] on Monday
    [2] on Tuesday
    [3] on Wednesday
    [4] on Thursday
    [5] on Friday
    [6] on Saturday
   *[7] on Sunday
 }
shop-hours-closed = closed
shop-hours-round-the-clock = round the clock
shop-hours-holidays = Public holidays: { $closed ->
    [yes] closed
   *[no] as on other days
 }
shop-hours-holiday = public holiday
shop-hours-soon = <b>In the coming days</b>
shop-hours-unlike = • { $days }: { $hours }{ $noted ->
    [yes] {" "}({ $note })
   *[no] {""}
 }
shop-hours-change = Change the hours

# The opening hours as the owner sets them.
shop-hours-owner-doorway = Opening hours
shop-hours-owner-title = <b>The shop's opening hours</b>
shop-hours-owner-line = { $day }: { $hours }{ $set ->
    [yes] {""}
   *[no] {" "}<i>(not set yet)</i>
 }
shop-hours-owner-unset = { $unset ->
    [all] You have not set them yet. Until then we reckon with these, but do not show them to customers. Which day shall we set first?
   *[some] Days that are not set yet are shown to customers as they are here. Tap one to correct it.
 }
shop-hours-owner-never = Mind: you are closed all week. While it is so, no deadline runs.
shop-hours-owner-exceptions = Feasts, holidays, other hours
shop-hours-owner-open-holidays = Open on public holidays
shop-hours-owner-rest-holidays = Close on public holidays
shop-hours-owner-holidays-kept = { $closed ->
    [yes] You are closed on public holidays.
   *[no] You are open on public holidays, as on other days.
 }
shop-hours-owner-view = How customers see it
shop-hours-owner-ask-weekday =
    <b>{ $day }</b>: { $hours }{ $set ->
        [yes] {""}
       *[no] {" "}<i>(not set yet)</i>
    }

    Write its hours, for example <code>9-21</code> or <code>9-14 17:30-21</code>. If you do not open, tap the button.
shop-hours-owner-close = Closed
shop-hours-owner-kept =
    Kept.

    <b>{ $days }</b>: { $hours }{ $others ->
        [yes] {""}

        The same on other days?
       *[no] {""}
    }
shop-hours-owner-copy = { $day }: the same
shop-hours-owner-copy-weekdays = The same Monday–Friday
shop-hours-owner-copy-saturday = The same Monday–Saturday
shop-hours-owner-copy-all = The same every day
shop-hours-owner-whole-week = The whole week

# Days with other hours.
shop-hours-exceptions-title = { $count ->
    [0] You have set no days with other hours. Write holidays, eves of feasts, whatever changes for a while.
   *[other] <b>Days with other hours</b>
 }
shop-hours-exceptions-add = A new day, or several
shop-hours-exceptions-drop = Delete: { $days }
shop-hours-exceptions-drop-sure = <b>{ $days }</b>: the usual hours again?
shop-hours-exceptions-drop-yes = Yes, the usual ones
shop-hours-exceptions-dropped = The usual hours count again.
shop-hours-exceptions-ask-days = Which day? Write, for example, <code>24/12</code>. For several, the first and the last: <code>10/8-25/8</code>
shop-hours-exceptions-ask-hours = When will you be open? For example <code>9-14</code>. If you do not open, tap the button.
shop-hours-exceptions-ask-note_el = Why? A few words in Greek, for customers. For example: Παραμονή Χριστουγέννων
shop-hours-exceptions-ask-note_en = And in English? For example: Christmas Eve
shop-hours-exceptions-closed = Closed
shop-hours-exceptions-no-note = Without a note
shop-hours-exceptions-stop = Cancel
shop-hours-exceptions-preview = They will read it so, in Greek and in English:
shop-hours-exceptions-replaces = It takes the place of what you had written about these days.
shop-hours-exceptions-keep = Yes, like this
shop-hours-exceptions-kept = Kept.
shop-hours-refusal-nonsense = I could not read these hours.
shop-hours-refusal-backwards = Do you close before you open? Two in the afternoon is written 14. What goes past midnight belongs to two days: 18-24 and, on the next, 0-2.
shop-hours-refusal-turned = The last day falls before the first. Write the first one first.
shop-hours-refusal-overlap = Some hours fall upon each other. Write them apart, as in 9-14 17:30-21.
shop-hours-refusal-many = Up to six spans fit into one day.
shop-hours-refusal-nowhere = I could not find this day in the calendar.
shop-hours-refusal-past = This day is over. Write one from today on.
shop-hours-refusal-far = This day is far away; up to two years ahead, please. Is the year mistyped?
shop-hours-refusal-long = Up to 100 days at a time: the first one first, then the last.
shop-hours-refusal-words = Up to 100 characters, please, or tap the button.
