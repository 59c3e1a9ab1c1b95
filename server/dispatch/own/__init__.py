"""The procedures that a server answers by itself, whatever the driver."""
