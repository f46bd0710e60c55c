"""Gap: when MiniStack updates a nested stack, the resources of it that do not change lose their attributes, and a reference
to one of them fails: `Requested attribute Arn does not exist`.

Here they keep them, as the resources of a stack that is not nested do.
"""

from ministack.services.cloudformation import _stacks, provisioners


def _keeping_attributes(update):
    def updated(resource_type, physical_id, old, new, stack_name, logical_id=None, attributes=None):
        known = (_stacks.get(stack_name) or {}).get("_resources", {}).get(logical_id) or {}
        kept = attributes or known.get("Attributes") or {}
        new_id, changed = update(resource_type, physical_id, old, new, stack_name, logical_id, kept)
        return new_id, ({**kept, **changed} if new_id == physical_id else changed)

    return updated


def close_gaps():
    provisioners._update_resource = _keeping_attributes(provisioners._update_resource)
