"""What customers speak about: tickets and ratings marked with themes, and what was changed because of one."""
