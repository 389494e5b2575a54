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

    Wishes, news and offers go only to those who ask for them. Everything is off now; switch on what you like, whenever you like.
customers-joined-already =
    You are a member already, <b>{ $name }</b>. Your card number is <b>{ $card }</b>.
customers-done = Done
customers-settings = <b>Your settings</b>
    Member since { $since }.
    { $on ->
        [0] Messages from us: none.
       *[other] Messages from us: { $on } of { $of } on.
    }
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

# What we may send to you.
customers-messages-button = Messages from us
customers-messages = <b>Messages from us</b>

    { $on ->
        [0] Everything is off. Switch on what you would like to get; one tap switches it off again. Your points and rewards do not depend on it.
       *[other] We send you only what has a ●. Each choice changes with one tap; your points and rewards do not depend on it.
    }
customers-stop-all = None of these
customers-stopped-all = Done. We will send you none of these.
customers-messages-pace =
    <i>{ $monthly ->
        [one] All in all, one message a month at most.
       *[other] All in all, { $monthly } messages a month at most, and one a day.
    } Quiet from { $start } to { $until }.</i>
customers-consent-line =
    { $state ->
        [given] ● { $notice } <i>Yes, since { $since }.</i>
        [withdrawn] ○ { $notice } <i>No, since { $since }.</i>
        [changed] ○ { $notice } <i>You said yes ({ $since }), but the text has changed since. Until you say yes again, we send nothing.</i>
       *[off] ○ { $notice }
    }{ $missing ->
        [birthday] {" "}<i>Tell us when, too, in “Birthday and name day”.</i>
        [nameday] {" "}<i>Tell us when, too, in “Birthday and name day”.</i>
       *[nothing] {""}
    }
customers-days-button = Birthday and name day
customers-pace-button = When and how often

# The question about age, before the first yes.
customers-age =
    { $about ->
        [purpose] To send you:
    “{ $notice }”

    we need one answer first. Are you 15 or older?
       *[none] Are you 15 or older?
    }

    <i>We ask once, because the law wants us to. No date is needed.</i>
customers-age-yes = Yes, I am 15 or older
customers-age-no = Not yet
customers-age-young =
    Thank you for telling us. Until you are 15 the law does not let us send you such messages, so everything stays off.

    Your card, your points and your rewards stay just as they are.
customers-age-mistaken = My mistake, I am 15 or older
customers-refusal-young = We will gladly keep this once you are 15.

# Birthday and name day.
customers-days = <b>Birthday and name day</b>
customers-days-birthday =
    Birthday: { $day ->
        [none] you have not told us
       *[other] <b>{ $day }</b>
    }{ $leap ->
        [before] {" "}(in other years on 28 February)
        [after] {" "}(in other years on 1 March)
       *[no] {""}
    }
customers-days-name-day =
    Name day: { $name ->
        [none] you have not told us
       *[other] <b>{ $name }</b>, { $day }
    }
customers-days-why =
    <i>We keep them only to send you good wishes, and only if you have switched those on. Change or erase them whenever you like.</i>
customers-birthday-button = { $told ->
    [yes] Change birthday
   *[no] When my birthday is
 }
customers-birthday-drop = Erase birthday
customers-birthday-month =
    In which month is your birthday?

    <i>The year is not needed.</i>
customers-birthday-day = { $month }. Which day?
customers-birthday-leap =
    29 February, then: a rare day. In the years that have none, when would you like our wishes?
customers-later = Another time
customers-kept = Noted.
customers-dropped = Erased.
customers-name-day-button = { $told ->
    [yes] Change name day
   *[no] When my name day is
 }
customers-name-day-drop = Erase name day
customers-name-day = { $found ->
    [0] When is your name day? Write us your name and we will find the day.
    [one] Is this your name day, perhaps?
   *[other] When is your name day?
 }
customers-name-day-feast = { $name } · { $day }
customers-name-day-other = { $found ->
    [0] I’ll write my name
   *[other] I’ll write another name
 }
customers-name-day-none = I have no name day
customers-name-day-write = Write us the name whose day you keep, for example <i>George</i> or <i>Eleni</i>.
customers-name-day-unknown =
    We did not find this name in our calendar. You can write it in another way, too. Those whose name has no feast of its own often keep that of All Saints.

# When and how often.
customers-pace =
    <b>When and how often</b>

    Quiet: from { $start } to { $until }
    Time zone: { $zone ->
        [shop] the shop’s
       *[other] { $zone }
    }
    How often: { $monthly ->
        [one] one message a month at most
       *[other] { $monthly } messages a month at most
    }

    <i>This is about what you switched on in “Messages from us”. What concerns your purchases and vouchers comes at once.</i>
customers-pace-often = { $chosen ->
    [yes] ● { $monthly } a month
   *[no] { $monthly } a month
 }
customers-pace-quiet = Change quiet hours
customers-pace-zone = Change time zone
customers-quiet-from = From which hour on would you like quiet?
customers-quiet-until = Quiet from { $start }. Until which hour?
customers-quiet-usual = As usual: { $start }–{ $until }
customers-zone = What time is it now where you live?
customers-zone-shop = As at the shop · { $time }
customers-city-athens = Athens
customers-city-nicosia = Nicosia
customers-city-berlin = Berlin
customers-city-london = London
customers-city-new_york = New York
customers-city-toronto = Toronto
customers-city-los_angeles = Los Angeles
customers-city-melbourne = Melbourne
