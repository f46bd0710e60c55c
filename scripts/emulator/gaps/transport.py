"""Gap: it speaks HTTP, and honours policies that deny requests without TLS.

The assets' bucket that CDK bootstraps denies them (`aws:SecureTransport`), as every bucket of the stack does. Requests
of this machine stand for ones over TLS. Whether TLS is asked for is therefore seen in the template alone.
"""

from ministack import app


def close_gaps():
    pin = app.pin_request_origin
    app.pin_request_origin = lambda source_ip, _secure: pin(source_ip, True)
