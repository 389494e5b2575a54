# The shop's team.
team-role = { $role ->
    [owner] owner
    [admin] admin
    [lead] shift lead
   *[staff] staff
 }
team-welcome =
    Welcome to the team, <b>{ $name }</b>.
    { $shop } · { $role }
team-title = <b>The team</b>
team-line = • { $name } – { $role }, since { $since }
team-doorway = Members and roles
team-command = The shop's team
team-poster-doorway = Poster with QR
team-invite = { $role ->
    [admin] Invite an admin
    [lead] Invite a shift lead
   *[staff] Invite staff
 }
team-invitation =
    Send this link to your colleague (role: { $role }). It is good for one person, once, for seven days:

    { $link }
team-copy-link = Copy the link
team-remove = Remove: { $name }
team-remove-sure = Take <b>{ $name }</b> off the team? They can no longer give points. What they did stays in the books under their name.
team-remove-yes = Remove: { $name }
team-remove-no = No, they stay
team-removed = Taken off the team: { $name }.
team-refusal-invitation = This invitation has been used or has run out. Please ask for a new one.
team-refusal-already = You have that role already. The invitation stays unused, so that you can give it to somebody else.
team-refusal-last-owner = The shop needs one owner.
