"""Gaps in rules that call a function. MiniStack does not check the policy of the function, does not retry a failed call or
send it to the destination of the function, and loses an event that it cannot deliver.

Here the function is called asynchronously if its policy allows the rule. Else the event goes at once to the
DeadLetterConfig of the target, if the policy of the queue allows the rule: EventBridge does not retry a denied call.
"""

import json
from contextvars import ContextVar

from ministack.core import iam_evaluator
from ministack.services import eventbridge, lambda_svc, sqs

SERVICE = "events.amazonaws.com"
_delivery = ContextVar("target_and_rule")


def _may_call(function, function_arn, rule_arn):
    context = iam_evaluator.EvalContext(
        principal_arn="*",
        principal_type="Service",
        principal_account="",
        action="lambda:InvokeFunction",
        resource_arn=function_arn,
        region=lambda_svc.get_region(),
        service_context={"aws:sourcearn": rule_arn},
    )
    return iam_evaluator.evaluate_resource_policy(function.get("policy"), context, service=SERVICE).decision == "Allow"


def _send_to_dead_letters(payload, target, rule_arn, code):
    queue_arn = (target.get("DeadLetterConfig") or {}).get("Arn")
    if not queue_arn or not sqs.queue_policy_allows(queue_arn, SERVICE, rule_arn, lambda_svc.get_account_id()):
        return
    eventbridge._dispatch_to_sqs(eventbridge.parse_arn(queue_arn), payload)
    about = {"RULE_ARN": rule_arn, "TARGET_ARN": target["Arn"], "ERROR_CODE": code}
    sqs._queue_by_arn(queue_arn)["messages"][-1]["message_attributes"] = {
        name: {"DataType": "String", "StringValue": value} for name, value in about.items()
    }


def _to_function(arn, payload):
    target, rule = _delivery.get()
    function, config, _ = lambda_svc._get_func_record_for_ref(arn)
    if not function or not config:
        return _send_to_dead_letters(payload, target, rule["Arn"], "RESOURCE_NOT_FOUND")
    # The policy of an alias is stored with its function.
    owner, _, _ = lambda_svc._get_base_func_record_for_ref(arn)
    if not _may_call(owner, arn, rule["Arn"]):
        return _send_to_dead_letters(payload, target, rule["Arn"], "NO_PERMISSIONS")
    record = lambda_svc._execution_record_for_config(function, config)
    return lambda_svc.invoke_async_with_retry(record, json.loads(payload))


def _with_rule(invoke):
    def invoked(target, event, rule, view=None):
        token = _delivery.set((target, rule))
        try:
            return invoke(target, event, rule, view)
        finally:
            _delivery.reset(token)

    return invoked


def close_gaps():
    eventbridge._invoke_target = _with_rule(eventbridge._invoke_target)
    eventbridge._dispatch_to_lambda = _to_function
