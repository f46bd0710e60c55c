"""Gap: Lambda's own calls for a function are not checked against the role of the function: reading the stream of a mapping,
and sending failures to a queue.

Here the role is checked first. A call that it denies is not made, and each call is logged as one of the function.
"""

import logging

import call_log
from ministack.core import iam_evaluator
from ministack.core.arn import parse_arn
from ministack.services import lambda_svc

logger = logging.getLogger("ministack")

READS_STREAM = ("ListStreams", "DescribeStream", "GetShardIterator", "GetRecords")


def _allowed(function, action, resource):
    config = function.get("config") or function
    account, role = config["Role"].split(":")[4], config["Role"].rsplit("/", 1)[-1]
    name = config["FunctionName"]
    context = iam_evaluator.EvalContext(
        principal_arn=f"arn:aws:sts::{account}:assumed-role/{role}/{name}",
        principal_type="AssumedRole",
        principal_account=account,
        action=action,
        resource_arn=resource,
        region=lambda_svc.get_region(),
    )
    policies = iam_evaluator._gather_role_policies(role, account)
    allowed = iam_evaluator.evaluate(context, policies).decision == "Allow"
    call_log.note(name, action, resource, allowed)
    if not allowed:
        logger.error("%s may not %s %s", name, action, resource)
    return allowed


def may_read(function, stream_arn):
    return all(_allowed(function, f"dynamodb:{action}", stream_arn) for action in READS_STREAM)


def _may_put(function, queue_arn):
    return parse_arn(queue_arn).service != "sqs" or _allowed(function, "sqs:SendMessage", queue_arn)


def _failed_batch(send):
    def sent(mapping, function, *rest):
        queue = ((mapping.get("DestinationConfig") or {}).get("OnFailure") or {}).get("Destination")
        return send(mapping, function, *rest) if queue and _may_put(function, queue) else None

    return sent


def _failed_event(route):
    def routed(queue, function_name, *rest):
        function = lambda_svc._functions.get(function_name)
        return route(queue, function_name, *rest) if function and _may_put(function, queue) else None

    return routed


def close_gaps():
    lambda_svc._send_ddb_stream_failure_record = _failed_batch(lambda_svc._send_ddb_stream_failure_record)
    lambda_svc._route_async_failure = _failed_event(lambda_svc._route_async_failure)
