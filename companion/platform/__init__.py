"""What differs from system to system: one folder for each seam, all of the same shape.

| Folder | What differs | A fake of it |
|---|---|---|
| `autostart` | starting a program when somebody signs in | `RegistryOnPaper` |
| `capture` | keeping a window out of pictures of the screen | `FakeProtection` |
| `key_store` | one small secret in the system's keyring | `Remembered` |
| `notifications` | notes on the screen, and what is answered to them | `NotesOnPaper` |
| `screen_lock` | hearing that the screen was locked or the computer sleeps | `FakeScreenLock` |

Each has its interface and `here`, which chooses by the name Python has for a system
(`sys.platform`), in its `__init__.py`, and a module for each system; what is not Windows or
macOS goes the way of Linux. The fakes are together in tests/platform/fakes.py. Nothing here
knows Qt: where only a window can listen, the window lends its ears (companion/ui/guard/ears.py).

Only Linux was tried on a real desktop. The modules for Windows and macOS are written from the
makers' documentation; what they decide is tested, their last step into the system is replaced
in the tests, and nothing of them was ever run on those systems
(docs/decisions/025-platform-seams.md).
"""
