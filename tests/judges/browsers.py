#!/usr/bin/env python3
"""browsers.py [--pictures DIR] [--failures FILE] [--only BROWSER] CHECKLIST…   Fills in checklists (name.LANGUAGE.checklist.pdf) as a patient
does, in Firefox (pdf.js) and Chromium (PDFium): ticks two boxes, types into every field for words, prints, saves, opens what was saved and
prints that. Other readers then say whether what was typed is in the saved file, and whether every letter stands in its field on the print,
seen, in its order, and struck through by no rule. Pictures of the screen, what was saved and what was printed are left in DIR.
Prints "CHECKLIST browsers pass" or FAIL for each; why, in FILE or behind. Exit 1 on a fault; ends after LIMIT seconds, come what may."""
import argparse, contextlib, pathlib, shutil, signal, subprocess, sys, tempfile
import pikepdf
import printed
from drivechromium import Chromium
from drivefirefox import Firefox
from typedwords import Checklist, squeezed

LIMIT = 240  # seconds, for all
# How a browser prints letters that are read from the right, (side, forms). What falls short is the browser's doing, and README ("Form
# fields") says so; a browser that does otherwise makes the README untrue and fails here.
EXPECTED = {
    "firefox": printed.Writing(printed.RIGHT, printed.RUNS, "joined"),
    "chromium": printed.Writing(printed.RIGHT, printed.RIGHT, "unjoined"),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--failures", type=pathlib.Path)
    parser.add_argument("--only")
    options = parser.parse_args()
    for sign in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, stop)
    signal.alarm(LIMIT)
    with tempfile.TemporaryDirectory() as scratch:
        pictures = options.pictures or pathlib.Path(scratch)
        pictures.mkdir(parents=True, exist_ok=True)
        seats = [Seat(kind, pictures) for kind in (Firefox, Chromium) if options.only in (None, kind.name)]
        faults = {}
        try:
            for file in options.files:
                faults[file] = list(judge(file, seats, pictures))
        except Stopped as stopped:
            faults = {file: faults.get(file, [str(stopped)]) for file in options.files}
        finally:
            for seat in seats:
                seat.close()
    with open(options.failures, "a") if options.failures else contextlib.nullcontext(sys.stdout) as told:
        for file, found in faults.items():
            for fault in found:
                print(f"== {file.name}: browsers: {fault}", file=told)
    for file, found in faults.items():
        print(file.name, "browsers", "FAIL" if found else "pass")
    return any(faults.values())


def stop(sign, _):
    raise Stopped(f"stopped ({signal.Signals(sign).name}; the limit is {LIMIT} s)")


class Stopped(Exception):
    pass


class Seat:
    """A browser, started when it is needed, and again where it failed."""

    def __init__(self, kind, pictures):
        self.kind, self.pictures, self.browser = kind, pictures, None

    def attempt(self, work, file, *rest):
        """The faults that WORK finds; where the browser fails, that is one."""
        try:
            self.browser = self.browser or self.kind()
            yield from (f"{self.kind.name}: {fault}" for fault in work(self.browser, file, *rest))
        except (OSError, EOFError, RuntimeError, ValueError, KeyError, TypeError, pikepdf.PdfError, subprocess.SubprocessError) as error:
            yield f"{self.kind.name}: {type(error).__name__}: {error}"
            if self.browser:
                shutil.copy(self.browser.home / "log", self.pictures / f"{file.stem}.{self.kind.name}.log")
            self.close()

    def close(self):
        if self.browser:
            self.browser.close()
        self.browser = None


def judge(file, seats, pictures):
    for seat in seats:
        yield from seat.attempt(fill_in, file, pictures)
    for seat in seats:
        for other in seats:
            if other is not seat:
                yield from seat.attempt(open_of_other, file, pictures, other.kind.name)


def left(pictures, file, browser, what):
    """Where something is left of one browser's doing."""
    return pictures / f"{file.stem}.{browser}.{what}"


