"""What pictures carry beside what they show, and pictures without it (decisions/024)."""
