"""`chapterhouse verify` and `sign`: whether a paper is what it seems, and a signature under it."""

import sys
from dataclasses import asdict
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.answers import Json, answer
from desktop.cli.opened import chapter_at

if TYPE_CHECKING:
    from exports.verifying import Findings


def add_to(app: typer.Typer) -> None:
    """Hang the command."""
    app.command("verify")(verify)
    app.command("sign")(sign)


def verify(
    paper: Annotated[Path, typer.Argument(metavar="FILE.pdf")],
    *,
    chapter: Annotated[Path | None, typer.Option("--in", help="Compare with this chapter’s own record.")] = None,
    trust: Annotated[
        list[Path] | None, typer.Option("--trust", help="A certificate to believe electronic signatures by.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Check the minutes in a PDF: its bytes, its data, its words. Exit 1 when anything does not agree."""
    from exports.verifying import examine
    from ui.verify.words import sentence

    findings = examine(_content(paper), [_content(each) for each in trust or ()])
    if chapter:
        from exports.verifying_chapter import against

        with chapter_at(chapter) as store, store.read() as reader:
            findings = against(findings, reader)
    answer(_facts(findings), _table(findings), as_json=as_json)
    if doubt := findings.first_doubt:
        print(_("{file}: {sentence}").format(file=paper.name, sentence=sentence(doubt)), file=sys.stderr)
        raise typer.Exit(1)


def sign(
    paper: Annotated[Path, typer.Argument(metavar="FILE.pdf")],
    *,
    key: Annotated[Path, typer.Option("--with", metavar="KEY.p12", help="The key and certificate to sign with.")],
    name: Annotated[str, typer.Option("--name", help="Who signs, as it stands in the file.")] = "",
    password_file: Annotated[
        Path | None, typer.Option("--password-file", help="Read the key’s password there.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Sign a paper electronically (PAdES); it stays as it was, with the signature appended."""
    from exports.paper_signature import signed
    from exports.safe_file import write_bytes

    content, secret = _content(paper), _content(key)
    write_bytes(paper, signed(content, secret, _password(password_file), name))
    answer({"file": paper}, _("{file} is signed").format(file=paper), as_json=as_json)


def _password(file: Path | None) -> str:
    if file is None:
        return typer.prompt(_("Password of the key"), hide_input=True, default="", show_default=False, err=True)
    lines = _content(file).decode("utf-8", "replace").splitlines()
    return lines[0] if lines else ""


def _content(paper: Path) -> bytes:
    from exports.bounded import read_bounded
    from exports.verifying_file import MAX_FILE

    return read_bounded(paper, MAX_FILE)


def _facts(findings: "Findings") -> dict[str, object]:
    issue = findings.issue
    about = issue.model_dump(mode="json", include={"meeting", "version", "fingerprint", "chapter"}) if issue else {}
    return {"agrees": findings.agrees, **about, "checks": [asdict(check) for check in findings.checks]}


def _table(findings: "Findings") -> str:
    """One check a line: what, what came of it, in words."""
    from ui.verify.words import sentence, verdict_words, what_words

    rows = [(what_words(each.what), verdict_words(each.verdict), sentence(each)) for each in findings.checks]
    wide = [max(len(row[place]) for row in rows) for place in (0, 1)]
    return "\n".join(f"{what:<{wide[0]}}  {verdict:<{wide[1]}}  {said}" for what, verdict, said in rows)
