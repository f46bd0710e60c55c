"""Gap: types of resources that the emulator does not know, for which it refuses the whole template.

They are accepted, named, and do nothing. Each stands in docs/cloud-local.md beside the assertion on the template that
is there in its place.
"""

from ministack.services.cloudformation import provisioners

TYPES = (
    # Keeps what passed the bus, to be sent again.
    "AWS::Events::Archive",
    # Refuses events that come without TLS.
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
