"""The object storage for evidence, as the environment names it."""

from typing import Any

from netra.config.environment import BadSetting, read_text


def read_s3(bucket: str) -> dict[str, Any]:
    """A storage for Django. Nothing in it is public, nothing overwritten asks, no address of an object is ever given
    out; without a key the machine's own role is used."""
    endpoint = read_text("NETRA_S3_ENDPOINT")
    if endpoint and not endpoint.startswith(("http://", "https://")):
        raise BadSetting(f"NETRA_S3_ENDPOINT is {endpoint!r}; write an address such as https://s3.example.go.id.")
    key, secret = read_text("NETRA_S3_KEY"), read_text("NETRA_S3_SECRET")
    if bool(key) != bool(secret):
        raise BadSetting("NETRA_S3_KEY and NETRA_S3_SECRET belong together; one of them is not set.")
    options: dict[str, Any] = {
        "bucket_name": bucket,
        "location": read_text("NETRA_S3_PREFIX").strip("/"),
        "region_name": read_text("NETRA_S3_REGION") or None,
        "endpoint_url": endpoint or None,
        "access_key": key or None,
        "secret_key": secret or None,
        "default_acl": None,
        "file_overwrite": True,
        "querystring_auth": True,
        "addressing_style": "path" if endpoint else "auto",
        "signature_version": "s3v4",
        "object_parameters": {"ContentType": "application/octet-stream"},
    }
    return {"BACKEND": "netra.evidence.buckets.Bucket", "OPTIONS": options}
