"""Opens the files for word processors in LibreOffice and compares: order of the text, rows of a page, the way back, and our own pages.

Run as `python3 tools/check_docx.py [FOLDER] [--ours PROGRAM]`; FOLDER holds documents in their text form, by default the corpus of
the crate `gongwen`. PROGRAM lays one document out, called as `PROGRAM FILE.md OUT.pdf`; without it the example `pages` of the crate
`typeset` is built and used, with the fonts that CHENGQI_FONTS names. LibreOffice (`soffice`) and poppler (`pdftotext`, `pdfinfo`)
must be there; without them the script fails and says so, since a check that did not happen is no check that passed.

For every document: (1) written as DOCX and printed by LibreOffice to PDF, its text has the characters of the DOCX in the same
order; (2) a page that is full of text has 22 rows 29.6 points apart; (3) saved again by LibreOffice as DOCX and read, it is the
same document; (4) our own PDF of the document has the same words and its paragraphs in the same order. The number of pages of both
is printed, and how many agree: the file for word processors is an exchange format with the same grid, not the same picture, so
another number of pages is no fault.
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
PITCH, ROWS = 29.6, 22


def main():
    missing = [program for program in ("soffice", "pdftotext", "pdfinfo") if shutil.which(program) is None]
    if missing:
        print("not there: " + ", ".join(missing) + "; nothing was checked")
        return 1
    arguments, program = sys.argv[1:], None
    if "--ours" in arguments:
        at = arguments.index("--ours")
        program = arguments[at + 1]
        del arguments[at : at + 2]
    source = pathlib.Path(arguments[0]) if arguments else ROOT / "crates/gongwen/tests/corpus"
    with tempfile.TemporaryDirectory() as folder:
        return check(source.resolve(), pathlib.Path(folder), program or built())


def built():
    """The example that lays a document out."""
    subprocess.run(["cargo", "build", "-q", "-p", "typeset", "--example", "pages"], check=True, cwd=ROOT)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return str(target / "debug/examples/pages")


def check(source, folder, program):
    written, printed, saved = folder / "docx", folder / "pdf", folder / "saved"
    example("docx", source, written)
    files = sorted(written.glob("*.docx"))
    office(files, "pdf", printed)
    office(files, "docx:MS Word 2007 XML", saved)
    example("undocx", written, folder / "before")
    example("undocx", saved, folder / "after")
    wrong, full, same, laid = 0, 0, 0, 0
    for file in files:
        faults = []
        pdf = printed / (file.stem + ".pdf")
        pages = pages_of(pdf)
        # A framed head is drawn last and stands first: either order of reading will do.
        if not any(ordered(text_of(file), text_of_pdf(pdf, order)) for order in ("-raw", "-layout")):
            faults.append("text in another order")
        rows = [page for page in rows_of(pdf) if len(page) >= ROWS]
        full += len(rows)
        for page in rows:
            gaps = [later - before for before, later in zip(page, page[1:])]
            if len(page) != ROWS or any(abs(gap - PITCH) > 0.3 for gap in gaps):
                faults.append(f"a page of {len(page)} rows")
        before, after = folder / "before" / (file.stem + ".md"), folder / "after" / (file.stem + ".md")
        if before.read_text() != after.read_text():
            faults.append("another document after LibreOffice saved it")
        ours = folder / (file.stem + ".ours.pdf")
        made = subprocess.run([program, str(source / (file.stem + ".md")), str(ours)], capture_output=True, text=True)
        own = None
        if made.returncode:
            faults.append("not laid out by us: " + (made.stderr or made.stdout).strip()[-160:])
        else:
            own = pages_of(ours)
            laid += 1
            same += own == pages
            source_text = (source / (file.stem + ".md")).read_text()
            faults += compared(source_text, text_of_pdf(ours, "-raw"), text_of_pdf(pdf, "-raw"))
        wrong += bool(faults)
        print(f"{pages:4} pages, ours {own or '-':>3}{'' if own == pages else '  *'}  {file.stem}  {'; '.join(faults)}")
    print(f"{len(files)} documents, {full} full pages of text, {wrong} with differences; {same} of {laid} have as many pages as ours")
    return 1 if wrong or not files or not full else 0


def example(name, source, target):
    command = ["cargo", "run", "-q", "-p", "gongwen", "--example", name, "--", str(source), str(target)]
    subprocess.run(command, check=True, cwd=ROOT)


def office(files, kind, target):
    command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(target), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)


def run(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def pages_of(pdf):
    return int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", pdf)).group(1))


def compared(source, ours, theirs):
    """What is wrong between two prints of a document: every paragraph in both, in its order, and no word more in one than in the other."""
    for name, text in (("our PDF", ours), ("its file", theirs)):
        at = 0
        for paragraph in paragraphs(source):
            at = text.find(paragraph, at)
            if at < 0:
                return [f"{name} lacks “{paragraph[:12]}” in its place"]
            at += len(paragraph)
    more, fewer = Counter(theirs) - Counter(ours), Counter(ours) - Counter(theirs)
    # Where a table goes on on another page its head is repeated; the two may turn the page elsewhere.
    heads = set(letters("".join(re.findall(r"^(\|.*\|)\n\|[-|]*\|$", source, flags=re.MULTILINE))))
    strange = "".join(sorted((set(more) | set(fewer)) - heads))
    return [f"other words than our PDF: {strange}"] if strange else []


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
    # Page numbers stand between the texts of two pages.
    return letters(re.sub(r"^\s*— \d+ —\s*$", "", run("pdftotext", order, file, "-"), flags=re.MULTILINE))


def ordered(wanted, there):
    # Repeated heads of tables are in the printed text alone: what is wanted must be found in order, with little in between.
    at = 0
    for letter in wanted:
        at = there.find(letter, at) + 1
        if at == 0:
            return False
    return len(there) <= len(wanted) * 1.25 + 40


def rows_of(file):
    out = run("pdftotext", "-bbox-layout", file, "-")
    for page in out.split("<page ")[1:]:
        found = re.findall(r'<line xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', page)
        # Rows of 3号 text: boxes 20.8 points high; page numbers and tables are lower.
        yield sorted({round(float(top), 1) for top, bottom in found if 18.9 < float(bottom) - float(top) < 24})


if __name__ == "__main__":
    sys.exit(main())
