"""Pipelines that the scenarios compile with the SDK under test."""
from kfp import components, dsl


def _add(a: float, b: float) -> float:
    return a + b


def _flip() -> str:
    return "heads"


add = components.create_component_from_func(_add)
flip = components.create_component_from_func(_flip)


@dsl.pipeline(name="sums", description="Adds twice.")
def sums(a: float = 1, b: float = 2):
    add(add(a, b).output, 3)


@dsl.pipeline(name="branches", description="Goes one of two ways, three times.")
def branches():
    with dsl.ParallelFor([1, 2, 3]) as item:
        with dsl.Condition(flip().output == "heads"):
            add(item, 1)


@dsl.pipeline(name="with-exit")
def with_exit():
    with dsl.ExitHandler(add(0, 0)):
        add(1, 2)
