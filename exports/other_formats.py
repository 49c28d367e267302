"""A finished paper as the bytes of a file: PDF as it is, Markdown or Word for those who paste it elsewhere."""

from typing import TYPE_CHECKING

from exports.blocks import blocks_of

if TYPE_CHECKING:
    from exports.pdf.paper import Paper


def content_as(paper: "Paper", ending: str) -> bytes:
    """The paper in the format of a file's ending; any other ending means PDF."""
    match ending.lower():
        case ".md":
            from exports.markdown import markdown

            return markdown(blocks_of(paper.root)).encode()
        case ".docx":
            from exports.docx_file import docx_bytes

            return docx_bytes(blocks_of(paper.root), paper.about)
        case _:
            return paper.content
