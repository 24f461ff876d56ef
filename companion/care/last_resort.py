"""The exercise that is always there, whatever happens to the data files.

*Come back to now* is part of the program, in both languages. A test holds each
step to the data files.
"""

from __future__ import annotations

from typing import Final

from companion.care.model import Company, Evidence, Exercise, IfWorse, Step, StepKind

_SAY, _TIMED, _INPUT, _CHOICE = StepKind.SAY, StepKind.TIMED, StepKind.INPUT, StepKind.CHOICE

_KINDS = (
    (_SAY, 12), (_TIMED, 15), (_TIMED, 12), (_TIMED, 25),
    (_INPUT, 30), (_TIMED, 20), (_CHOICE, 15), (_SAY, 12),
)  # fmt: skip
"""What each step is, and its seconds."""

_TEXTS = {
    "en": (
        "You may feel far away. You are still here. We will go one small step at a time.",
        "Press your feet into the floor, or press your hands together. Let go.",
        "Wiggle your toes or fingers.",
        "Touch three things. Is each one rough, smooth, warm, or cool?",
        "Fill in, out loud or here: Today is... I am in... I am ... years old.",
        "Say one thing that is different now from then.",
        "How is it now?",
        "Take a sip of water, or move to a room with more light.",
    ),
    "es": (
        "Tal vez te sientes lejos. Sigues aquí. Vamos paso a paso, de a poquito.",
        "Presiona los pies contra el piso, o una mano contra la otra. Suelta.",
        "Mueve los dedos de los pies o de las manos.",
        "Toca tres cosas. ¿Cómo es cada una: áspera, lisa, tibia, fresca?",
        "Completa, en voz alta o aquí: Hoy es... Estoy en... Tengo ... años.",
        "Di una cosa de ahora que es distinta de aquel día.",
        "¿Cómo te sientes ahora?",
        "Toma un poco de agua, o ve a un cuarto con más luz.",
    ),
}
_OPTIONS = {
    "en": ("A bit more here", "About the same", "Further away"),
    "es": ("Un poco más aquí", "Más o menos igual", "Más lejos"),
}
_OTHERS = {
    "en": {
        "title": "Come back to now",
        "summary": "For when you feel far away, unreal, or frozen.",
        "posture": "Any. Eyes open.",
        "stop_line": "You stopped. That is a fine choice.",
        "end_line": "Done. Nothing to log unless you want to.",
        "placeholder": "Today is",
        "if_worse": "If you feel worse, try Come back to now, or press Get help now.",
    },
    "es": {
        "title": "Volver al ahora",
        "summary": "Para cuando todo se siente lejano o irreal, o el cuerpo no se mueve.",
        "posture": "Como quieras. Con los ojos abiertos.",
        "stop_line": "Paraste. Está bien parar.",
        "end_line": "Listo. No hace falta anotar nada, a menos que quieras.",
        "placeholder": "Hoy es",
        "if_worse": "Si te sientes peor, prueba Volver al ahora, o presiona Ayuda ahora.",
    },
}

COME_BACK: Final = "come-back-to-now"


def exercise(language: str) -> Exercise:
    """Return *Come back to now* in a language; in English where there is no other."""
    language = language if language in _TEXTS else "en"
    texts, options, others = _TEXTS[language], _OPTIONS[language], _OTHERS[language]
    steps = tuple(
        Step(
            kind,
            text,
            seconds,
            placeholder=others["placeholder"] if kind is _INPUT else "",
            options=options if kind is _CHOICE else (),
            help_after=frozenset(options[-1:]) if kind is _CHOICE else frozenset(),
        )
        for (kind, seconds), text in zip(_KINDS, texts, strict=True)
    )
    return Exercise(
        id=COME_BACK,
        title=others["title"],
        category="mind",
        steps=steps,
        minutes=2,
        family="grounding",
        company=Company.ALONE,
        summary=others["summary"],
        posture=others["posture"],
        helps_when=("numb", "keyed_up", "on_date"),
        avoid_if=("injury",),
        if_avoid_try="five-senses",
        night_ok=True,
        stop_line=others["stop_line"],
        end_line=others["end_line"],
        evidence=Evidence("guidance"),
        if_worse=IfWorse(others["if_worse"], COME_BACK, help=True),
    )
