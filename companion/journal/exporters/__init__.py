"""Taking pages out: our own format, Markdown, HTML, and a locked archive."""
