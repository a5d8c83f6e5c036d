# SPDX-License-Identifier: Apache-2.0
"""Small helps for the layouts of the l_zb files; each layout arranges its page itself."""
import os, shutil, tempfile
from l_yb_kit import *


def scratch(name, suffix=".pdf"):
    return os.path.join(tempfile.gettempdir(), name + suffix)


def office(save, suffix, out):
    """Has LibreOffice print what save(path) writes."""
    f = tempfile.mkdtemp()
    save(f + "/a" + suffix)
    b.run(["soffice", "-env:UserInstallation=file://" + f + "/p", "--headless", "--convert-to", "pdf", "--outdir", f, f + "/a" + suffix], timeout=240)
    shutil.copy(f + "/a.pdf", out)
    shutil.rmtree(f)


def sl(iso):
    return dt(iso, "{dd}/{mm}/{yyyy}")


def g(v):
    """An amount as Germans, Italians, Spaniards and Dutch print it."""
    return num(v, "de")


def f(v):
    """An amount with blanks between thousands."""
    return num(v, "sp")
