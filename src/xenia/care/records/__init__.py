"""A ticket's transcript: for its customer what they read and wrote, for the owner all of it."""
