"""What a person should know about what came in, as counted sentences."""

from __future__ import annotations

from enum import Enum, auto

from companion.i18n import ngettext


class Notice(Enum):
    """Something that happened to a number of entries; none of it stops bringing in."""

    DATE_FROM_FILE = auto()
    FILES_LEFT = auto()
    HEADER_KEPT = auto()
    HEADER_LEFT = auto()
    KEYS_TWICE = auto()
    LITTLE_TRIED = auto()
    MARKS_KEPT = auto()
    MOOD_LEFT = auto()
    NAME_LEFT = auto()
    PICTURE_ELSEWHERE = auto()
    PLACE_LEFT = auto()
    TAGS_LEFT = auto()
    THROWN_AWAY = auto()
    TIME_UNREAD = auto()
    ZONE_UNKNOWN = auto()


def sentence(notice: Notice, count: int) -> str:
    """Return the sentence for a notice in the language in use."""
    return _form(notice, count).format(count=count)


def _form(notice: Notice, count: int) -> str:  # noqa: C901, PLR0911, PLR0912  # a sentence for each
    match notice:
        case Notice.DATE_FROM_FILE:
            return ngettext(
                "{count} file carries no date that could be read. It has the day of its last "
                "change.",
                "{count} files carry no date that could be read. They have the day of their last "
                "change.",
                count,
            )
        case Notice.FILES_LEFT:
            return ngettext(
                "{count} entry has more files than this app can take. The first 1,000 were taken.",
                "{count} entries have more files than this app can take. "
                "The first 1,000 of each were taken.",
                count,
            )
        case Notice.HEADER_KEPT:
            return ngettext(
                "The header of {count} file could not be read. It stays at the top of the text.",
                "The headers of {count} files could not be read. They stay at the top of the text.",
                count,
            )
        case Notice.HEADER_LEFT:
            return ngettext(
                "The header of {count} file holds more than a date, a title and tags. The rest "
                "is not brought in.",
                "The headers of {count} files hold more than a date, a title and tags. The rest "
                "is not brought in.",
                count,
            )
        case Notice.KEYS_TWICE:
            return ngettext(
                "{count} value stands twice in the file. The later one was taken.",
                "{count} values stand twice in the file. The later ones were taken.",
                count,
            )
        case Notice.LITTLE_TRIED:
            return ngettext(
                "Bringing in this kind of journal is new. Look through your page to see that all "
                "of it is there.",
                "Bringing in this kind of journal is new. Look through your pages to see that all "
                "of them are there.",
                count,
            )
        case Notice.MARKS_KEPT:
            return ngettext(
                "The look of {count} page could not be read. Its text stands as it was stored.",
                "The look of {count} pages could not be read. Their text stands as it was stored.",
                count,
            )
        case Notice.MOOD_LEFT:
            return ngettext(
                "{count} entry has a mood or a rating with it. These are not brought in.",
                "{count} entries have a mood or a rating with them. These are not brought in.",
                count,
            )
        case Notice.NAME_LEFT:
            return ngettext(
                "{count} entry has a tag or a notebook whose name has more than 1,000 characters. "
                "That name was left out.",
                "{count} entries have a tag or a notebook whose name has more than 1,000 "
                "characters. These names were left out.",
                count,
            )
        case Notice.PICTURE_ELSEWHERE:
            return ngettext(
                "{count} picture is kept in another place on the computer. Its path stays in the "
                "text.",
                "{count} pictures are kept in other places on the computer. Their paths stay in "
                "the text.",
                count,
            )
        case Notice.PLACE_LEFT:
            return ngettext(
                "{count} entry has a place or the weather with it. These are not brought in.",
                "{count} entries have a place or the weather with them. These are not brought in.",
                count,
            )
        case Notice.TAGS_LEFT:
            return ngettext(
                "{count} entry has more tags than this app can take. The first 1,000 were taken.",
                "{count} entries have more tags than this app can take. "
                "The first 1,000 of each were taken.",
                count,
            )
        case Notice.THROWN_AWAY:
            return ngettext(
                "{count} note was in the bin of the other app. It is not brought in.",
                "{count} notes were in the bin of the other app. They are not brought in.",
                count,
            )
        case Notice.TIME_UNREAD:
            return ngettext(
                "The time of day of {count} entry could not be read. Its day is kept.",
                "The time of day of {count} entries could not be read. Their days are kept.",
                count,
            )
        case Notice.ZONE_UNKNOWN:
            return ngettext(
                "The time zone of {count} entry is not known. Its time is given in UTC.",
                "The time zone of {count} entries is not known. Their times are given in UTC.",
                count,
            )
