#!/usr/bin/env bash
# Installs what writes the corpus and makes it. Debian and npm only; takes minutes.
set -euo pipefail
out=$(realpath -m "$1")
shift
cd "$(dirname "$0")"
export CORPUS_TOOLS=${CORPUS_TOOLS:-$PWD/../../.cache/corpus} DEBIAN_FRONTEND=noninteractive
sudo=""; [ "$(id -u)" -eq 0 ] || sudo=sudo
js=()
command -v node >/dev/null || js+=(nodejs)
command -v npm >/dev/null || js+=(npm)
$sudo apt-get update -qq
$sudo apt-get install -y -qq --no-install-recommends chromium wkhtmltopdf weasyprint libreoffice-calc-nogui libreoffice-writer-nogui gnumeric \
	python3-reportlab python3-pil python3-pikepdf python3-numpy python3-cairo python3-pyqt5 poppler-utils qpdf enscript ghostscript groff fop abiword \
	texlive-latex-recommended texlive-latex-extra texlive-luatex libpdf-api2-perl ruby-prawn php-cli php-tcpdf php-fpdf php-dompdf php-mbstring php-xml \
	default-jdk-headless libitext-java libpdfbox-java libhpdf-dev gcc libc6-dev "${js[@]}" fonts-noto-cjk fonts-noto-core fonts-dejavu fonts-liberation tesseract-ocr >/dev/null
mkdir -p "$CORPUS_TOOLS/java"
npm install --prefix "$CORPUS_TOOLS" --no-save --no-audit --no-fund --ignore-scripts --loglevel error pdfmake@0.2.20 pdfkit@0.17.2 jspdf@2.5.2 pdf-lib@1.17.1 >/dev/null
gcc -O -w -o "$CORPUS_TOOLS/haru" backends/haru.c -lhpdf -lm
javac -cp '/usr/share/java/*' -d "$CORPUS_TOOLS/java" backends/Itext.java backends/Box.java
mkdir -p "$out"
exec /usr/bin/python3 generate.py "$out" "$@"
