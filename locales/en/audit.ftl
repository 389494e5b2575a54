# Who of the team looked at what.
audit-open = Who looked at what
audit-page = { $of ->
    [none] Nobody on the team has opened a customer's details yet.
    [one] <b>What { $name } looked at</b>, the newest first
   *[all] <b>Who looked at what</b>, the newest first
 }
audit-line = <i>{ $at }</i> { $name } ({ $role }): { $what ->
    [ticket] case { $detail }
    [customer] customer's page, card { $detail }
    [card] name and points, card { $detail }
    [record] transcript of case { $detail }
   *[everything] the whole conversation of case { $detail }
 }
audit-of = { $name } ({ $count })
audit-of-all = The whole team
