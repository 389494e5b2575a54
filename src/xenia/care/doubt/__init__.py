"""What somebody of the team wrote and may not have meant for the customer: kept back until that is known."""
