"""Compares the three files of a document: our PDF, our OFD, and our DOCX as LibreOffice prints it: the same pages, the same words in order.

Run as `python3 tools/check_docx.py [FOLDER]`; FOLDER holds documents in their text form, by default the corpus of the crate `gongwen`.
The example `outputs` of the crate `typeset` makes the files, as the program hands them out, with the fonts that CHENGQI_FONTS names (by
default those of `target/fonts`). LibreOffice (`soffice`) runs under a profile of its own in a temporary folder. It and poppler
(`pdftotext`, `pdfinfo`) must be there; without them the script fails and says so, since a check that did not happen is no check that
passed.

For every document: (1) PDF, OFD and printed DOCX have as many pages; (2) each of them has every paragraph in its order and the words of the
others; (3) the printed DOCX has the characters of the DOCX in their order; (4) a page of it that is full of text has the rows that our own
pages have, as far apart; (5) saved again by LibreOffice as DOCX and read, it is the same document. Where rows break, every word processor
decides for itself, so a page may begin some words sooner or later: how many pages hold the very same words is counted and is no fault.
"""

import html
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parent.parent
ORDERS = ("-raw", "-layout")


def main():
    missing = [program for program in ("soffice", "pdftotext", "pdfinfo") if shutil.which(program) is None]
    if missing:
        print("not there: " + ", ".join(missing) + "; nothing was checked")
        return 1
    source = pathlib.Path(sys.argv[1]) if 1 < len(sys.argv) else ROOT / "crates/gongwen/tests/corpus"
    with tempfile.TemporaryDirectory() as folder:
        return check(source.resolve(), pathlib.Path(folder))


def check(source, folder):
    made, printed, saved = folder / "made", folder / "printed", folder / "saved"
    example("typeset", "outputs", source, made)
    files = sorted(made.glob("*.docx"))
    office(folder, files, "pdf", printed)
    office(folder, files, "docx:MS Word 2007 XML", saved)
    example("gongwen", "undocx", made, folder / "before")
    example("gongwen", "undocx", saved, folder / "after")
    wrong, full, same, alike, pages = 0, 0, 0, 0, 0
    for file in files:
        ours, ofd, theirs = made / (file.stem + ".pdf"), made / (file.stem + ".ofd"), printed / (file.stem + ".pdf")
        words = (source / (file.stem + ".md")).read_text()
        faults = []
        counts = (pages_of(ours), len(pages_of_ofd(ofd)), pages_of(theirs))
        if len(set(counts)) == 1:
            same += 1
        else:
            faults.append("PDF, OFD and DOCX have {}, {} and {} pages".format(*counts))
        # A framed head is drawn last and stands first: either order of reading will do.
        found = [compared(words, text_of_pdf(ours, "-raw"), text_of_pdf(theirs, order), "its DOCX") for order in ORDERS]
        faults += [] if [] in found else found[0]
        faults += compared(words, text_of_pdf(ours, "-raw"), "".join(pages_of_ofd(ofd)), "its OFD")
        if not any(ordered(text_of(file), text_of_pdf(theirs, order)) for order in ORDERS):
            faults.append("DOCX printed in another order")
        height, rows = grid_of(file)
        for page in rows_of(theirs):
            if len(page) < rows:
                continue
            full += 1
            gaps = [later - before for before, later in zip(page, page[1:])]
            if len(page) != rows or any(abs(gap - height) > 0.3 for gap in gaps):
                faults.append(f"a page of {len(page)} rows")
        before, after = folder / "before" / (file.stem + ".md"), folder / "after" / (file.stem + ".md")
        if before.read_text() != after.read_text():
            faults.append("another document after LibreOffice saved it")
        there = [Counter(page) for page in by_page(ours)]
        alike += sum(one == other for one, other in zip(there, (Counter(page) for page in by_page(theirs))))
        pages += counts[0]
        wrong += bool(faults)
        print(f"{counts[0]:4} pages  {file.stem}  {'; '.join(faults)}")
    print(f"{len(files)} documents, {wrong} with faults; {same} with as many pages in PDF, OFD and DOCX; "
          f"{alike} of {pages} pages with the very same words; {full} pages full of text")
    return 1 if wrong or not files or not full else 0


