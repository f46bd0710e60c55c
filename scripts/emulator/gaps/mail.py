"""Gap: a letter that is sent by SES's second API is in nobody's name, so that no policy but one for `*` lets it through.

It is in the name of the sender's identity: of the address where that is registered, else of its domain.
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
