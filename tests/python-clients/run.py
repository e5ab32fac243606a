"""
Drives the emulator with the Python SDK, its command line and kfp-tekton: `pnpm test:python`.

Needs Python 3.7 to 3.12 (as `python3`, or the one named by PYTHON) and a package index. The clients are installed into a
folder that is gone afterwards; PYTHON_CLIENTS=/some/folder keeps it for the next time.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import venv

HERE = pathlib.Path(__file__).resolve().parent
# The old packages need the part of setuptools that was removed later.
PACKAGES = ["kfp==1.8.22", "kfp-tekton==1.9.3", "setuptools<81"]
SCENARIOS = ["sdk.py", "cli.py", "tekton.py"]


def installed(folder):
    python = pathlib.Path(folder, "bin", "python")
    if not pathlib.Path(folder, "installed").exists():
        print(f"Installing {', '.join(PACKAGES)} …", flush=True)
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *PACKAGES], check=True)
        pathlib.Path(folder, "installed").touch()
    return python


def main():
    if not (3, 7) <= sys.version_info[:2] <= (3, 12):
        sys.exit("kfp 1.8 needs Python 3.7 to 3.12.\nName one with PYTHON=python3.11 pnpm test:python.")
    sums = [0, 0]
    with tempfile.TemporaryDirectory() as scratch:
        python = installed(os.environ.get("PYTHON_CLIENTS", str(pathlib.Path(scratch, "venv"))))
        # The clients read and write files at home, and look for a cluster.
        environment = {**os.environ, "HOME": scratch, "KUBECONFIG": str(pathlib.Path(scratch, "none"))}
        for scenario in SCENARIOS:
            line = [python, "-W", "ignore", HERE / scenario]
            done = subprocess.run(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            counts = re.search(r"^(\d+) passed, (\d+) failed$", done.stdout, re.M)
            # One that died before it could count has failed once.
            found = [int(each) for each in counts.groups()] if counts else [0, 1]
            print(f"{scenario}: {done.stdout.strip()}" + ("" if counts else f"\n{done.stderr.strip()}"), flush=True)
            sums = [each + more for each, more in zip(sums, found)]
    print(f"\n{sums[0]} passed, {sums[1]} failed")
    sys.exit(1 if sums[1] or not sums[0] else 0)


main()
