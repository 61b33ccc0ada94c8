#!/usr/bin/env python3
"""typedfields.py PDF LANGUAGE, or PDF SHORT LONG: types what a reader of the language would, a name or a list and a longer list, or SHORT into each text field of one line and LONG into each higher one through PDFium, prints the page flat,
and says whether every letter typed is drawn within its field and no ruling runs through a letter (first page only).
Exit 1 where something typed is lost or struck, or there is no field."""
import ctypes, sys
import pypdfium2 as pdfium, pypdfium2.raw as r
from typedwords import squeezed as squeeze, words

if len(sys.argv) == 3:
    src = sys.argv[1]
    short, long = words(sys.argv[2])
else:
    src, short, long = sys.argv[1:4]
pdf = pdfium.PdfDocument(src)
pdf.init_forms()
env = pdf.formenv.raw
bad, n = [], 0
for page in pdf:
    p = page.raw
    r.FORM_OnAfterLoadPage(p, env)
    fields = []
    for i in range(r.FPDFPage_GetAnnotCount(p)):
        a = r.FPDFPage_GetAnnot(p, i)
        if r.FPDFAnnot_GetSubtype(a) == r.FPDF_ANNOT_WIDGET and r.FPDFAnnot_GetFormFieldType(env, a) == r.FPDF_FORMFIELD_TEXTFIELD:
            box = r.FS_RECTF()
            r.FPDFAnnot_GetRect(a, box)
            fields.append((box.left, box.bottom, box.right, box.top))
        r.FPDFPage_CloseAnnot(a)
    for k, (x0, y0, x1, y1) in enumerate(fields):
        t = long if y1 - y0 > 26 else short
        x, y = (x0 + x1) / 2, y1 - 6
        r.FORM_OnMouseMove(env, p, 0, x, y)
        r.FORM_OnLButtonDown(env, p, 0, x, y)
        r.FORM_OnLButtonUp(env, p, 0, x, y)
        b = ctypes.create_string_buffer((t + "\0").encode("utf-16-le"))
        r.FORM_ReplaceSelection(env, p, ctypes.cast(b, ctypes.POINTER(ctypes.c_ushort)))
        r.FORM_ForceToKillFocus(env)
    r.FPDFPage_Flatten(p, r.FLAT_PRINT)
    q = r.FPDF_LoadPage(pdf.raw, 0)
    tp = r.FPDFText_LoadPage(q)
    chars = []
    for i in range(r.FPDFText_CountChars(tp)):
        l, rr, b, t = (ctypes.c_double() for _ in range(4))
        r.FPDFText_GetCharBox(tp, i, l, rr, b, t)
        ox, oy = ctypes.c_double(), ctypes.c_double()
        r.FPDFText_GetCharOrigin(tp, i, ox, oy)
        chars.append((chr(r.FPDFText_GetUnicode(tp, i)), l.value, rr.value, b.value, t.value, oy.value))
    rules = []

    def walk(obj, dx=0, dy=0):
        kind = r.FPDFPageObj_GetType(obj)
        l, b, rr, t = (ctypes.c_float() for _ in range(4))
        if kind == r.FPDF_PAGEOBJ_PATH and r.FPDFPageObj_GetBounds(obj, l, b, rr, t):
            if t.value - b.value < 2 and rr.value - l.value > 40:
                rules.append((l.value + dx, rr.value + dx, (b.value + t.value) / 2 + dy))
        elif kind == r.FPDF_PAGEOBJ_FORM:
            m = r.FS_MATRIX()
            r.FPDFPageObj_GetMatrix(obj, m)
            for j in range(r.FPDFFormObj_CountObjects(obj)):
                walk(r.FPDFFormObj_GetObject(obj, j), dx + m.e, dy + m.f)

    for j in range(r.FPDFPage_CountObjects(q)):
        walk(r.FPDFPage_GetObject(q, j))
    for k, (x0, y0, x1, y1) in enumerate(fields):
        t = long if y1 - y0 > 26 else short
        inside = [c for c in chars if x0 - 1 <= c[1] and c[2] <= x1 + 1.5 and y0 - 1.5 <= c[3] and c[4] <= y1 + 2 and c[0].strip()]
        seen = squeeze("".join(c[0] for c in inside))
        missing = len(squeeze(t)) - len(seen)
        if missing > 0:
            bad.append(f"field {n + k}: {missing} of {len(squeeze(t))} letters typed are not within the field ({seen[-18:]}…)")
        small = [c for c in inside if c[0] in "aceimnorsuvxzаеонс"]
        struck = sum(any(a < c[2] and b > c[1] and c[3] + 0.25 * (c[4] - c[3]) < y < c[4] - 0.1 * (c[4] - c[3]) for a, b, y in rules) for c in small)
        if struck > 2:
            bad.append(f"field {n + k}: a ruling runs through {struck} letters")
    n += len(fields)
    break      # one page is flattened; a checklist has one
for b in bad:
    print("FAIL", b)
print(f"typed: {n} fields, {len(bad)} faults")
sys.exit(bool(bad) or n == 0)
