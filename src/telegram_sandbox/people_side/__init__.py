"""The people's side: what persons see and do, over HTTP."""
