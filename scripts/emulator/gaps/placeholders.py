"""Gap: resource types that MiniStack does not know. It refuses a template with one.

Here they are accepted and do nothing. docs/cloud-local.md names for each the test that checks the template instead.
"""

from ministack.services.cloudformation import provisioners

TYPES = (
    # Archives the events of the bus for replay.
    "AWS::Events::Archive",
    # Denies events without TLS.
    "AWS::Events::EventBusPolicy",
)


def create(logical_id, properties, stack_name):
    return f"{stack_name}-{logical_id}", {"Arn": f"arn:aws:placeholder:::{stack_name}/{logical_id}"}


def update(physical_id, old_properties, properties, stack_name):
    return physical_id, {}


def delete(physical_id, properties):
    return None


def close_gaps():
    for name in TYPES:
        provisioners._RESOURCE_HANDLERS.setdefault(name, {"create": create, "update": update, "delete": delete})
