#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the corpus: generate.py OUT [NAME...]."""
import glob
import importlib
import json
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import base  # noqa: E402
import check  # noqa: E402


def main():
    out, only = sys.argv[1], sys.argv[2:]
    here = os.path.dirname(os.path.abspath(__file__))
    for f in sorted(glob.glob(here + "/layouts_*.py")):
        importlib.import_module(os.path.basename(f)[:-3])
    bad = 0
    for name, (fn, producer, features, expect, meta) in base.LAYOUTS.items():
        if only and not any(name.startswith(o) for o in only):
            continue
        t = time.time()
        try:
            pdf, truth = fn()
        except Exception as e:
            print("FAILED", name, repr(e)[-600:])
            bad += 1
            continue
        truth["_meta"] = {"id": name, "producer": producer, "features": features, "expect": expect, "password": meta.get("password"), "notes": meta.get("notes", "")}
        if meta.get("must_review"):
            truth["_meta"]["must_review"] = True
        with open(f"{out}/{name}.pdf", "wb") as f:
            f.write(pdf)
        with open(f"{out}/{name}.json", "w", encoding="utf-8") as f:
            json.dump(truth, f, ensure_ascii=False, indent=1)
            f.write("\n")
        truth["_meta"]["derived"] = meta.get("derived", [])
        faults = check.check(f"{out}/{name}", truth, meta.get("image"))
        bad += len(faults)
        print(f"{name:<44} {len(pdf):>7} {time.time() - t:5.1f}s {'; '.join(faults)}")
    print("faults", bad)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
