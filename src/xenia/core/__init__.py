"""The ground every room stands on. It imports no room."""
