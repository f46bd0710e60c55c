"""Gap: MiniStack serves HTTP and applies policies that deny requests without TLS (`aws:SecureTransport`).

The bucket for assets of the CDK and every bucket of the stack have such a policy. Here requests count as requests over TLS.
Only tests of the template check that TLS is required.
"""

from ministack import app


def close_gaps():
    pin = app.pin_request_origin
    app.pin_request_origin = lambda source_ip, _secure: pin(source_ip, True)
