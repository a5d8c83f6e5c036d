#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the unseen corpus: build.py [NAME...] prints the named layouts, or all that are missing.

NODE_MODULES names the folder with pdfmake, pdfkit, jspdf and pdf-lib. Nobody who writes the
extraction may look at what comes out before the last measurement."""
import importlib, os, sys, glob, traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
import lib, check


def main():
    for f in sorted(glob.glob(HERE + "/l_*.py")):
        importlib.import_module(os.path.basename(f)[:-3])
    os.makedirs(lib.OUT, exist_ok=True)
    names, bad = sys.argv[1:], 0
    todo = [n for n in lib.LAYOUTS if n in names] if names else [n for n in lib.LAYOUTS if not os.path.exists(f"{lib.folder(n)}/{n}.json")]
    for n in todo:
        try:
            d = lib.LAYOUTS[n](n)
            d.save()
            size = os.path.getsize(d.pdf())
            faults = check.check(d.truth(), d.text_from or d.pdf()) + ([f"{size} bytes"] if size > 150000 else [])
            print(("FAULT " if faults else "ok    ") + n, size, "; ".join(faults), flush=True)
            bad += bool(faults)
        except Exception as e:
            bad += 1
            print("ERROR ", n, str(e)[:600], flush=True)
            if os.environ.get("TRACE"):
                traceback.print_exc()
    sys.exit(bool(bad))


main()
