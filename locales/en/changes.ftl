# Who changed what, before and after.
changes-open = Who changed what
changes-page = { $any ->
    [yes] <b>Who changed what</b>, the newest first
   *[no] Nothing has been changed yet.
 }
changes-line = <i>{ $at }</i> { $who ->
    [member] { $name }
    [customer] Customer number { $number }
   *[house] The system
 }: { $what ->
    [added] new
    [changed] changed
    [removed] removed
    [restored] paused, since the shop was restored from a backup
    [exported] took their data in a file
    [erasure-asked] asked for their data to be erased
    [erasure-taken-back] took the erasure back
    [erased] their data were erased
   *[other] { $what }
 }{ $table ->
    [reward] , reward { $row }
    [reward-terms] , terms of reward { $row }
    [gift] , gift for an occasion { $row }
    [opening] , opening hours { $row }
    [opening-exception] , day unlike others { $row }
    [opening-rule] , hours on holidays
    [team-member] , team member { $row }
    [invitation] , invitation { $row }
    [deadline-target] , deadline { $row }
    [canned-answer] , ready answer { $row }
    [staff-forum] , Telegram group { $row }
    [theme] , theme { $row }
    [theme-change] , change we told { $row }
    [announcement] , announcement { $row }
    [settings] , the rules of points
   *[customer] {""}
 }
changes-field = { $field ->
    [cost] points
    [voucher_days] days of a voucher
    [stock] stock
    [per_customer] per customer
    [name_el] Greek name
    [name_en] English name
    [about_el] Greek description
    [about_en] English description
    [words_el] Greek words
    [words_en] English words
    [points] points
    [valid_days] days it is good
    [on_day] day
    [day] day
    [weekday] day of the week
    [opens] opens
    [closes] closes
    [note_el] Greek note
    [note_en] English note
    [role] role
    [language] language
    [since] from
    [until] until
    [version] version
    [removed_at] left
    [retired_at] withdrawn
    [active_from] good from
    [active_until] good until
    [created_at] made
    [expires_at] expires
    [minutes] minutes
    [title] title
    [name] name
    [closed_on_holidays] closed on holidays
    [points_per_euro] points for a euro
    [points_months] months that points last
    [award_limit_cents] largest purchase
    [daily_awards] purchases a day
    [daily_award_cents] purchases a day, together
    [undo_minutes] minutes in which points can be taken back
    [state] it is
    [begins_at] begins
    [ends_at] ends
    [goodwill_staff] goodwill of staff
    [goodwill_lead] goodwill of shift leads
    [goodwill_admin] goodwill of admins
   *[other] { $field }
 }
changes-state = { $state ->
    [draft] a draft
    [waiting] waits for a yes
    [scheduled] approved
    [running] being sent
    [paused] paused
    [ended] done
    [cancelled] stopped
    [recalled] taken back
   *[other] { $state }
 }
changes-value = { $kind ->
    [changed] • { $field }: { $before } → { $after }
    [added] • { $field }: { $after }
   *[removed] • { $field }: { $before }
 }
