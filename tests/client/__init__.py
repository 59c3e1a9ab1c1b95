"""Both clients: one test body for either (`kinds`), against our server or one that a test plays (`servers`)."""
