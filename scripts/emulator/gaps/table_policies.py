"""Gap: MiniStack ignores the policies of a table and of its stream in a template, so that nobody can read and copy them.

Here a new table has them, as by PutResourcePolicy. MiniStack stores such policies and does not apply them.
"""

import json

from ministack.services import dynamodb
from ministack.services.cloudformation import provisioners


def _with_policies(create):
    def created(logical_id, properties, stack_name):
        name, attributes = create(logical_id, properties, stack_name)
        stream = properties.get("StreamSpecification") or {}
        for arn, owner in ((attributes["Arn"], properties), (attributes.get("StreamArn"), stream)):
            document = (owner.get("ResourcePolicy") or {}).get("PolicyDocument")
            if arn and document:
                dynamodb._put_resource_policy({"ResourceArn": arn, "Policy": json.dumps(document)})
        return name, attributes

    return created


def close_gaps():
    handlers = provisioners._RESOURCE_HANDLERS["AWS::DynamoDB::Table"]
    handlers["create"] = _with_policies(handlers["create"])
