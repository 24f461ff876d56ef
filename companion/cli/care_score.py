"""companion care score: what a set of answers to a measure comes to."""

from __future__ import annotations

import json
import sys
from typing import Final

import click

from companion.cli.care_print import offer_help, print_form, result_document
from companion.cli.common import json_option, print_json, say
from companion.errors import UsageError
from companion.i18n import _, language

_MOST_INPUT: Final = 64 * 1024
_MEASURES = ("pc-ptsd-5", "pcl-5", "phq-9", "gad-7")


@click.command(help=_("Score the answers to a measure, read as JSON from standard input."))
@click.argument("measure", type=click.Choice(_MEASURES))
@click.option("--form", "as_form", is_flag=True, help=_("Print the form and its licence."))
@click.option(
    "--lower-cut", is_flag=True, help=_("Hear sooner, where two cuts are in use (pc-ptsd-5).")
)
@json_option
def score(measure: str, as_form: bool, lower_cut: bool, as_json: bool) -> None:
    """Score answers like {"1": 2, "2": null}, or a list of them; "0" is the opening question."""
    from companion.care import forms
    from companion.care.measures import scored
    from companion.care.sentences import of_result

    if as_form:
        for form in forms.load(language()):
            if form.id == measure:
                print_form(form)
        return
    result = scored(measure, _answers(), lower_cut=lower_cut)
    if as_json:
        print_json(result_document(result))
        return
    for sentence in of_result(result):
        say(sentence)
    if result.advice:
        offer_help()


def _answers() -> dict[int, int | None]:
    """Return the answers on standard input; raise UsageError when they cannot be read."""
    try:
        found = json.loads(sys.stdin.buffer.read(_MOST_INPUT))
        if isinstance(found, list):
            found = {str(number): answer for number, answer in enumerate(found, start=1)}
        answers = {int(item): answer for item, answer in found.items()}
    except (ValueError, AttributeError, RecursionError):
        answers = None
    if answers is None or any(
        answer is not None and (isinstance(answer, bool) or not isinstance(answer, int))
        for answer in answers.values()
    ):
        raise UsageError(
            _("The answers could not be read. Write them like this: {example}").format(
                example='{"1": 0, "2": 3}'
            )
        )
    return answers
