"""Starts the emulator from its sources and drives it below /_emulator/."""
import contextlib
import json
import pathlib
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = ["node", "--conditions=@kfp-ts/source", "--import", "tsx", "packages/emulator/src/bin.ts"]


class Emulator:
    def __init__(self, url):
        self.url = url

    def control(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/_emulator/{path}", data, method=method)
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or b"null")

    def advance(self, seconds):
        self.control("POST", "clock", {"advanceMs": int(seconds * 1000)})

    @contextlib.contextmanager
    def sleeping(self):
        """Lets `time.sleep` turn the emulator's clock instead, so that clients wait without waiting."""
        real, time.sleep = time.sleep, self.advance
        try:
            yield
        finally:
            time.sleep = real


@contextlib.contextmanager
def running_emulator(*flags):
    """An emulator whose clock stands still until it is advanced."""
    process = subprocess.Popen([*COMMAND, "--speed", "0", *flags], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        ready = process.stdout.readline()
        if " ready at " not in ready:
            raise RuntimeError(f"the emulator did not start: {ready!r}")
        yield Emulator(ready.split()[-1])
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()
