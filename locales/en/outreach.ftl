# Wishes with a gift, reminders, a word to who has been away; and how the owner prepares them.
outreach-wish-birthday = Happy birthday, <b>{ $name }</b>! We wish you a lovely day and a good year ahead.
outreach-wish-nameday = Happy name day, <b>{ $name }</b>! May you enjoy your day.
outreach-wish-anniversary = { $years ->
    [one] You have been with us for a year
   *[other] You have been with us for { $years } years
 }, <b>{ $name }</b>. Thank you for coming to us.
outreach-wish-appreciation = <b>{ $name }</b>, thank you for keeping us going. We have set a day aside for you: { $day }.
outreach-words = { $words }
outreach-gift = A gift from us: <b>{ $gift }</b>. One tap, until { $day }, and it is yours.{ $days ->
    [0] {""}
    [one] {" "}Its voucher is good until the next day.
   *[other] {" "}Its voucher is good for { $days } days from then.
 }
outreach-points = { $points ->
    [one] 1 point
   *[other] { $points } points
 }
outreach-signed = { $shop }
outreach-take = Take my gift
outreach-expiry = { $name }, the reminder you asked us for:
outreach-expiry-points = • { $points ->
    [one] 1 point is
   *[other] { $points } points are
 } good until { $day }
outreach-expiry-voucher = • Your voucher “{ $name }” is good until { $day }
outreach-expiry-buys = { $points ->
    [one] You have 1 point in all.
   *[other] You have { $points } points in all.
 } { $count ->
    [0] A reward takes a few more.
   *[other] { $points ->
        [one] It is enough for:
       *[other] They are enough for:
    }
 }
outreach-expiry-reward = • { $name } ({ $points })
outreach-missed =
    { $name }, we have not seen you for a while, and we remember you. Whenever it suits you, we would be glad to have you here.{ $points ->
        [0] {""}
        [one] {" "}1 point is waiting for you.
       *[other] {" "}{ $points } points are waiting for you.
    }

    If something was not right, do tell us; we want to know.

    { $shop }
outreach-tell-us = I have something to say
outreach-offers-doorway = My offers
outreach-offers = <b>Your offers</b>
outreach-offers-line = { $about }
outreach-offers-none = You have no open offer at the moment. What you have taken is among your points and vouchers.
outreach-for-birthday = For your birthday
outreach-for-nameday = For your name day
outreach-for-anniversary = For our years together
outreach-for-appreciation = To thank you
outreach-take-one = Take: { $gift }
outreach-taken = We gave you <b>{ $points ->
    [one] 1 point
   *[other] { $points } points
 }</b>. In all: { $balance }. { $points ->
    [one] Enjoy it.
   *[other] Enjoy them.
 }
outreach-taken-already = You have taken it already.
outreach-waits = Your gift (<b>{ $gift }</b>) waits until { $day }. Join again to take it.
outreach-taken-instead = Sorry: <b>{ $gift }</b> has run out. We gave you what it is worth, <b>{ $points ->
    [one] 1 point
   *[other] { $points } points
 }</b>. In all: { $balance }.
outreach-refusal-unknown = There is no such offer. Those you have are on your home page.
outreach-refusal-over = The last day of this offer is over.
outreach-refusal-reward-gone = This reward is no longer in the catalogue. Please choose another.
outreach-refusal-day-past = That day is over, or too far ahead. Write one from today to a year from now.
outreach-refusal-day-taken = { $year } has had its day; there is one a year. Write a day of another year.
outreach-refusal-day-of-rest = { $day }: on that day we send no messages. The next working day: { $following }. Which day will it be?
outreach-occasion-birthday = Birthday
outreach-occasion-nameday = Name day
outreach-occasion-anniversary = Joining anniversary
outreach-occasion-appreciation = Appreciation day
outreach-owner-doorway = Occasions and gifts
outreach-owner-command = What you give on birthdays, name days, anniversaries
outreach-owner-title = <b>Occasions and gifts</b>
    Only those who asked for it receive a message.
outreach-owner-line = • { $occasion }: { $state ->
    [on] { $gift }
    [ahead] { $gift }, { $day }
    [over] it was on { $day }
    [gone] <i>the reward has left the catalogue</i>
   *[none] { $wishes ->
        [yes] a wish without a gift
       *[no] not set
    }
 }
outreach-owner-gift =
    <b>{ $occasion }</b>
    { $about }

    { $state ->
        [on] You give: <b>{ $gift }</b>, for { $days ->
            [one] 1 day
           *[other] { $days } days
        }.
        [ahead] { $day }. You give: <b>{ $gift }</b>, for { $days ->
            [one] 1 day
           *[other] { $days } days
        }.
        [over] It was on { $day }. What was offered stands until its date.
        [gone] The reward “{ $gift }” has left the catalogue, so we offer it no more.{ $wishes ->
            [yes] {" "}We send the wish alone.
           *[no] {""}
        } What had been offered stands.
       *[none] { $wishes ->
            [yes] We send the wish alone.
           *[no] No day has been set.
        }
    }
outreach-owner-about-birthday = To those who told us their day and want our wish. One gift a year, even if the date is changed.
outreach-owner-about-nameday = To those who told us which feast they keep and want our wish, movable feasts too.
outreach-owner-about-anniversary = Each year, on the day on which they joined. All find the gift among their offers; those who want offers get a message.
outreach-owner-about-appreciation = One day a year that you choose. All find the gift among their offers; those who want our news get a message.
outreach-owner-new = Prepare a gift
outreach-owner-replace = Another gift
outreach-owner-end = End this gift
outreach-owner-end-sure = { $occasion }: make no more offers?{ $wishes ->
    [yes] {" "}The wish goes on.
   *[no] {""}
 } Those already made stand until their date.
outreach-owner-end-yes = Yes, end it
outreach-owner-ended = No more offers are made.
outreach-owner-view = How the message looks
outreach-owner-stop = Cancel
outreach-owner-ask-on_day = { $again ->
    [yes] Write a day that exists, for example 11/3/2027. Which day will it be?
   *[no] On which day will you thank your members? For example 11/3/2027
 }
outreach-owner-ask-given = { $again ->
    [yes] Write a number from 1 to 1,000,000{ $rewards ->
        [yes] {" "}or tap a reward
       *[no] {""}
    }. What do you give?
   *[no] What do you give? Write how many points{ $rewards ->
        [yes] {" "}or tap a reward of the catalogue. Its price stays as it is now.
       *[no] .
    }
 }
outreach-owner-ask-days = { $again ->
    [yes] Write a number from { $shortest } to 90, so that who gets the message later has time too. How many days?
   *[no] For how many days may they take it? Write a number or tap.
 }
outreach-owner-days = { $days } days
outreach-owner-ask-words_el = { $again ->
    [yes] Up to 500 letters, please, or press the button. Words of your own, in Greek?
   *[no] Would you like to add words of your own, in Greek? Write them or press the button.
 }
outreach-owner-ask-words_en = { $again ->
    [yes] Up to 500 letters, please, or press the button. Words of your own, in English?
   *[no] And in English?
 }
outreach-owner-no-words = No words of mine
outreach-owner-confirm =
    This is how they will see it, each in their language.

    { $occasion }: <b>{ $gift }</b>, for { $days ->
        [one] 1 day
       *[other] { $days } days
    }. It counts for the next offers; those already made do not change.
outreach-owner-switch-on = Yes, switch it on
outreach-owner-on = It is on.
outreach-owner-sample = This is how customers will see it. Here it gives nothing.
