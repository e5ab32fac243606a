"""Counts what held and what did not, and goes on after a failure."""
import sys

passed = 0
failed = 0


def check(what, call, expected=None):
    """Calls `call` and compares what it gives with `expected`, or only takes that it did not raise. Gives its result."""
    try:
        result = call()
        problem = None if expected is None or result == expected else f"got {result!r} instead of {expected!r}"
    except Exception as error:  # noqa: BLE001 - whatever a client raises is a finding
        result, problem = None, f"{type(error).__name__}: {error}"
    _count(what, problem)
    return result


def check_refused(what, call, part):
    """Calls `call`, which must raise something that says `part`."""
    try:
        problem = f"was not refused, got {call()!r}"
    except Exception as error:  # noqa: BLE001
        problem = None if part in f"{type(error).__name__}: {error}" else f"was refused with {error}"
    _count(what, problem)


def _count(what, problem):
    global passed, failed
    if problem is None:
        passed += 1
        return
    failed += 1
    print(f"FAILED {what}: {problem[:600]}")


def finish():
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)
