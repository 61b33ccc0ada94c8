#!/usr/bin/env python3
"""The words of a guide in reading order, taken from its TOML by Python's own reader and nothing of ours.
words.py GUIDES NAME LANGUAGE [guide|checklist]      prints the words, a blank line between pieces
words.py GUIDES NAME LANGUAGE --fields [guide|checklist]   prints how many form fields that document has
Left out: addresses of sources (broken across lines at any sign), alternative texts (not printed), the clinic. A contents list says
titles and tags again, so they stand here twice where there is one. A block without a title of its own has the language's label."""
import re, sys, tomllib
from pathlib import Path

ESCAPED = re.compile(r'\\([^\w\s])')
LINK = re.compile(r'\[([^\[\]]*)\]\((?:https?|mailto|tel|call|lang):[^()\s]*\)')


def plain(text):
    """Without markup; what a backslash protects is kept."""
    kept = []
    def keep(match): kept.append(match.group(1)); return f'\ue000{len(kept) - 1}\ue001'
    text = ESCAPED.sub(keep, text)
    text = LINK.sub(r'\1', text)
    text = re.sub(r'\*\*(\S(?:.*?\S)?)\*\*', r'\1', text, flags=re.S)
    text = re.sub(r'\*(\S(?:.*?\S)?)\*', r'\1', text, flags=re.S)
    return re.sub('\ue000(\\d+)\ue001', lambda match: kept[int(match.group(1))], text)


LABELS = {'points': 'key_points', 'decision': 'decision_table', 'urgency': 'urgency', 'warning': 'urgent_warning', 'note': 'note',
          'sources': 'sources'}


def block(kinds, labels):
    title = kinds.get('note', {}).get('title', kinds.get('title'))
    if title is None: title = next((labels[label] for kind, label in LABELS.items() if kind in kinds), None)
    if isinstance(title, str): yield title
    for text in [kinds[key] for key in ('text', 'warning') if key in kinds]: yield text
    for point in kinds.get('points', []):
        if isinstance(point, str): yield point; continue
        yield from [point[key] for key in ('term', 'text') if key in point]
        yield from point.get('points', [])
    for step in kinds.get('steps', []):
        yield from [step] if isinstance(step, str) else [step['when'], step['text']]
    for row in kinds.get('decision', []): yield from row
    yield from columns(kinds)
    for rank in ('home', 'call', 'emergency'): yield from kinds.get('urgency', {}).get(rank, [])
    if 'note' in kinds: yield kinds['note']['text']
    if 'caption' in kinds.get('picture', {}): yield kinds['picture']['caption']
    for source in kinds.get('sources', []): yield from [source[key] for key in ('title', 'publisher') if key in source]


def columns(kinds):
    """The heads of a table, then its rows: a cell is words, a list of words, or nothing."""
    for column in kinds.get('columns', []):
        if isinstance(column, str): yield column; continue
        head = next(column[key] for key in ('text', 'line', 'date', 'time', 'number', 'tick') if key in column)
        yield f"{head} ({column['unit']})" if 'unit' in column else head
    rows = kinds.get('table', [])
    for row in rows if isinstance(rows, list) else []:
        for cell in row if isinstance(row, list) else [row]:
            yield from cell if isinstance(cell, list) else [cell] if cell else []


def fields(kinds):
    """How many places to write a block has."""
    if 'columns' not in kinds: return 0
    written = sum(isinstance(column, dict) and 'text' not in column for column in kinds['columns'])
    rows, empty = kinds.get('table', []), kinds.get('empty', 0)
    if isinstance(rows, int): rows, empty = [], empty + rows
    return len(rows) * written + empty * len(kinds['columns'])


def checklist(table):
    yield from [table[key] for key in ('title', 'lead') if key in table]
    for group in table.get('group', []): yield group['title']; yield from group['items']
    yield from table.get('questions', [])
    yield from [field['label'] for field in table.get('field', [])]
    if 'emergency' in table: yield table['emergency']


def guide(common, words, labels):
    title = words['title']
    yield title if isinstance(title, str) else ' '.join(title)
    if 'stages' in words: yield ' – '.join(words['stages'])
    yield from [words[key] for key in ('subtitle', 'notice') if key in words]
    sections = words.get('section', [])
    if common.get('contents', words.get('contents')):
        for section in sections: yield from [section[key] for key in ('tag', 'title') if key in section]
    for section in sections:
        yield from [section[key] for key in ('tag', 'title', 'lead') if key in section]
        if section.get('use') == 'checklist': yield from checklist(words['checklist'])
        for kinds in section.get('block', []): yield from block(kinds, labels)


def read(path): return tomllib.loads(path.read_text(encoding='utf-8')) if path.is_file() else {}


def main(guides, name, language, part='guide', of='checklist'):
    folder = Path(guides) / name
    own = folder / f'{language}.toml'
    if not own.is_file(): own = next(Path(guides).rglob(f'{name}.{language}.toml'))
    words, common = read(own), read(folder / 'guide.toml')
    labels = read(Path(__file__).parents[2] / 'assets' / 'languages' / f'{language}.toml')['labels']
    table = words.get('checklist', {})
    if part == '--fields':
        ticks = [group['items'] for group in table.get('group', [])] + [table.get('questions', [])]
        blocks = [block for section in words.get('section', []) for block in section.get('block', [])]
        inside = any(section.get('use') == 'checklist' for section in words.get('section', []))
        listed = sum(map(len, ticks)) + len(table.get('field', []))
        print(listed if of == 'checklist' else listed * inside + sum(map(fields, blocks)))
        return 0
    pieces = checklist(table) if part == 'checklist' else guide(common, words, labels)
    print('\n\n'.join(plain(piece) for piece in pieces))
    return 0


if __name__ == '__main__': sys.exit(main(*sys.argv[1:]))
