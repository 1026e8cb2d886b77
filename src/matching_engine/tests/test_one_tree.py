"""Everything that the engine refuses is of one tree, so that whoever asks can catch it in one place."""

import importlib
import pkgutil

import matching_engine
from matching_engine.errors import EngineError


def test_every_exception_of_the_engine_is_an_engine_error():
    names = [module.name for module in pkgutil.walk_packages(matching_engine.__path__, "matching_engine.")]
    passed_over = (".tests", "__main__", "._kernels")
    rooms = [importlib.import_module(name) for name in names if not any(part in name for part in passed_over)]
    kinds = {thing for room in rooms for thing in vars(room).values() if isinstance(thing, type)}
    own = {kind for kind in kinds if issubclass(kind, BaseException) and kind.__module__.startswith("matching_engine")}

    assert [kind.__qualname__ for kind in own if not issubclass(kind, EngineError)] == []
