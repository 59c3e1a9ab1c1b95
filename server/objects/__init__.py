"""Objects that all drivers have: domains today; networks, pools and the like are lists of the same kind."""
