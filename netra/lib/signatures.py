"""Signatures of messages between systems, in the form of Standard Webhooks: id, moment and body under a shared secret.

    webhook-id: msg_1            the same for every attempt: by it a receiver knows what it has had
    webhook-timestamp: 1732233600
    webhook-signature: v1,…      one for each secret in force, with a blank between

>>> secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
>>> signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
"""

import base64
import hashlib
import hmac
import secrets

MARK = "whsec_"
TOLERANCE = 300  # seconds a message may be old, or a clock may go ahead


def new_secret() -> str:
    """192 random bits."""
    return MARK + base64.b64encode(secrets.token_bytes(24)).decode()


def signature(secret: str, id: str, timestamp: int, body: bytes) -> str:
    """The signature of one message. Raises `ValueError` for what is no secret."""
    key = base64.b64decode(secret.removeprefix(MARK), validate=True)
    told = hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(told).decode()


def is_signed(header: str, secret: str, id: str, timestamp: int, body: bytes, *, now: int) -> bool:
    """Whether one of the signatures is ours and the message is of now."""
    wanted = signature(secret, id, timestamp, body).encode()
    right = [hmac.compare_digest(one.encode(), wanted) for one in header.split(" ")]
    return any(right) and abs(now - timestamp) <= TOLERANCE
