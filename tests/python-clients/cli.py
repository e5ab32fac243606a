"""The command line of the Python SDK 1.8 against the emulator."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from kfp import compiler

from checks import check, finish
from emulator import running_emulator
from pipelines import sums

KFP = str(Path(sys.executable).with_name("kfp"))


def command(emulator, *arguments, answers="json", status=0):
    """Runs `kfp`; gives what it prints as JSON, or else as text."""

    def call():
        line = [KFP, "--endpoint", emulator.url, "--output", answers, *arguments]
        done = subprocess.run(line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != status:
            raise RuntimeError(f"status {done.returncode}: {done.stdout[-300:]}{done.stderr[-300:]}")
        start = min((at for at in map(done.stdout.find, "{[") if at >= 0), default=None)
        return done.stdout if answers != "json" or start is None else json.loads(done.stdout[start:])

    return check("kfp " + " ".join(arguments), call)


with tempfile.TemporaryDirectory() as folder, running_emulator("--speed", "600") as emulator:
    package = str(Path(folder, "sums.yaml"))
    compiler.Compiler().compile(sums, package)
    experiment = command(emulator, "experiment", "create", "e", "-d", "about e")["ID"]
    command(emulator, "experiment", "list")
    command(emulator, "experiment", "get", experiment, answers="table")
    pipeline = command(emulator, "pipeline", "upload", package, "-p", "p")["Pipeline Details"]["Pipeline ID"]
    version = command(emulator, "pipeline", "upload-version", package, "-n", "p", "-v", "v2")["Version ID"]
    command(emulator, "pipeline", "list")
    command(emulator, "pipeline", "get", pipeline)
    command(emulator, "run", "submit", "-e", "e", "-r", "by-file", "-f", package, "a=5")
    waited = command(emulator, "run", "submit", "-e", "e", "-r", "by-pipeline", "-n", "p", "-t", "100")
    check("the state of a run that was waited for", lambda: waited[0]["status"], "Succeeded")
    command(emulator, "run", "submit", "-e", "e", "-r", "by-version", "-v", version)
    command(emulator, "run", "submit", "-e", "e", "-r", "refused", "-v", version, "nope=1", status=1)
    listed = command(emulator, "run", "list", "-e", experiment)
    check("runs listed", lambda: sorted(run["name"] for run in listed), ["by-file", "by-pipeline", "by-version"])
    command(emulator, "run", "get", listed[0]["run id"], answers="table")
    job = command(
        emulator,
        *("recurring-run", "create", "--experiment-name", "e", "--job-name", "j", "--pipeline-id", pipeline),
        *("--cron-expression", "0 0 * * * *", "--enabled", "--max-concurrency", "3"),
    )["Recurring Run ID"]
    command(emulator, "recurring-run", "list", "-e", experiment, answers="table")
    command(emulator, "recurring-run", "get", job)
    command(emulator, "recurring-run", "delete", job)
    command(emulator, "pipeline", "delete-version", version)
    command(emulator, "pipeline", "delete", pipeline)
    command(emulator, "experiment", "archive", "--experiment-id", experiment)
finish()
