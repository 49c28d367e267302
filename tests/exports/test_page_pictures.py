"""Pictures of a PDF's pages: as they are drawn whole and in parts, from several threads, and from what is no PDF."""

from threading import Thread

import pypdfium2
import pytest

from exports.page_pictures import NotDrawn, PagePictures, Picture
from exports.pdf.meeting_paper import Printing
from exports.pdf.plain_paper import Titled, plain_paper
from models.progress import Stopped


@pytest.fixture
def content() -> bytes:
    """A paper of ours, of one page."""
    made = plain_paper(Titled("Severnside", "Leaflet"), lambda story: story.paragraph("Words"), Printing())
    return made.content


def test_a_page_is_drawn_as_pdfium_draws_it(content: bytes) -> None:
    own = PagePictures(content)

    picture = own.picture(0, 595)
    same = own.band(0, (596, 842), 0, 842)

    document = pypdfium2.PdfDocument(content)
    theirs = document[0].render(force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
    drawn = bytes(theirs.buffer)
    document.close()
    assert [round(side) for side in own.sizes[0]] == [595, 842]
    assert (picture.width, picture.height) == (595, 841)  # of 595.3 × 841.9 points
    assert grey(same) == drawn[1::4]


def grey(picture: Picture) -> bytes:
    """The green of each pixel."""
    return bytes(picture.pixels[1::4])


def test_bands_make_up_the_whole_page(content: bytes) -> None:
    own = PagePictures(content)
    whole = own.picture(0, 300)

    bands = [own.band(0, (300, whole.height), top, 50) for top in range(0, whole.height, 50)]

    assert b"".join(bytes(each.pixels) for each in bands)[: len(whole.pixels)] == bytes(whole.pixels)
    assert min(grey(whole)) < 100


def test_several_threads_draw_from_several_papers(content: bytes) -> None:
    papers, drawn = [PagePictures(content) for _number in range(4)], list[Picture]()
    threads = [Thread(target=lambda own=own: drawn.append(own.picture(0, 200))) for own in papers for _ in range(3)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(drawn) == 12
    assert len({bytes(each.pixels) for each in drawn}) == 1


def test_a_closed_paper_is_drawn_no_more(content: bytes) -> None:
    own = PagePictures(content)
    own.close()
    own.close()

    with pytest.raises(Stopped):
        own.picture(0, 200)


def test_what_is_no_paper_is_our_fault() -> None:
    with pytest.raises(NotDrawn):
        PagePictures(b"no PDF")
