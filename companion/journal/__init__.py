"""The journal: pages, drafts, search, and bringing in other journals."""
