# Home, help, and whatever belongs to no room.
bot-menu = Menu
bot-back = ‹ Back
bot-home =
    Hello, <b>{ $name }</b>. What would you like?

    <i>{ $shop }</i>
bot-home-team =
    Hello, <b>{ $name }</b>.
    { $shop } · { $role }

    For points: scan the customer's card or write, for example, <code>4821 12.40</code>.
    For a voucher: scan it or write its code.
bot-section-door =
    { $page ->
        [shop] The shop
        [figures] Figures
       *[team] Our team
    }
bot-section =
    { $page ->
        [shop] <b>The shop</b>
            Rewards, hours, occasions, and what I answer for you.
        [figures] <b>Figures</b>
            How we are doing, and what is left for you to look at.
       *[team] <b>Our team</b>
            What helps us to look after customers well.
    }
bot-home-own = My own card
bot-home-own-join = Become a member myself
bot-help =
    In a few words, here you can:

    /points – see your points and where they came from
    /rewards – turn them into rewards
    /vouchers – find your vouchers
    /card – show your card at the counter
    /feedback – tell us what you think
    /person – be answered by a person of the shop
    /settings – choose your language and what we may send you
    /terms – read the terms

    Or simply write what you would like, in your own words.
bot-help-team =
    For the team:

    • <b>Points</b>: scan the customer's card with your camera and write the amount. Or write card number and amount at once: <code>4821 12.40</code>
    • <b>Voucher</b>: scan it or write its code: <code>K7QM-2XRD</code>
    • A mistake can be undone within ten minutes, with the button below the confirmation.

    For customers’ cases (/cases):

    • <b>Answer</b>: reply to the customer’s message (swipe it, or “Answer”), here or in the case’s topic in the group. What you write is read with your name.
    • <b>Note</b>: what begins with <code>//</code> is seen by the team alone. If something looks like a note, I ask you before it leaves.
    • <b>Claim, hand over, solve</b>: with the buttons below the case. To find it, write its code: <code>AHK493</code>
    • 🕊 on your message means that it is on its way to the customer, ✍ that it is written down.
bot-not-understood = I am not sure what you would like. Perhaps one of these?
bot-for-members = That is for members of the programme. One tap makes you one.
bot-button-expired = This button is no longer valid. The menu is below.
bot-link-unknown = This link is not valid. If you scanned it from a card or a voucher, try again or ask at the counter.
bot-apology = Sorry, something went wrong on our side, and nothing has changed. Please try again in a moment. If it keeps happening, tell us this code: { $reference }.
bot-help-command = What you can do here
bot-menu-command = The menu
bot-alert-failed = ⚠️ Something did not work in a customer’s message: <code>{ $error }</code>. Nothing was changed, and the customer knows. Reference: <code>{ $reference }</code>
bot-alert-database = ⚠️ The database does not answer at the moment. What customers write is kept, and will be answered when it is back.
bot-alert-database-back = ✅ The database works again. I am answering what was waiting.
bot-database-away = One moment, please: I cannot reach our books right now. I will answer as soon as I can; if that takes long, try again in a moment.
bot-slow-down = You are writing faster than I can read. I take everything, one by one and in order.
