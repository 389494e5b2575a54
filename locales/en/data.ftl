# My data: what we hold, in a file, put right, erased.
data-doorway = My data
data-command = Everything we hold about you
data-page = <b>Your data</b>
    We know you as <b>{ $name }</b>, card { $card }. Today we hold:
data-page-end = You can have all of it in a file, put right what is wrong, or ask us to erase it.
data-room = • { $room ->
    [customers] Who you are: name, language, card and what you told us about yourself
    [ledger] Your purchases and points
    [rewards] Your vouchers
    [feedback] Your feedback and answers
    [care] What you discussed with our team
    [outreach] The gifts and offers we made you
    [announcements] Our announcements: what you tapped, and whether chance left you out
    [privacy] What you agreed to and withdrew
    [deliveries] The messages we sent you
    [team] Who looked at your details, and what was done with them
   *[other] What you write here, until it is answered
 }{ $count ->
    [0] {""}
    [one] : 1 record
   *[other] : { $count } records
 }
data-take-json = 📄 JSON file
data-take-csv = 📄 CSV file
data-file = Everything we hold about you, in one file. Keep it where you like; your own words are in it too.
data-receipts-button = What I agreed to
data-receipts = { $any ->
    [yes] <b>What you agreed to and withdrew</b>
        In the words you read that day.
   *[no] <b>What you agreed to and withdrew</b>
        You have not agreed to anything so far.
 }
data-receipt = { $given ->
    [yes] <b>Yes</b>
   *[no] <b>No</b>
 } · { $at }
    “{ $notice }”
    <i>Number: { $number }</i>
data-kept-button = How long we keep it
data-kept = <b>How long we keep it</b>
data-kept-line = <b>{ $how }</b>
    { $what }
data-kept-end = If you ask us to erase it, your name, words and photos go with it, without waiting for any of this.
data-fades = { $unit ->
    [months] Goes by itself after { $number } months
   *[days] Goes by itself after { $number } days
 }
data-stays-member = As long as you are a member
data-stays-books = As long as we keep books; once erased the sums stay, without a name
data-stays-proof = As long as we may be asked for proof; without a name once erased
data-stays-figures = Stays as numbers in our statistics; without words or a name once erased
data-stays-team = Concerns the team’s work; goes when you are erased
data-stays-briefly = A few days at most
data-right-button = Something is wrong
data-right = <b>Something is wrong?</b>
    We know you as <b>{ $name }</b>. Choose what to change. If a purchase was not recorded correctly, please tell someone of our team.
data-name-button = Take my name from Telegram
data-name-taken = We took it as it is on Telegram now.
data-right-days = Birthday and name day
data-right-language = Language and messages
data-right-person = Talk to a person
data-lost-points = { $points ->
    [one] 1 point
   *[other] { $points } points
 }
data-lost-vouchers = { $count ->
    [one] 1 voucher you have not collected
   *[other] { $count } vouchers you have not collected
 }
data-lost-cases = { $count ->
    [one] 1 case that is still open: we will not be able to answer you
   *[other] { $count } cases that are still open: we will not be able to answer you
 }
data-lost-offers = { $count ->
    [one] 1 gift of ours that you have not taken
   *[other] { $count } gifts of ours that you have not taken
 }
data-lost = Lost with it, and we cannot give them back:
data-erase-button = Erase everything
data-erase =
    <b>Erase everything?</b>

    Your name, card, birthday and name day go, with all you wrote to us, your photos, and whatever shows that they were yours. The sums in the books stay, without showing whose they were.

    If you come again, we will welcome you as if for the first time.
data-erase-when = It is done in { $days } days; until then you can take it back with one tap.
data-erase-team = What concerns you as one of our team stays.
data-erase-telegram = <i>This chat stays in your own Telegram until you delete it. We delete your topics in our group on Telegram; what has already reached private chats of the team is kept by Telegram, and we cannot take it back.</i>
data-erase-at-once = Done now, it cannot be taken back.
data-erase-sure = Erase in { $days } days
data-erase-now = Do it now, without waiting
data-erase-now-sure = Yes, erase now
data-erase-no = No, leave it
data-erase-waits = Your data will be erased on { $day }, { $time }. Until then everything works as usual, and you can take it back whenever you like.
data-erase-begins = It has begun. In a few minutes we will hold nothing that says who you are, and we will not write to you again. Thank you for all you shared with us. If you ever want to come back, /start is all it takes.
data-erase-fails = ⚠️ <b>An erasure does not come to its end</b>
    Customer number { $customer } asked for their data to be erased, and I could not do it. I will try again every { $minutes } minutes; the erasures of others are carried out as usual. Please show this to whoever looks after the bot: the cause is in its log.
data-stay = Take it back, I am staying
data-stayed = { $stays ->
    [yes] We are glad. Nothing will be erased.
   *[no] It has already begun and cannot be taken back.
 }
data-table-customer = your details
data-table-preferences = birthday, name day and quiet hours
data-table-consent-record = each yes and no of yours
data-table-consent = your choices about our messages
data-table-erasure = that you asked to be erased
data-table-account = your points
data-table-entry = what happened to your points
data-table-lot = when your points expire
data-table-allocation = which points were used
data-table-purchase = your purchases
data-table-refund = your refunds
data-table-voucher = your vouchers
data-table-feedback = your ratings
data-table-feedback-part = words and photos in your feedback
data-table-survey = the surveys we sent you
data-table-offer = the offers we made you
data-table-win-back = whether we greeted you when you were away
data-table-announcement-left-out = whether you were left out of an announcement by lot
data-table-announcement-tap = what you tapped in our announcements
data-table-delivery = the messages we sent
data-table-held-back = why a message waited
data-table-audit-line = who looked at your details
data-table-change-line = what you did with your data
data-table-conversation = what you left unfinished
data-table-inbox = what you write, until it is answered
data-table-ticket = your cases
data-table-ticket-line = what was said in your cases
data-table-ticket-copy = which messages carried it
data-table-ticket-aside = what you wrote outside a case
data-table-ticket-early = what you wrote to us before joining, or without sending it to the team
data-table-ticket-doubt = answers of the team that have not been sent yet
data-table-resolution = whether your matter was solved
data-table-ticket-deadline = our deadlines towards you
data-table-deadline-step = when we were late
data-table-goodwill = gestures of goodwill
data-table-praise = your kind words
data-table-praise-for = to whom your kind words went
data-table-theme-mark = which theme your feedback belongs to
data-table-ticket-merge = which of your cases were joined
data-table-ticket-mute = who of the team does not follow your case
data-table-forum-topic = your case’s topic in our group
