"""What a generator of requests cannot know about this service."""

from itertools import count
import re

import schemathesis
from schemathesis.generation.meta import TestPhase

IF_MATCH = re.compile(r'(?:"[1-9][0-9]{0,8}"|\*)')
numbers = count(1)


def is_valid(case) -> bool:
    """Whether the request is meant to be accepted."""
    return case.meta is not None and case.meta.generation.mode.is_positive


def for_stock(body):
    """The same order for a product of the demonstration shop: links lead on only from an order that was placed."""
    unknown = ("discountCode", "shippingMethod", "expectedTotalAmount", "lines", "currency")
    kept = {name: value for name, value in body.items() if name not in unknown}
    return {**kept, "currency": "EUR", "lines": [{"sku": "MUG", "quantity": 2}]}


@schemathesis.hook
def before_call(context, case, kwargs):
    """A command has a key of its own: with the key of an example each second command would be refused."""
    if case.headers is None or not is_valid(case):
        return
    is_placement = (case.method, case.path) == ("POST", "/v1/orders")
    if is_placement and case.meta.phase.name == TestPhase.STATEFUL and isinstance(case.body, dict):
        case.body = for_stock(case.body)
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f"contract-{next(numbers)}"
    # The coverage phase writes only letters and digits into headers.
    match = case.headers.get("If-Match")
    if match is not None and not IF_MATCH.fullmatch(match):
        case.headers["If-Match"] = "*"
