"""Gap: MiniStack ignores FunctionResponseTypes, BisectBatchOnFunctionError, MaximumRetryAttempts and
MaximumRecordAgeInSeconds of a mapping from a DynamoDB stream to a function, and loses records after a failed one.

This replaces MiniStack's poll by one with the rules of Lambda. Records before the first reported failure are done. The
others are retried, in halves if the mapping says so, until the retries or the age are exhausted, and then reported to
the failure destination.
"""

import json
import time
from dataclasses import dataclass

import role_checks
from ministack.services import dynamodb, lambda_svc

FIRST_WAIT_SECONDS = 0.2
WAIT_DOUBLINGS = 5


@dataclass
class Progress:
    """The state of a mapping between two polls."""

    tries: int = 0
    limit: int | None = None  # the remaining records of a bisected batch

    def done(self, count):
        self.limit = (self.limit - count) or None if self.limit and self.limit > count else None
        self.tries = 0


_progress = {}


def _first_failed(result, batch):
    """Index of the first record that the function reported as failed; None when it reported none."""
    body = result.get("body")
    if isinstance(body, (str, bytes)):
        try:
            body = json.loads(body)
        except ValueError:
            return None
    failures = (body.get("batchItemFailures") or []) if isinstance(body, dict) else []
    if not failures:
        return None
    named = {failure.get("itemIdentifier") for failure in failures}
    hits = [index for index, record in enumerate(batch) if record.get("dynamodb", {}).get("SequenceNumber") in named]
    # An unknown or empty name fails the whole batch.
    return hits[0] if hits else 0


def _give_up_reason(mapping, progress, records):
    """Why these records are not retried; None: they are."""
    most, oldest = mapping.get("MaximumRetryAttempts"), mapping.get("MaximumRecordAgeInSeconds")
    if most is not None and 0 <= int(most) < progress.tries:
        return "RetryAttemptsExhausted"
    now = time.time()
    age = now - min(float(record.get("dynamodb", {}).get("ApproximateCreationDateTime", now)) for record in records)
    return "RecordAgeExceeded" if oldest and 0 < int(oldest) < age else None


def _stream_of(mapping):
    """The table and the function of a mapping; None if its stream is not an existing one of this account and region."""
    arn = mapping.get("EventSourceArn", "")
    try:
        spec = lambda_svc.parse_arn(arn)
    except lambda_svc.ArnParseError:
        return None
    here = (lambda_svc.get_account_id(), lambda_svc.get_region())
    if spec.service != "dynamodb" or (spec.account_id, spec.region) != here:
        return None
    stream = lambda_svc._dynamodb_stream_table_from_arn_spec(spec)
    function, _ = lambda_svc._get_func_record_for_qualifier(mapping["FunctionName"], mapping.get("Qualifier"))
    if stream is None or function is None:
        return None
    table = dynamodb._tables.get(stream[0])
    return (stream[0], function) if table and table.get("LatestStreamArn") == arn else None


def _position(mapping, table):
    """The position of the next record; None if the stream is empty."""
    horizon, end = dynamodb.stream_start_position(table), dynamodb.stream_end_position(table)
    if end == horizon:
        return None
    first = horizon if mapping.get("StartingPosition") == "TRIM_HORIZON" else end
    with lambda_svc._dynamodb_stream_positions_lock:
        positions = lambda_svc._dynamodb_stream_positions
        position = max(positions.setdefault(mapping["UUID"], first), horizon)
        positions[mapping["UUID"]] = position
    return position


def _poll(mapping):
    """Delivers the next batch. True: something was done, and there may be more at once."""
    found = _stream_of(mapping)
    uuid = mapping["UUID"]
    if found is None or lambda_svc._esm_backoff_until.get(uuid, 0) > time.time():
        return False
    table, function = found
    position = _position(mapping, table)
    if position is None:
        return False
    progress = _progress.setdefault(uuid, Progress())
    records = dynamodb.stream_records_since(table, position, progress.limit or int(mapping.get("BatchSize") or 100))
    if not records or not role_checks.may_read(function, mapping["EventSourceArn"]):
        return False

    def advance(count):
        with lambda_svc._dynamodb_stream_positions_lock:
            lambda_svc._dynamodb_stream_positions[uuid] += count
        progress.done(count)

    batch = lambda_svc._apply_filter_criteria(records, mapping)
    if not batch:
        advance(len(records))
        return True
    result = lambda_svc._execute_function(function, {"Records": batch})
    failed = None
    if not result.get("error"):
        reports = "ReportBatchItemFailures" in (mapping.get("FunctionResponseTypes") or [])
        failed = _first_failed(result, batch) if reports else None
        if failed is None:
            advance(len(records))
            lambda_svc._esm_backoff_until.pop(uuid, None)
            mapping["LastProcessingResult"] = f"OK - {len(batch)} records"
            return True
    mapping["LastProcessingResult"] = "PROBLEM: Function call failed"
    if failed:
        before = next(index for index, record in enumerate(records) if record is batch[failed])
        records, batch = records[before:], batch[failed:]
        advance(before)
        progress.limit = len(records)
    return _after_failure(mapping, function, records, batch, result, failed, progress, advance)


def _after_failure(mapping, function, records, batch, result, failed, progress, advance):
    halves = mapping.get("BisectBatchOnFunctionError") and len(records) > 1
    if halves and failed is None:
        progress.limit = (len(records) + 1) // 2
        return True
    progress.tries += 1
    why = _give_up_reason(mapping, progress, batch)
    if why is None:
        wait = FIRST_WAIT_SECONDS * 2 ** min(progress.tries, WAIT_DOUBLINGS)
        lambda_svc._esm_backoff_until[mapping["UUID"]] = time.time() + wait
        return False
    if halves:
        progress.limit, progress.tries = 1, 0
        return True
    lambda_svc._send_ddb_stream_failure_record(mapping, function, batch, mapping["EventSourceArn"], result, why)
    advance(len(records))
    return True


def _poll_all():
    done = False
    for account, region, mapping in lambda_svc._iter_all_esms():
        account_token = lambda_svc._request_account_id.set(account)
        region_token = lambda_svc._request_region.set(region)
        try:
            done = (mapping.get("Enabled", True) and _poll(mapping)) or done
        finally:
            lambda_svc._request_account_id.reset(account_token)
            lambda_svc._request_region.reset(region_token)
    return done


def close_gaps():
    lambda_svc._poll_dynamodb_streams = _poll_all
