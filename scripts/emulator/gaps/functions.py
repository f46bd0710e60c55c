"""Gaps between its Node.js functions, which are long-lived processes, and those of Lambda."""

import time
from pathlib import Path

from ministack.core import lambda_runtime
from ministack.services import lambda_svc

# Seconds to wait for the first line of a log, after each line, and at most. A line that comes later is lost unless the
# process is called again, and on a busy machine the default of 50 ms is too short. Only a call without a log takes it all.
LOG_WAITS = (0.200, 0.010, 0.500)

MOST_PROCESSES = 3
FREE_AGAIN_SECONDS = 0.002


def _bounded(acquire):
    """MiniStack starts a process for each concurrent call and keeps it: hundreds on two cores. Here calls wait for one of
    a few. A function that calls itself would wait forever, but none may call another."""

    def acquired(func_name, config, code_zip, qualifier="$LATEST", max_concurrency=None):
        while True:
            worker, how = acquire(func_name, config, code_zip, qualifier, max_concurrency or MOST_PROCESSES)
            if worker is not None:
                return worker, how
            time.sleep(FREE_AGAIN_SECONDS)

    return acquired


def _new_role(update_config):
    """A function whose role is replaced goes on with the credentials of the old one."""

    def updated(name, data):
        answered = update_config(name, data)
        if "Role" in data:
            lambda_runtime.invalidate_worker(name)
        return answered

    return updated


def close_gaps():
    first = Path(__file__).with_name("function_start.js").read_text(encoding="utf-8")
    lambda_runtime._NODEJS_WORKER_SCRIPT = first + lambda_runtime._NODEJS_WORKER_SCRIPT
    lambda_svc.acquire_worker = _bounded(lambda_svc.acquire_worker)
    lambda_svc._update_config = _new_role(lambda_svc._update_config)
    lambda_runtime.Worker._drain_stderr_bounded.__defaults__ = LOG_WAITS
