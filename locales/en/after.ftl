# After solving: was it really solved?
after-question =
    { $name }, on { $day } we told you that your case <b>{ $reference }</b> was solved. Was it really?

    If not, we open it again, and it comes first.
after-not-solved = No, it was not
