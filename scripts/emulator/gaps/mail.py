"""Gap: a letter that is sent by version 2 of the SES API has no resource, so that only a policy for `*` allows it.

Here the resource is the identity of the sender: the address if it is registered, else its domain.
"""

import json

from ministack.core import iam_actions
from ministack.services import ses, ses_v2

LETTERS = "/v2/email/outbound-emails"


def close_gaps():
    resource = iam_actions._ses_v2_resource_arn

    def of_sender(method, path, body, region, account):
        if method != "POST" or path.rstrip("/") != LETTERS:
            return resource(method, path, body, region, account)
        sender = json.loads(body or b"{}").get("FromEmailAddress", "")
        is_registered = any(sender in identities for identities in (ses._identities, ses_v2._identities))
        identity = sender if is_registered else sender.rpartition("@")[2]
        return f"arn:aws:ses:{region}:{account}:identity/{identity}"

    iam_actions._ses_v2_resource_arn = of_sender
