# The purposes of messages, with the sentence that asks for consent.
privacy-purpose-announcements = News of the shop and announcements, once a week at most.
privacy-purpose-checkins = One short question after a visit: was everything all right?
privacy-purpose-expiry = A reminder before points or vouchers of yours expire.
privacy-toggle-announcements = { $given ->
    [yes] ● News: yes
   *[no] ○ News: no
 }
privacy-toggle-checkins = { $given ->
    [yes] ● “All well?”: yes
   *[no] ○ “All well?”: no
 }
privacy-toggle-expiry = { $given ->
    [yes] ● Expiry reminders: yes
   *[no] ○ Expiry reminders: no
 }
privacy-decided = { $given ->
    [yes] Noted: yes.
   *[no] Noted: no. We will not send you such messages again.
 }
privacy-text-changed = The text has changed since you saw it. Please read it again and choose.
