"""What a reader of each language types into a checklist: a name or a list into a field of one line, a longer list into a higher one."""
import pikepdf

LISTS = "Waran 2,5 mg, Metoprolol 50 mg, Levaxin 100 µg, Alvedon 500 mg vid behov, Omeprazol 20 mg, Salazopyrin EN 500 mg, Nguyễn Đặng, Şerife Yıldız"
LATIN = ("Penicillin, ägg, mjölk, jordnötter, hasselnötter, räkor och nickel Nguyễn", LISTS)
TYPED = {
    "ar": ("محمد أحمد علي", "وارفارين 2,5 mg، ميتوبرولول 50 mg، أوميبرازول 20 mg، فيتامين د"),
    "he": ("יעל כהן לוי", "וורפרין 2.5 mg, מטופרולול 50 mg, אומפרזול 20 mg, ויטמין D"),
    "uk": ("Олексій Ґудзь, Їжак, єхінацея і ще щось довге",
           "Варфарин 2,5 мг, метопролол 50 мг, левоксин 100 мкг, омепразол 20 мг, вітамін D, ґрунт, парацетамол 500 мг за потреби"),
}
SEVERAL_LINES = 1 << 12  # ISO 32000-1, table 228


def words(language):
    """What is typed into a field of one line, and into a higher one."""
    return TYPED.get(language, LATIN)


def squeezed(text):
    return "".join(letter for letter in text if not letter.isspace())


class Entry:
    """A field for words: its name, where it is on the page (left, lower, right, upper, in points), and what is typed into it."""

    def __init__(self, widget, language):
        self.name = str(widget.T)
        self.place = [float(number) for number in widget.Rect]
        self.several = bool(int(widget.get("/Ff", 0)) & SEVERAL_LINES)
        self.text = words(language)[self.several]


class Checklist:
    """A checklist of one page: its fields for words, and its boxes as (name, place)."""

    def __init__(self, path, language):
        self.path, self.language = path, language
        with pikepdf.open(path) as pdf:
            widgets = list(pdf.pages[0].get("/Annots", []))
            self.width, self.height = [float(number) for number in pdf.pages[0].mediabox][2:]
            self.entries = [Entry(widget, language) for widget in widgets if widget.get("/FT") == "/Tx"]
            self.boxes = [(str(widget.T), [float(number) for number in widget.Rect]) for widget in widgets if widget.get("/FT") == "/Btn"]
        self.ticked = [self.boxes[0], self.boxes[-1]] if len(self.boxes) > 1 else self.boxes
