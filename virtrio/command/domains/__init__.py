"""Commands on domains: what they are, whether they run, and what they may use."""
