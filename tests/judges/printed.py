"""Reads a filled-in checklist that a browser has printed or saved: MuPDF says which letters stand where, Poppler which words are in a
field and what is to be seen on the paper. Both are other programs than those that drew it."""
import collections, io, re, subprocess, unicodedata
import numpy, pymupdf
from PIL import Image
from typedwords import squeezed

DOTS = 144  # per inch, of the picture
DARK = 150  # of 255
JOINING = re.compile("[\u0620-\u064a\u066e-\u06d3]")  # Arabic letters, which change their form with their neighbours
LEFTWARDS = re.compile("[\u0590-\u08ff]")
RIGHTWARDS = re.compile(r"[A-Za-z0-9]+(?:[.,][0-9]+)*")

# How words that are read from the right stand in a line.
RIGHT, LEFT = "from the right", "from the left, letter by letter"
RUNS = "from the right within each run, and one run after the other from the left"
MEND = 'mend README ("Form fields") and EXPECTED in browsers.py'

Writing = collections.namedtuple("Writing", "pure mixed forms")  # lines without Latin letters; with some; of Arabic letters
Letter = collections.namedtuple("Letter", "sign glyph x baseline left right size")


def faults(path, checklist, writing):
    """What is wrong in a file that a browser has drawn. WRITING: how letters from the right are expected there."""
    with pymupdf.open(path) as document:
        document.bake()  # fields become part of the page, as on paper
        page = document[0]
        letters = [letter for span in page.get_texttrace() for letter in read(span)]
        rules = [(box.x0, box.x1, (box.y0 + box.y1) / 2) for drawing in page.get_drawings() for box in level_lines(drawing)]
    picture = seen(path)
    for entry in checklist.entries:
        left, lower, right, upper = entry.place
        place = (left, checklist.height - upper, right, checklist.height - lower)
        inside = [letter for letter in letters if within(letter, place)]
        for fault in entry_faults(entry, inside, rules, picture, path, place, writing):
            yield f"{entry.name.rsplit('/')[-1]}: {fault}"
    for name, (left, lower, right, upper) in checklist.boxes:
        wide, high = right - left, upper - lower
        middle = cut(picture, left + wide / 5, checklist.height - upper + high / 5, right - wide / 5, checklist.height - lower - high / 5)
        share, ticked = (middle < DARK).mean(), (name in dict(checklist.ticked))
        if (share > 0.05) != ticked:
            yield f"{name.rsplit('/')[-1]}: {'no tick is to be seen' if ticked else 'ink in a box that nobody ticked'} ({share:.0%} of it dark)"


def read(span):
    """The letters of a span. Forms that Arabic letters take beside others are these letters; what has no shape is none."""
    for sign, glyph, (x, baseline), box in span["chars"]:
        sign = plain(chr(sign))
        if sign:
            yield Letter(sign, glyph, x, baseline, box[0], box[2], span["size"])


def plain(text):
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) not in ("Cf", "Cc"))


def entry_faults(entry, inside, rules, picture, path, place, writing):
    text = plain(entry.text)
    typed = collections.Counter(squeezed(text))
    lost = typed - collections.Counter(squeezed("".join(letter.sign for letter in inside)))
    if lost:
        yield f"{lost.total()} of {typed.total()} letters typed are not within the field: {''.join(lost)!r}"
        return
    lost = typed - collections.Counter(squeezed(poppler_words(path, place)))
    if lost:
        yield f"Poppler does not find {''.join(lost)!r}"
    lines = sorted_lines(inside)
    visual = "".join(squeezed(line) for line in lines)
    if not LEFTWARDS.search(text):
        if visual != squeezed(text):
            yield f"stands as {visual!r}"
    else:
        for run in RIGHTWARDS.findall(text):
            if not any(run in line for line in lines):
                yield f"{run!r} does not stand as it was typed: {lines}"
        wanted = writing.mixed if re.search("[A-Za-z]", text) else writing.pure
        if side(text, lines) != wanted:
            yield f"stands {side(text, lines)} ({lines}), expected {wanted}: {MEND}"
        if JOINING.search(text) and forms(inside) != writing.forms:
            yield f"letters are {forms(inside)}, expected {writing.forms}: {MEND}"
    struck = [letter.sign for letter in inside if not letter.sign.isspace() and any(
        start < letter.right and stop > letter.left and letter.baseline - 0.45 * letter.size < y < letter.baseline - 0.05 * letter.size
        for start, stop, y in rules)]
    if struck:
        yield f"a rule runs through {''.join(struck)!r}"
    unseen = [letter.sign for letter in inside if unicodedata.category(letter.sign[0])[0] in "LN" and letter.right > letter.left and not (cut(
        picture, letter.left, letter.baseline - 0.8 * letter.size, letter.right, letter.baseline + 0.25 * letter.size) < DARK).any()]
    if unseen:
        yield f"no ink where {''.join(unseen)!r} should be"


