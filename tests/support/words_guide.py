"""The words guide as patterns: what the app does not say, in each language.

A violent figure of speech, an order, a judgement or a cheer can hurt here. The
proper names of programmes are left alone: they are not ours to change.
"""

from __future__ import annotations

import re

_NAMES = re.compile(
    r"Office for Victims of Crime|Crime Victims? Compensation|VictimConnect"
    r"|Victim Services(?: Professional)?|Victims Compensation|[Rr]esilien(?:ce|cy) [Cc]enters?"
    r"|Oficina para las Víctimas del Delito|defensor(?:a|es|as)? de víctimas"
    r"|[Cc]entros? de resiliencia"
)

_ENGLISH = (
    # labels and events
    r"victim\w*", r"anniversar\w*", r"shoot\w*", r"gunm[ae]n", r"massacre\w*", r"incidents?",
    r"trigger\w*", r"disorders?", r"patients?", r"symptoms?", r"(?:ab)?normal\w*",
    r"committed suicide", r"mentally ill", r"craz\w+", r"insane",
    # advice nobody asked for
    r"closure", r"get over", r"move on", r"time heals", r"stay strong", r"must", r"should",
    r"have to(?! say)", r"do(?:n't| not) forget", r"just", r"simpl[ey]", r"eas(?:y|ily|ier)",
    r"obvious\w*", r"of course",
    # cheering and counting
    r"congratulations?", r"well done", r"great job", r"streaks?", r"goals?", r"badges?",
    r"brave\w*", r"hero(?:es|ic)?", r"resilien\w+", r"missed", r"overdue", r"days in a row",
    # violent or blaming computer talk
    r"deadlines?", r"kill\w*", r"target\w*", r"execut\w+", r"abort\w*", r"fatal\w*", r"blast\w*",
    r"crosshair\w*", r"bullets?", r"invalid\w*", r"illegal\w*", r"wrong\w*", r"fail\w*",
    r"forbidden", r"expired", r"punish\w*",
)  # fmt: skip

_SPANISH = (
    # labels and events
    r"víctimas?", r"aniversarios?", r"tirador\w*", r"tiroteos?", r"masacres?", r"matanzas?",
    r"incidentes?", r"detonant\w+", r"gatillos?", r"trastornos?", r"pacientes?", r"síntomas?",
    r"(?:a)?normal\w*", r"se suicidó", r"enfermo mental", r"loc[oa]s?",
    # advice nobody asked for
    r"debes?", r"deber[íi]as?", r"tienes que", r"hay que", r"no olvides", r"recuerda que",
    r"solamente tienes", r"simplemente", r"sencill\w+", r"fácil\w*", r"obvi\w+",
    r"pasar (?:la )?página", r"superarlo", r"el tiempo cura", r"sé fuerte", r"por supuesto",
    # cheering and counting
    r"felicidades", r"felicitaciones", r"enhorabuena", r"bien hecho", r"rachas?", r"metas?",
    r"logros?", r"insignias?", r"valientes?", r"héroes?", r"heroínas?", r"resilien\w+",
    r"días seguidos", r"atrasad[oa]s?",
    # violent or blaming computer talk
    r"fecha límite", r"matar\w*", r"ejecut\w+", r"abort\w+", r"fatal\w*", r"inválid\w+",
    r"incorrect\w+", r"equivocad\w+", r"fall(?:a|as|o|os|ó|ido|ar)", r"prohibid\w+",
    r"venció", r"caducad\w+", r"blanco de", r"culpas?",
    # who is spoken to, and how: tú, Latin American, for everyone
    r"usted(?:es)?", r"vosotr\w+", r"vos", r"ordenador\w*", r"contraseñas?",
    r"(?<!la )bienvenid[oa]s?", r"asistir\w*", r"actualmente", r"eventual\w*",
)  # fmt: skip

_FORBIDDEN = {"en": _ENGLISH, "es": _SPANISH}

_BARE_ANSWERS = frozenset({"ok", "okay", "yes", "no", "sí", "aceptar"})
"""A button names what it does."""

_GENDER_MARKS = re.compile(r"\w(?:/(?:a|o|e|as|os|es)\b|@(?!\w+\.)|\((?:a|as|o|os)\))|[a-z]xs\b")


def breaches(text: str, language: str) -> list[str]:
    """Return what in a text the guide asks to say in another way."""
    own = _NAMES.sub("", text)
    pattern = re.compile(rf"\b(?:{'|'.join(_FORBIDDEN[language])})\b", re.IGNORECASE)
    found = pattern.findall(own)
    found += [mark for mark in "!¡" if mark in own]
    if own.strip(" .").casefold() in _BARE_ANSWERS:
        found.append(own)
    if language == "es":
        found += _GENDER_MARKS.findall(own)
    return found
