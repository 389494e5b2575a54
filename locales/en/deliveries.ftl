# Under every message that nobody asked for at that moment.
deliveries-why = Why did I get this?
deliveries-stop = No more of these
deliveries-why-page =
    <b>Why you got this message</b>
    { $occasion }

    On { $since } you said yes to this:
    <i>{ $notice }</i>

    { $stopped ->
        [no] Of all kinds together we send you at most one a day and { $monthly ->
            [one] one
           *[other] { $monthly }
        } in 30 days, never in your quiet hours.
       *[other] On { $stopped } you told us no, and we have sent none of these since.
    }
deliveries-occasion-birthday = It was your birthday, as you told us.
deliveries-occasion-nameday = It was your name day, as you told us.
deliveries-occasion-anniversary = It was the anniversary of your joining.
deliveries-occasion-expiry = Points or vouchers of yours were about to expire.
deliveries-occasion-checkin = After a visit or a case, and now and then during the year, we ask how we did.
deliveries-occasion-winback = You had not come for longer than you usually do.
deliveries-occasion-appreciation = It was the day on which the shop thanks its customers.
deliveries-occasion-told-us = You had spoken to us about something, and the shop changed it.
deliveries-occasion-announcement = The shop had news for those who want them.
deliveries-stopped = Done: we will send you no more { $purpose ->
    [birthday] birthday wishes
    [nameday] name day wishes
    [checkins] questions about how we did
    [winback] greetings when we have not seen you for a while
    [expiry] reminders of what expires
    [offers] offers
   *[announcements] news and invitations
 }.
deliveries-gone = We cannot find this message any more.
deliveries-settings = Message settings
deliveries-purpose = { $purpose ->
    [birthday] Birthday wishes
    [nameday] Name day wishes
    [checkins] “All well?” question
    [winback] Greeting
    [expiry] Expiry reminder
    [offers] Offer
    [announcements] News
   *[other] Answers and notices
 }

# What was not sent, for the customer.
deliveries-held-doorway = Why didn’t I get…?
deliveries-held-page =
    <b>What was not sent</b>
    What we held back in the last 30 days, and why:
deliveries-held-none = In the last 30 days we held back no message for you.
deliveries-held-line = { $day } · { $purpose }: { $reasons }.{ $waits ->
    [yes] {" "}It will come later.
   *[no] {""}
 }
deliveries-reason = { $reason ->
    [no-consent] your “yes” was not in force any more
    [left] you had left
    [unreachable] you had stopped our conversation
    [case-open] we owed you an answer first
    [quiet-hours] it was in quiet hours
    [quiet-day] it was a Sunday or a holiday
    [daily] we send at most one a day
    [monthly] you had got as many as you want in 30 days
    [priority] something more important to you went first
    [paused] the shop paused it for a while
    [expired] its time was over
    [pointless] there was no point in it any more
   *[unknown] we do not know whether it arrived
 }

# Deliveries, for admins.
deliveries-doorway = Deliveries
deliveries-page =
    <b>Deliveries</b>
    In the last 30 days:
deliveries-page-none = There was no delivery in the last 30 days.
deliveries-count-line = { $purpose }: { $counts }
deliveries-count = { $state ->
    [queued] { $count } waiting
    [sending] { $count } leaving
    [sent] { $count } sent
    [unknown] { $count } unknown
    [failed] { $count } failed
    [cancelled] { $count } not sent
   *[paused] { $count } until they write
 }
deliveries-reasons = <b>What held them back</b>
deliveries-reason-line = { $reason ->
    [no-consent] no consent
    [left] had left
    [unreachable] have blocked us
    [case-open] waited for our answer
    [quiet-hours] quiet hours
    [quiet-day] Sunday or holiday
    [daily] one a day
    [monthly] as many as they want in 30 days
    [priority] something dearer went first
    [paused] paused
    [expired] their time was over
   *[pointless] no point any more
 }: { $count }
deliveries-unknown = <b>Unknown</b>
    They left, and nobody knows whether they arrived. By themselves they are not sent again: choose.
deliveries-unknown-line = { $number }. { $name } · { $purpose } · { $day }, { $time }
deliveries-unknown-more = And { $count } more.
deliveries-send-again = { $number }. Send again
deliveries-leave-it = { $number }. Leave it
deliveries-again-done = It will be sent again, if the limits allow it.
deliveries-left-done = It stays as it is.
deliveries-decided-already = This was decided already.