def look_alike(path, other, checklist):
    """Where what is typed has not the same ink in the same place on two prints: for a print whose letters cannot be read back."""
    pictures = seen(path), seen(other)
    for entry in checklist.entries:
        left, lower, right, upper = entry.place
        upper -= 3  # what hangs down from its label
        inks = [cut(picture, left, checklist.height - upper, right, checklist.height - lower) < DARK for picture in pictures]
        for ink in inks:
            ink[ink.mean(axis=1) > 0.6] = False  # ruled lines
        if not all(ink.any() for ink in inks):
            yield f"{entry.name.rsplit('/')[-1]}: nothing is to be seen"
            continue
        corners = [(rows.min(), rows.max(), columns.min(), columns.max()) for rows, columns in map(numpy.nonzero, inks)]
        apart = max(abs(int(here) - int(there)) for here, there in zip(*corners))
        few, many = sorted(int(ink.sum()) for ink in inks)
        if apart > 4 or few < 0.7 * many:
            yield f"{entry.name.rsplit('/')[-1]}: looks otherwise than in {other.name} ({apart} dots apart; {few} and {many} dark)"


def within(letter, place):
    """Whether a letter with all its height is in the field; half a point is allowed at the sides, and two above and below."""
    left, top, right, foot = place
    return (left - 1 <= letter.left and letter.right <= right + 1.5
            and top - 2 <= letter.baseline - 0.7 * letter.size and letter.baseline + 0.2 * letter.size <= foot + 2)


def sorted_lines(letters):
    """The lines from the top, each from the left."""
    lines = []
    for letter in sorted(letters, key=lambda letter: letter.baseline):
        if not lines or letter.baseline - lines[-1][0].baseline > 0.4 * letter.size:
            lines.append([])
        lines[-1].append(letter)
    return ["".join(letter.sign for letter in sorted(line, key=lambda letter: letter.x)) for line in lines]


def side(text, lines):
    """How words follow each other that are read from the right."""
    letters = lambda text: "".join(sign for sign in LEFTWARDS.findall(text) if sign.isalpha())
    orders = {
        RIGHT: (letters(line)[::-1] for line in lines),
        RUNS: (letters(run)[::-1] for line in lines for run in re.split("[A-Za-z]+", line)),
        LEFT: (letters(line) for line in lines),
    }
    return next((order for order, parts in orders.items() if "".join(parts) == letters(text)), "in no order")


def forms(letters):
    """Whether a letter has another glyph beside another neighbour."""
    glyphs = collections.defaultdict(set)
    for letter in letters:
        if JOINING.match(letter.sign):
            glyphs[letter.sign].add(letter.glyph)
    return "joined" if any(len(known) > 1 for known in glyphs.values()) else "unjoined"


def level_lines(drawing):
    """Level lines, and what is filled as flat as one."""
    for item in drawing["items"]:
        box = item[1] if item[0] == "re" else pymupdf.Rect(item[1], item[2]).normalize() if item[0] == "l" else None
        if box is not None and box.height < 2 and box.width > 40:
            yield box


def poppler_words(path, place):
    left, top, right, foot = place
    area = ["-x", int(left) - 2, "-y", int(top) - 3, "-W", int(right - left) + 5, "-H", int(foot - top) + 6]
    command = ["pdftotext", "-r", "72", *map(str, area), str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout.decode()
    return plain(text)


def seen(path):
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-singlefile", str(path)]
    data = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout
    return numpy.asarray(Image.open(io.BytesIO(data)))


def cut(picture, left, top, right, foot):
    at = [round(number * DOTS / 72) for number in (left, top, right, foot)]
    return picture[max(0, at[1]):max(at[1], at[3]) + 1, max(0, at[0]):max(at[0], at[2]) + 1]
