# After solving: was it really solved?
after-question =
    { $name }, on { $day } we told you that your case <b>{ $reference }</b> was solved. Was it really?

    If not, it is opened again and goes to the front.
after-not-solved = No, it was not
