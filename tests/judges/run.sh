#!/bin/bash
# run.sh [OUT] [GUIDES]   Every judge over every PDF in OUT, two files at a time; a table at the end; status 1 if one file fails.
. "$(dirname "$0")/env.sh"
out=${1:-out}; guides=${2:-guides}
[ -x "$PY" ] || { echo "run tests/judges/setup.sh first"; exit 2; }
logs=$(mktemp -d); trap 'rm -rf "$logs"' EXIT
# VeraCheck once compiled starts twice as fast, and this run needs it a hundred times.
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
  elif [ "$part" = checklist ]; then
    fields=$("$PY" "$HERE/words.py" "$guides" "$name" "$language" --fields)
    judge formfields "$PY" "$HERE/formfields.py" "$file" --expect "$fields"
  fi
}
export -f judge_file vera need; export logs out guides HERE PY JUDGES ODL VERACP LC_ALL
: >"$logs/table"; : >"$logs/failures"
files=$(find "$out" -maxdepth 1 -name '*.pdf' | sort)
[ -n "$files" ] || { echo "no PDF in $out"; exit 2; }
printf '%s\n' "$files" | xargs -P 2 -I{} bash -c 'judge_file "$1"' _ {}

cat "$logs/failures"
awk '
  BEGIN { count = split("wellformed textfidelity pdfua pdfa formfields pdfx ink", judges, " ") }
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
