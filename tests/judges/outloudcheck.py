#!/usr/bin/env python3
"""What a screen reader would miss: `outloud` over many files in one process.
outloudcheck.py --report FILE --failures FILE PDF...   prints a line for each file (name, judge, verdict); every Matterhorn checkpoint and
WCAG 2.2 criterion of every file goes to the report, what failed to the failures. A warning fails as an error does, but for those below."""
import os, sys
from outloud import check
from outloud.report import criteria_table, one_line

EXPECTED = {  # rule: of which files it says what is so by intent, or not so
    # Nothing leads anywhere on paper; PDF/X-4 has no links.
    'LNK-010': lambda name: '.press.' in name,
    # It takes an element's own words for earlier than those of the elements within it, wherever they stand in /K: a term that runs
    # into its text, a sign before its label. The order is judged by structtext.py, which reads /K as ISO 32000-1, 14.7.2 has it.
    'ORD-001': lambda name: True,
    # "Key points" stands above the first list of many pages that begin with one; no running head, which large print has none of.
    'PAG-001': lambda name: '.large-print.' in name,
    # A letter of Arabic or Hebrew has many shapes; each of them says that letter.
    'TXT-004': lambda name: name.split('.')[1] in ('ar', 'he'),
}


def main(report, failures, paths):
    failed = 0
    with open(report, 'w', encoding='utf-8') as criteria, open(failures, 'a', encoding='utf-8') as complaints:
        for path in paths:
            name, result = os.path.basename(path), check(path)
            found = [f for f in result.findings if f.severity in ('error', 'warning')]
            found = [f for f in found if f.severity == 'error' or not EXPECTED.get(f.rule, lambda _: False)(name)]
            bad = bool(result.error or found or not result.criteria)
            failed += bad
            print(name, 'outloud', 'FAIL' if bad else 'pass', flush=True)
            if bad:
                print(f'== {name}: outloud', result.error or '', file=complaints)
                for f in found: print(f'{f.severity} [{f.rule}] page {f.page}: {f.message} {f.evidence or ""}', file=complaints)
            print(one_line(result), criteria_table(result, 'both'), '', sep='\n', file=criteria)
    return 1 if failed else 0


if __name__ == '__main__':
    words = sys.argv[1:]
    if len(words) < 5 or words[0] != '--report' or words[2] != '--failures': sys.exit(__doc__)
    sys.exit(main(words[1], words[3], words[4:]))
