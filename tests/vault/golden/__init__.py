"""A small vault of every schema there was, kept as a file: each has to open for ever.

`python -m tests.vault.golden 7` makes the one of schema 7. It is made once, with
the app that has that schema, and committed: a vault that is made anew by later
code would prove nothing.
"""
