# Joining, the card, settings.
customers-welcome =
    Welcome{ $named ->
        [yes] , { $name }
       *[no] {""}
    }!
    <b>{ $shop }</b>

    Every purchase gives you { $points ->
        [one] one point
       *[other] { $points } points
    } for each euro. You turn points into rewards whenever you like. Joining is free, and you can leave any time, in Settings.

    <i>We keep only what the terms say. We tell you about your points and rewards; anything else only if you wish.</i>
customers-join = Join
customers-join-again = Join again
customers-other-language = 🌐 Ελληνικά
customers-joined =
    A pleasure, <b>{ $name }</b>! Your card number is <b>{ $card }</b>. Say it or show your card with every purchase.
customers-joined-already =
    You are a member already, <b>{ $name }</b>. Your card number is <b>{ $card }</b>.
customers-consents-intro = { $given ->
    [0] We are preparing these messages, too. May we send them to you? Everything is off; switch on what you like, and one tap switches it off again.
   *[other] Of these we will send only what has a ●. Each choice changes with one tap.
 }
customers-consent-line =
    { $state ->
        [given] ● { $notice } <i>Yes, since { $since }.</i>
        [withdrawn] ○ { $notice } <i>No, since { $since }.</i>
       *[off] ○ { $notice }
    }
customers-done = Done
customers-settings = <b>Your settings</b>
    Member since { $since }.
customers-language-changed = In English from now on.
customers-leave = Leave the programme
customers-leave-sure =
    Would you like to leave the programme?

    { $points ->
        [0] Your card stops working
        [one] You have 1 point; it waits for you until it expires. Your card stops working
       *[other] You have { $points } points; they wait for you until they expire. Your card stops working
    } and you get no more messages. Your vouchers can still be collected. If you come back, you go on from where you were.
customers-leave-yes = Leave
customers-leave-no = Stay
customers-left = Done. Thank you for having been with us; the door stays open.
customers-card =
    Your card: <b>{ $card }</b>
    Show the QR code at the counter or say the number.
customers-card-note = Show it or say the number
customers-card-copy = Copy the number
customers-card-doorway = My card
customers-card-command = Your card
customers-settings-doorway = Settings
customers-settings-command = Language and messages
