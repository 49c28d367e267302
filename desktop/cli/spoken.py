"""The option that says in which language a document is written."""

from typing import Annotated

import typer

from exports.language import LANGUAGES


def _known(code: str) -> str:
    if code and code not in LANGUAGES:
        raise typer.BadParameter(", ".join(LANGUAGES), param_hint="--language")
    return code


_HELP = "Of the document: " + ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items()) + "."

Language = Annotated[str, typer.Option("--language", help=_HELP, callback=_known, show_default=False)]
