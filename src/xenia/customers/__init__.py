"""Those who have joined: joining, language, the member card."""
