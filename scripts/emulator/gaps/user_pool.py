"""Gap: CloudFormation's `Fn::GetAtt UserPool.ProviderURL` is unknown. It is the issuer of tokens, with https."""

from ministack.services.cloudformation import provisioners


def close_gaps():
    attributes = provisioners._cognito_user_pool_attributes

    def with_url(pool_id):
        known = attributes(pool_id)
        return {**known, "ProviderURL": f"https://{known['ProviderName']}"}

    provisioners._cognito_user_pool_attributes = with_url
