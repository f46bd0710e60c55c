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
    """CloudFormation's CorsConfiguration keeps its capitals, under which nothing finds it: every preflight is refused."""
    headers, preflight = apigateway._cors_response_headers, apigateway._cors_preflight_response

    def cors_headers(settings, origin):
        return headers(_lower_camel(settings), origin)

    def preflight_reply(settings, origin):
        status, replied, body = preflight(_lower_camel(settings), origin)
        # A foreign origin is not told off, it is told nothing.
        return (204, {"Content-Length": "0"}, b"") if status == 403 else (status, replied, body)

    apigateway._cors_response_headers = cors_headers
    apigateway._cors_preflight_response = preflight_reply


def _replies_passed_on():
    """A function's own CORS headers stand beside the gateway's, so that each comes twice, where API Gateway ignores
    them; and what has no body is said to be JSON."""
    invoke = apigateway._invoke_lambda_proxy

    async def passed_on(integration, api_id, *rest, **named):
        status, headers, body = await invoke(integration, api_id, *rest, **named)
        if not body:
            headers.pop("Content-Type", None)  # of MiniStack's own: the function's is in lower case
        if (apigateway._apis.get(api_id) or {}).get("corsConfiguration"):
            headers = {name: value for name, value in headers.items() if not name.lower().startswith("access-control-")}
        # Named in two spellings it would be sent twice.
        return status, {("Vary" if name.lower() == "vary" else name): value for name, value in headers.items()}, body

    apigateway._invoke_lambda_proxy = passed_on


def _failed_function():
    """A function that throws or takes too long is answered 502 with the error's text."""
    shaped = lambda_svc.lambda_execute_result_to_api_proxy_response

    def reply(result):
        if result.get("error") and not result.get("throttle"):
            return FAILED, None
        return shaped(result)

    lambda_svc.lambda_execute_result_to_api_proxy_response = reply


def _odd_claims():
    """A token whose times are no numbers is answered 500."""
    validate = apigateway._validate_jwt_authorizer

    async def validated(*asked):
        try:
            return await validate(*asked)
        except (TypeError, ValueError):
            return None, None, apigateway._jwt_unauthorized()

    apigateway._validate_jwt_authorizer = validated


def _challenge():
    """A 401 comes without the header that says what would be accepted."""
    unauthorized = apigateway._jwt_unauthorized

    def with_challenge(*words):
        status, headers, body = unauthorized(*words)
        return status, {**headers, "www-authenticate": "Bearer"}, body

    apigateway._jwt_unauthorized = with_challenge


def close_gaps():
    _cors_as_declared()
    _replies_passed_on()
    _failed_function()
    _odd_claims()
    _challenge()
