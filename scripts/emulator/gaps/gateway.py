"""Gaps between its HTTP APIs and those of API Gateway."""

from ministack.services import apigateway, lambda_svc

FAILED = {
    "statusCode": 500,
    "headers": {"Content-Type": "application/json"},
    "body": '{"message":"Internal Server Error"}',
}


def _lower_camel(settings):
    return {name[:1].lower() + name[1:]: value for name, value in (settings or {}).items()}


def _cors_as_declared():
    """The CorsConfiguration of CloudFormation keeps its capitalized names, which MiniStack does not find: it refuses every
    preflight."""
    headers, preflight = apigateway._cors_response_headers, apigateway._cors_preflight_response

    def cors_headers(settings, origin):
        return headers(_lower_camel(settings), origin)

    def preflight_reply(settings, origin):
        status, replied, body = preflight(_lower_camel(settings), origin)
        # API Gateway answers a foreign origin without CORS headers, not with 403.
        return (204, {"Content-Length": "0"}, b"") if status == 403 else (status, replied, body)

    apigateway._cors_response_headers = cors_headers
    apigateway._cors_preflight_response = preflight_reply


def _replies_passed_on():
    """MiniStack sends the CORS headers of a function beside those of the gateway, which ignores them; and it labels an
    empty body as JSON."""
    invoke = apigateway._invoke_lambda_proxy

    async def passed_on(integration, api_id, *rest, **named):
        status, headers, body = await invoke(integration, api_id, *rest, **named)
        if not body:
            headers.pop("Content-Type", None)  # MiniStack's own; the header of the function is in lower case
        if (apigateway._apis.get(api_id) or {}).get("corsConfiguration"):
            headers = {name: value for name, value in headers.items() if not name.lower().startswith("access-control-")}
        # In two spellings it would be sent twice.
        return status, {("Vary" if name.lower() == "vary" else name): value for name, value in headers.items()}, body

    apigateway._invoke_lambda_proxy = passed_on


def _failed_function():
    """MiniStack answers 502 with the text of the error when a function throws or times out."""
    shaped = lambda_svc.lambda_execute_result_to_api_proxy_response

    def reply(result):
        if result.get("error") and not result.get("throttle"):
            return FAILED, None
        return shaped(result)

    lambda_svc.lambda_execute_result_to_api_proxy_response = reply


def _odd_claims():
    """MiniStack answers 500 to a token whose times are not numbers."""
    validate = apigateway._validate_jwt_authorizer

    async def validated(*args):
        try:
            return await validate(*args)
        except (TypeError, ValueError):
            return None, None, apigateway._jwt_unauthorized()

    apigateway._validate_jwt_authorizer = validated


def _challenge():
    """A 401 lacks the header www-authenticate."""
    unauthorized = apigateway._jwt_unauthorized

    def with_challenge(*args):
        status, headers, body = unauthorized(*args)
        return status, {**headers, "www-authenticate": "Bearer"}, body

    apigateway._jwt_unauthorized = with_challenge


def close_gaps():
    _cors_as_declared()
    _replies_passed_on()
    _failed_function()
    _odd_claims()
    _challenge()
