"""What binds lines together: reactions, tickets that became one, and who wants to hear no more of one."""
