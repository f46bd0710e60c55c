"""What a generator of requests cannot know about the headers of this service."""

from itertools import count
import re

import schemathesis

IF_MATCH = re.compile(r'(?:"[1-9][0-9]{0,8}"|\*)')
numbers = count(1)


def is_valid(case) -> bool:
    """Whether the request is meant to be accepted."""
    return case.meta is not None and case.meta.generation.mode.is_positive


@schemathesis.hook
def before_call(context, case, kwargs):
    """A command has a key of its own: with the key of an example each second command would be refused."""
    if case.headers is None or not is_valid(case):
        return
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f"contract-{next(numbers)}"
    # The coverage phase writes only letters and digits into headers.
    match = case.headers.get("If-Match")
    if match is not None and not IF_MATCH.fullmatch(match):
        case.headers["If-Match"] = "*"
