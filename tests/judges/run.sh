#!/bin/bash
# run.sh [OUT] [GUIDES]   Every judge over every PDF in OUT, two files at a time; a table at the end; status 1 if one file fails.
# What `outloud` says of every checkpoint and criterion, and pictures of what browsers show and print, are kept in REPORTS (target/judges).
. "$(dirname "$0")/env.sh"
out=${1:-out}; guides=${2:-guides}
[ -x "$PY" ] || { echo "run tests/judges/setup.sh first"; exit 2; }
logs=$(mktemp -d); trap 'rm -rf "$logs"' EXIT
reports=${REPORTS:-$HERE/../../target/judges}; mkdir -p "$reports"
javac -cp "$VERACP" -d "$logs" "$HERE/VeraCheck.java" && export VERA_CLASSES=$logs

judge_file() { # FILE: name.sv.pdf or name.sv.checklist.pdf, with .EDITION and .PAPER after the language; or name.sv.booklet.pdf
  local file=$1 base part=guide edition=screen name language fields
  base=$(basename "$file" .pdf)
  case $base in *.checklist) part=checklist; base=${base%.checklist} ;; *.booklet) part=booklet; base=${base%.booklet} ;; esac
  case $base in *.a4|*.a5|*.letter) base=${base%.*} ;; esac
  case $base in *.large-print|*.press) edition=${base##*.}; base=${base%.*} ;; esac
  name=${base%.*}; language=${base##*.}
  local log=$logs/$(basename "$file")
  judge() { # NAME COMMAND...
    local judge=$1 verdict=pass; shift
    "$@" >"$log.$judge.log" 2>&1 || { verdict=FAIL; { echo "== $(basename "$file"): $judge"; cat "$log.$judge.log"; } >>"$logs/failures"; }
    echo "$(basename "$file") $judge $verdict" >>"$logs/table"
  }
  judge wellformed "$HERE/wellformed.sh" "$file"
  # A booklet claims nothing, and its words stand as its sheets are folded.
  if [ "$part" = booklet ]; then return; fi
  "$PY" "$HERE/words.py" "$guides" "$name" "$language" "$part" >"$log.words.txt" 2>"$log.textfidelity.log" ||
    { echo "$(basename "$file") textfidelity FAIL" >>"$logs/table"; return; }
  judge textfidelity "$PY" "$HERE/textfidelity.py" "$file" "$log.words.txt" --strict-hyphens
  judge pdfua "$HERE/pdfua.sh" "$file" --strict
  judge pdfa "$HERE/pdfa.sh" "$file" 2a
  if [ "$edition" = press ]; then
    judge pdfx "$HERE/pdfx.sh" "$file"
    judge ink "$HERE/ink.sh" "$file"
  else
    fields=$("$PY" "$HERE/words.py" "$guides" "$name" "$language" --fields "$part")
    if [ "$fields" -gt 0 ]; then judge formfields "$PY" "$HERE/formfields.py" "$file" --expect "$fields"; fi
    if [ "$part" = checklist ] && [ "$edition" = screen ]; then judge typedfields "$PY" "$HERE/typedfields.py" "$file" "$language"; fi
  fi
}
export -f judge_file vera need; export logs out guides HERE PY JUDGES ODL VERACP LC_ALL
: >"$logs/table"; : >"$logs/failures"; : >"$logs/outloud.table"; : >"$logs/outloud.failures"
files=$(find "$out" -maxdepth 1 -name '*.pdf' | sort)
[ -n "$files" ] || { echo "no PDF in $out"; exit 2; }
# A booklet claims no standard, and says its words as its sheets are folded.
mapfile -t claiming < <(printf '%s\n' "$files" | grep -v '\.booklet\.')
# veraPDF starts once for each standard instead of twice for each file; what it says is read where it would have been asked. A file of
# which it said nothing is asked about by itself.
mkdir "$logs/vera"
if [ ${#claiming[@]} -gt 0 ]; then
  for flavour in ua1 2a; do vera -d "$logs/vera" "$flavour" "${claiming[@]}" & done; wait
  export VERA_RESULTS=$logs/vera
  "$PY" "$HERE/outloudcheck.py" --report "$reports/outloud.criteria.txt" --failures "$logs/outloud.failures" "${claiming[@]}" >"$logs/outloud.table" &
fi
printf '%s\n' "$files" | xargs -P 2 -I{} bash -c 'judge_file "$1"' _ {}
wait
# A file of which nothing was said has not passed.
for file in "${claiming[@]}"; do
  grep -q "^$(basename "$file") outloud " "$logs/outloud.table" || echo "$(basename "$file") outloud FAIL" >>"$logs/outloud.table"
done
# Browsers fill in the checklists of three alphabets: everything else has ended, so that they are not kept waiting.
checklists=$(find "$out" -maxdepth 1 \( -name 'mesotherapy.sv.checklist.pdf' -o -name 'mesotherapy.ar.checklist.pdf' -o -name 'mesotherapy.uk.checklist.pdf' \) | sort)
if [ -n "$checklists" ]; then
  # shellcheck disable=SC2086  # names without spaces
  "$PY" "$HERE/browsers.py" --pictures "$reports/browsers" --failures "$logs/failures" $checklists >"$logs/browsers.table" 2>>"$logs/failures"
  cat "$logs/browsers.table" >>"$logs/table"
  for file in $checklists; do
    grep -q "^$(basename "$file") browsers " "$logs/browsers.table" || echo "$(basename "$file") browsers FAIL" >>"$logs/table"
  done
fi
cat "$logs/outloud.table" >>"$logs/table"; cat "$logs/outloud.failures" >>"$logs/failures"

cat "$logs/failures"
echo "Criteria as outloud sees them ($reports/outloud.criteria.txt):"
grep -E '^(PDF/UA-1|WCAG) .* — ' "$reports/outloud.criteria.txt" | sort | uniq -c
awk '
  BEGIN { count = split("wellformed textfidelity pdfua pdfa outloud formfields typedfields browsers pdfx ink", judges, " ") }
  { verdict[$1, $2] = $3; if (!($1 in seen)) { seen[$1]; files[++n] = $1 } if ($3 == "FAIL") bad[$1] }
  END {
    for (i = 1; i <= n; i++) if (length(files[i]) > wide) wide = length(files[i])
    printf "%-*s", wide, "file"; for (j = 1; j <= count; j++) printf "  %-12s", judges[j]; print ""
    for (i = 1; i <= n; i++) {
      printf "%-*s", wide, files[i]
      for (j = 1; j <= count; j++) printf "  %-12s", ((files[i], judges[j]) in verdict) ? verdict[files[i], judges[j]] : "–"
      print ""
    }
    failed = 0; for (file in bad) failed++
    printf "%d files, %d failed -> %s\n", n, failed, failed ? "FAIL" : "PASS"
    exit failed > 0
  }' <(sort "$logs/table")
