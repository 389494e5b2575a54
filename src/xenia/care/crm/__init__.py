"""A customer's page for the team: what each role may see of them, and nothing more."""
