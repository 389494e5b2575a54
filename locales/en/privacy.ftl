# The purposes of messages, with the sentence that asks for consent.
privacy-purpose-announcements = News of the shop and invitations, such as the day on which we celebrate our customers.
privacy-purpose-birthday = Good wishes on your birthday and, when we have one ready, a gift. We ask only for day and month.
privacy-purpose-nameday = Good wishes on your name day and, when we have one ready, a gift.
privacy-purpose-checkins = One short question, once a month at most, and one reminder if you had no time: was everything all right?
privacy-purpose-winback = A hello, if a long time goes by without seeing you.
privacy-purpose-expiry = A reminder before points or vouchers of yours expire.
privacy-purpose-offers = Offers for you, such as on the anniversary of your joining.
privacy-toggle-announcements = { $given ->
    [yes] ● News: yes
   *[no] ○ News: no
 }
privacy-toggle-birthday = { $given ->
    [yes] ● Birthday: yes
   *[no] ○ Birthday: no
 }
privacy-toggle-nameday = { $given ->
    [yes] ● Name day: yes
   *[no] ○ Name day: no
 }
privacy-toggle-checkins = { $given ->
    [yes] ● “All well?”: yes
   *[no] ○ “All well?”: no
 }
privacy-toggle-winback = { $given ->
    [yes] ● Hello: yes
   *[no] ○ Hello: no
 }
privacy-toggle-expiry = { $given ->
    [yes] ● Reminders: yes
   *[no] ○ Reminders: no
 }
privacy-toggle-offers = { $given ->
    [yes] ● Offers: yes
   *[no] ○ Offers: no
 }
privacy-decided = { $given ->
    [yes] Noted: yes.
   *[no] Noted: no. We will not send you such messages again.
 }
privacy-text-changed = The text has changed since you saw it. Please read it again and choose.