def example(crate, name, source, target):
    command = ["cargo", "run", "-q", "-p", crate, "--example", name, "--", str(source), str(target)]
    subprocess.run(command, check=True, cwd=ROOT)


def office(folder, files, kind, target):
    profile = "-env:UserInstallation=" + (folder / "profile").as_uri()
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(target), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)


def run(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def pages_of(pdf):
    return int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", pdf)).group(1))


def compared(source, ours, other, name):
    """What is wrong between two files of a document: every paragraph in both, in its order, and no word more in one than in the other."""
    for called, text in (("our PDF", ours), (name, other)):
        at = 0
        for paragraph in paragraphs(source):
            at = text.find(paragraph, at)
            if at < 0:
                return [f"{called} lacks “{paragraph[:12]}” in its place"]
            at += len(paragraph)
    more, fewer = Counter(other) - Counter(ours), Counter(ours) - Counter(other)
    # Where a table goes on on another page its head is repeated; the two may turn the page elsewhere.
    heads = set(letters("".join(re.findall(r"^(\|.*\|)\n\|[-|]*\|$", source, flags=re.MULTILINE))))
    strange = "".join(sorted((set(more) | set(fewer)) - heads))
    return [f"other words in {name} than in our PDF: {strange}"] if strange else []


def paragraphs(source):
    body = source.split("\n---\n", 1)[1]
    for line in body.splitlines():
        if line.startswith(("|", "@", ">", "# ")):
            continue
        words = letters(re.sub(r"^(#+ |\\)", "", line))
        if len(words) > 8:
            yield words


def letters(text):
    return "".join(re.findall(r"\w", text))


def text_of(file):
    xml = zipfile.ZipFile(file).read("word/document.xml").decode()
    return letters(html.unescape("".join(re.findall(r"<w:t[ >][^<]*", xml)).replace('<w:t xml:space="preserve">', "")))


def text_of_pdf(file, order):
    return "".join(pages_in(run("pdftotext", order, file, "-")))


def by_page(file):
    return pages_in(run("pdftotext", "-layout", file, "-"))


def pages_in(text):
    """The letters of each page without its number."""
    return [letters(re.sub(r"^\s*—\s*\d+\s*—\s*$", "", page, flags=re.MULTILINE)) for page in text.split("\f")[:-1]]


def pages_of_ofd(file):
    """The letters of each page without its number, which is drawn first."""
    package = zipfile.ZipFile(file)
    order = re.findall(r'BaseLoc="(Pages/[^"]*)"', package.read("Doc_0/Document.xml").decode())
    texts = ("".join(re.findall(r"<ofd:TextCode[^>]*>([^<]*)", package.read("Doc_0/" + page).decode())) for page in order)
    return [letters(re.sub(r"^—\s*\d+\s*—", "", html.unescape(text))) for text in texts]


def ordered(wanted, there):
    # Repeated heads of tables are in the printed text alone: what is wanted must be found in order, with little in between.
    at = 0
    for letter in wanted:
        at = there.find(letter, at) + 1
        if at == 0:
            return False
    return len(there) <= len(wanted) * 1.25 + 40


def grid_of(file):
    """From row to row in points, and the rows of a page, as the first section says."""
    xml = zipfile.ZipFile(file).read("word/document.xml").decode()
    section = re.search(r"<w:sectPr>.*?</w:sectPr>", xml).group(0)
    number = lambda name: int(re.search(rf'w:{name}="(\d+)"', section).group(1))
    pitch = number("linePitch")
    return pitch / 20, (number("h") - number("top") - number("bottom")) // pitch


def rows_of(file):
    out = run("pdftotext", "-bbox-layout", file, "-")
    for page in out.split("<page ")[1:]:
        found = re.findall(r'<line xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', page)
        # Rows of 3号 text: boxes 20.8 points high; page numbers and tables are lower.
        yield sorted({round(float(top), 1) for top, bottom in found if 18.9 < float(bottom) - float(top) < 24})


if __name__ == "__main__":
    sys.exit(main())
