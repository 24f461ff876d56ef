"""From the dates in the vault to the schedule outside of it, and back to the date."""
