# What customers write in their own words.
talk-label = { $intent ->
    [points] My points
    [expiry] When my points expire
    [history] Where my points came from
    [rewards] Rewards
    [redeem] Get a reward
    [vouchers] My vouchers
    [cancel_voucher] Cancel a voucher
    [card] My card
    [lost_card] I lost my card
    [offers] My offers
    [feedback] Tell you what I think
    [praise] A kind word
    [complaint] I have a complaint
    [wrong_points] Points are missing
    [person] A person
    [tickets] My cases
    [preferences] What you send me
    [why_message] Why I got a message
    [birthday] Birthday and name day
    [language] Language
    [quiet_hours] Quiet hours
    [my_data] My data
    [leave] Leave the programme
    [stop] Stop the messages
    [hours] When you are open
    [place] Where you are
    [contact] Phone and contact
    [why_shop] Why you
    [programme] How it works
    [earning] How I earn points
    [join] My card
    [faq] Questions often asked
    [thanks] Thank you
   *[help] The menu
 }
talk-which = Do you mean one of these?
talk-which-of = Which of these would you like?
talk-other = Something else
talk-something-else = Gladly. What would you like?
talk-person = A person
talk-missed-again = I am sorry, I did not understand that either. Shall somebody of our team answer you?
talk-thanks = You are welcome. Whenever you need something, we are here.
talk-let-be = All right, nothing has changed.
talk-tap = Tap the button, and it is done.
talk-complaint = We are sorry that something went wrong. Tap “I have a complaint”, and somebody of our team will look into it.
talk-praise = How kind of you to say so. Shall the team hear of it too?
talk-wrong-points = Let us look at it together. Here you see where each point came from; if something does not add up, tell us and we look into it.
talk-earning = Show your card with each purchase and you get { $points ->
    [one] 1 point
   *[other] { $points } points
 } for each euro. Turn them into rewards whenever you like.
talk-lost-card = Your card is in here and cannot get lost; you show it on your phone. If you fear that somebody else has it, tell one of us.
talk-leave = Would you like fewer messages, to leave the programme, or to have what we know of you erased? We ask you once more before anything happens.
talk-stars = { $stars ->
    [one] Shall we keep your rating, 1 star of 5?
   *[other] Shall we keep your rating, { $stars } stars of 5?
 }
talk-stars-yes = { $stars ->
    [one] Yes, 1 star
   *[other] Yes, { $stars } stars
 }
talk-stars-other = Another rating
talk-below = <b>Rewards up to { $limit } points</b>
talk-below-line = • { $name } · { $points }
talk-none-below = There is no reward up to { $limit } points at the moment.
talk-tickets = { $some ->
    [yes] Your cases. Tap one to see where it stands.
   *[no] You have no open case.
 }
talk-not-told = I have no answer to that, and would rather not guess. Somebody of our team can tell you.
talk-language = Go on in English
talk-refusal-line = This line does not wait any more.
talk-learn-doorway = What we did not understand
talk-learn = { $on ->
    [yes] <b>What we did not understand</b>
    We keep the lines of customers that we did not understand, without numbers, names, addresses and links, and without saying who wrote them. They are deleted after 30 days.
   *[no] <b>What we did not understand</b>
    We keep nothing. If the owner switches it on, we keep the lines that we do not understand, without numbers, names, addresses and links, for 30 days, so that you can tell us what they mean.
 }

    { $many ->
        [0] No line waits.
        [one] 1 line waits.
       *[other] { $many } lines wait.
    }
talk-learn-switch = { $on ->
    [yes] Keep nothing any more
   *[no] Keep the lines
 }
talk-learn-begin = Let us look at them ({ $many })
talk-learn-examples = What you taught us
talk-learn-line =
    A customer wrote:

    <i>{ $words }</i>

    What did they want? ({ $many })
talk-learn-every = All subjects
talk-learn-away = None of these, delete it
talk-learn-done = No other line waits. Thank you.
talk-learn-list = { $some ->
    [yes] <b>What we learned from you</b>
    Whoever writes the same, in whatever spelling, will find it. Tap a line and we forget it.
   *[no] We have learned nothing from you yet.
 }
talk-learn-example = • { $words } → { $label }
talk-learn-forget = ✕ { $words }
talk-stranger-stop = We are sending you nothing. Messages go only to those who have joined and asked for them.
talk-stranger-person = Somebody of the shop will answer you, here. Please join first, so that we know to whom we write, and then tell us what it is about.
