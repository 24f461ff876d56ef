"""When a date comes again: pure functions over plain dates, in several calendars."""
