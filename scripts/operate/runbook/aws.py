"""The AWS command line without AWS: it parses a command and checks its parameters, records them, and answers itself."""

import json
import os
import sys
from types import SimpleNamespace

from awscli.clidriver import create_clidriver

RECORD = os.environ["RUNBOOK_RECORD"]


def recorded():
    if not os.path.exists(RECORD):
        return []
    with open(RECORD, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def record(operation, parameters):
    with open(RECORD, "a", encoding="utf-8") as lines:
        lines.write(json.dumps({"program": "aws", "operation": operation, "parameters": parameters}, default=str) + "\n")


def table(parameters, region):
    arn = f"arn:aws:dynamodb:{region}:111122223333:table/{parameters['TableName']}"
    stream = f"{arn}/stream/2026-11-21T10:00:00.000"
    return {"Table": {"TableStatus": "ACTIVE", "TableArn": arn, "LatestStreamArn": stream}}


def policy(parameters, _):
    statement = {"Effect": "Deny", "Resource": parameters["ResourceArn"]}
    return {"Policy": json.dumps({"Statement": [statement]})}


def stacks(parameters, _):
    """The stack as the last command on it leaves it."""
    continued = any(call.get("operation") == "ContinueUpdateRollback" for call in recorded())
    status = "UPDATE_ROLLBACK_COMPLETE" if continued else "DELETE_COMPLETE"
    return {"Stacks": [{"StackName": parameters["StackName"], "StackStatus": status}]}


# What a reply must have, so that the next command of a section has its input.
ANSWERS = {
    "DescribeTable": table,
    "GetResourcePolicy": policy,
    "StartRestoreJob": lambda *_: {"RestoreJobId": "job-1"},
    "DescribeRestoreJob": lambda *_: {"Status": "COMPLETED"},
    "ListUserPools": lambda *_: {"UserPools": [{"Id": "eu-central-1_Sample", "Name": "order-service-prod"}]},
    "DescribeStacks": stacks,
}


def is_deleted(operation, parameters):
    """A table of which DeleteTable was recorded is gone."""
    name = parameters.get("TableName")
    return operation == "DescribeTable" and any(
        call.get("operation") == "DeleteTable" and call["parameters"]["TableName"] == name for call in recorded()
    )


def answered(model, context, request_signer, **_):
    parameters = context["runbook"]
    if is_deleted(model.name, parameters):
        error = {"Code": "ResourceNotFoundException", "Message": "the table is deleted"}
        return SimpleNamespace(status_code=400), {"Error": error, "ResponseMetadata": {}}
    record(model.name, parameters)
    return SimpleNamespace(status_code=200), ANSWERS.get(model.name, lambda *_: {})(parameters, request_signer.region_name)


def remember(params, context, **_):
    context["runbook"] = dict(params)


driver = create_clidriver()
driver.session.register("before-parameter-build", remember)
driver.session.register("before-call", answered)
sys.exit(driver.main(sys.argv[1:]))
