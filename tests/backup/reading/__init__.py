"""Reading of exports, by each reader."""
