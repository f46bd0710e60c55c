"""Gap: MiniStack does not list the calls of a function. Here each is logged when the role of the function is checked.

`GET /_local/calls` returns them as a list of {function, action, resource, allowed, count}.
"""

import json
import threading
from collections import Counter

from ministack import app
from ministack.core import iam_evaluator

PATH = "/_local/calls"
_calls = Counter()
_lock = threading.Lock()


def _function_of(access_key):
    """The session of a function has its name; nobody else may assume its role."""
    from ministack.services import sts

    arn = (sts._sessions.get(access_key) or {}).get("Arn", "")
    return arn.rsplit("/", 1)[-1] if ":assumed-role/" in arn and access_key.startswith("ASIA") else None


def note(function, action, resource, allowed):
    with _lock:
        _calls[function, action, resource, allowed] += 1


def _logging(enforce):
    def enforced(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        denied = enforce(access_key_id, iam_action, service, region, resource_arn, service_context)
        function = _function_of(access_key_id or "")
        if function is not None:
            note(function, iam_action, resource_arn, denied is None)
        return denied

    return enforced


def _listed():
    with _lock:
        counted = sorted(_calls.items())
    names = ("function", "action", "resource", "allowed")
    return json.dumps([{**dict(zip(names, call)), "count": count} for call, count in counted]).encode()


def _served(inner):
    async def served(scope, receive, send):
        if scope["type"] != "http" or scope["path"] != PATH:
            return await inner(scope, receive, send)
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": _listed()})

    return served


def close_gaps():
    iam_evaluator.enforce = _logging(iam_evaluator.enforce)
    app.app = _served(app.app)
