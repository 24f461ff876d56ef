"""The small process behind the reminders: no window, no vault, no words."""
