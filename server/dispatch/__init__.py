"""From a call to its reply: the tables of entries, what guards them, and what makes replies."""
