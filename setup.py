"""The compiled build: with TAWATUR_COMPILED=1 mypyc compiles the per-page analysis, which nearly halves its time.

Everything else about the package stands in pyproject.toml. The compiled modules are the same sources and give the same bytes
(tests/test_compiled.py); a C compiler and the headers of Python are needed, see docs/scale.md.
"""

import os
import sys
from glob import glob

from setuptools import setup

ROOMS = ("arabic", "article", "times", "names", "statements", "events")

if os.environ.get("TAWATUR_COMPILED") != "1":
    setup()
elif "bdist_wheel" not in sys.argv:  # pip asks what the build requires, and for the metadata
    setup(setup_requires=["mypy>=1.11,<3"])
else:
    from mypyc.build import mypycify

    sources = sorted(path for room in ROOMS for path in glob(f"src/tawatur/{room}/*.py"))
    modules = mypycify(["--ignore-missing-imports", *sources], opt_level="2", debug_level="0", multi_file=True)
    setup(ext_modules=modules, options={"build_ext": {"parallel": os.cpu_count()}})