def fill_in(browser, file, pictures):
    checklist, writing = Checklist(file, file.name.split(".")[1]), EXPECTED[browser.name]
    place = lambda what: left(pictures, file, browser.name, what)
    if not checklist.entries or not checklist.boxes:
        yield "there is nothing to fill in"
        return
    browser.open(checklist, file)
    browser.fill(checklist)
    browser.picture(place("typed.png"))
    yield from on_screen(browser, checklist, "typed")
    browser.print(place("printed.pdf"))
    browser.save(place("saved.pdf"))
    yield from in_file(place("saved.pdf"), checklist)
    browser.open(checklist, place("saved.pdf"))
    browser.picture(place("opened.png"))
    yield from on_screen(browser, checklist, "opened again")
    browser.print(place("opened.printed.pdf"))
    prints = ["printed.pdf", "opened.printed.pdf"]
    if leaves_looks_to_others(place("saved.pdf")):
        if not (browser.name == "firefox" and printed.LEFTWARDS.search(checklist.entries[0].text)):
            yield "saved.pdf: has no looks of what was typed"
    else:
        prints.append("saved.pdf")
    for what in prints:
        for fault in printed.faults(place(what), checklist, writing):
            yield f"{what}: {fault}"


def open_of_other(browser, file, pictures, other):
    """Opens and prints what the other browser has saved."""
    saved, place = left(pictures, file, other, "saved.pdf"), lambda what: left(pictures, file, browser.name, what)
    if not saved.exists():
        return
    checklist = Checklist(file, file.name.split(".")[1])
    browser.open(checklist, saved)
    browser.picture(place(f"of-{other}.png"))
    yield from held_on_screen(browser, checklist, f"saved by {other}")
    print_ = place(f"of-{other}.printed.pdf")
    browser.print(print_)
    if browser.name == "firefox" and printed.LEFTWARDS.search(checklist.entries[0].text):
        # It prints what PDFium drew, and its own print does not say which letters these are.
        found = printed.look_alike(print_, left(pictures, file, other, "opened.printed.pdf"), checklist)
    else:
        found = printed.faults(print_, checklist, EXPECTED["chromium"])
    yield from (f"saved by {other}: {fault}" for fault in found)


def leaves_looks_to_others(path):
    """Firefox saves no looks of letters that it does not find in the form's font, and has whoever opens the file draw them."""
    with pikepdf.open(path) as pdf:
        entries = [widget for widget in pdf.pages[0].Annots if widget.get("/FT") == "/Tx"]
        return bool(pdf.Root.AcroForm.get("/NeedAppearances", False)) and all("/AP" not in entry for entry in entries)


def wanted(checklist):
    """What each field should hold."""
    ticked = dict(checklist.ticked)
    return {**{entry.name: entry.text for entry in checklist.entries}, **{name: name in ticked for name, _ in checklist.boxes}}


def on_screen(browser, checklist, when):
    yield from held_on_screen(browser, checklist, when)
    for name in browser.scrolled():
        yield f"{when}: {name} does not show all it holds"


def held_on_screen(browser, checklist, when):
    held = browser.values()
    for name, value in wanted(checklist).items() if held is not None else ():
        if shown(held.get(name)) != shown(value):
            yield f"{when}: {name} holds {held.get(name)!r}, not {value!r}"


def shown(value):
    """Firefox shows what was saved as it stands on the page, with line ends, µ as μ and the like, until somebody types on."""
    return squeezed(printed.plain(value)) if isinstance(value, str) else value


def in_file(path, checklist):
    with pikepdf.open(path) as pdf:
        held = {str(field.T): field for field in pdf.pages[0].Annots if "/T" in field}
        for name, value in wanted(checklist).items():
            field = held.get(name)
            if field is None:
                yield f"saved: {name} is missing"
            elif isinstance(value, str) and str(field.get("/V", "")) != value:
                yield f"saved: {name} holds {str(field.get('/V', ''))!r}, not {value!r}"
            elif value in (True, False) and (str(field.get("/AS", "/Off")) != "/Off") != value:
                yield f"saved: {name} is {'not ticked' if value else 'ticked'}"


if __name__ == "__main__":
    sys.exit(main())
