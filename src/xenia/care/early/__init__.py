"""What somebody wrote before they joined: kept for them, so that they never have to write it again."""
