"""The planner: dates that matter, and a plan for the hard ones."""
