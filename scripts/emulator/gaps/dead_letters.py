"""Gaps in the dead-letter queue of a function: CloudFormation ignores it, and its messages have the form of a destination.
Here a message is the event itself, with attributes that describe the error.
"""

import json
import uuid

from ministack.services import eventbridge, lambda_svc, sqs
from ministack.services.cloudformation import provisioners


def _with_dead_letter_queue(make):
    def made(logical_id, properties, stack_name):
        answer = make(logical_id, properties, stack_name)
        queue = properties.get("DeadLetterConfig")
        if queue:
            lambda_svc._functions[properties["FunctionName"]]["config"]["DeadLetterConfig"] = queue
        return answer

    return made


def _original_event(route):
    def routed(queue_arn, function_name, event, result):
        config = (lambda_svc._functions.get(function_name) or {}).get("config") or {}
        if (config.get("DeadLetterConfig") or {}).get("TargetArn") != queue_arn:
            return route(queue_arn, function_name, event, result)
        eventbridge._dispatch_to_sqs(eventbridge.parse_arn(queue_arn), json.dumps(event))
        body = result.get("body") if isinstance(result.get("body"), dict) else {}
        about = {
            "RequestID": str(uuid.uuid4()),
            "ErrorCode": "200",
            "ErrorMessage": str(body.get("errorMessage", ""))[:1024],
        }
        sqs._queue_by_arn(queue_arn)["messages"][-1]["message_attributes"] = {
            name: {"DataType": "String", "StringValue": value or "-"} for name, value in about.items()
        }
        return None

    return routed


def close_gaps():
    handlers = provisioners._RESOURCE_HANDLERS["AWS::Lambda::Function"]
    handlers["create"] = _with_dead_letter_queue(handlers["create"])
    lambda_svc._route_async_failure = _original_event(lambda_svc._route_async_failure)
