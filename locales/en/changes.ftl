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
    [settings] , the rules of points
   *[customer] {""}
 }
changes-value = { $kind ->
    [changed] • { $field }: { $before } → { $after }
    [added] • { $field }: { $after }
   *[removed] • { $field }: { $before }
 }
