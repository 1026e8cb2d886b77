from collections.abc import Iterator

import pytest
import time_machine

from tests.cast import NOW


@pytest.fixture(autouse=True)
def it_is_the_day_of_the_cast() -> Iterator[None]:
    """The pages read the clock; here it stands on the day that the cast lives in."""
    with time_machine.travel(NOW, tick=False):
        yield
