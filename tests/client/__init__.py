"""Both clients: one test body for either (`kinds`), and `servers` for them."""
