"""What a built copy runs first: the same as `companion` and `python -m companion`."""

from companion.__main__ import main

main()
