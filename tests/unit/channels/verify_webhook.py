#!/usr/bin/env python3
"""Checks the signature of a request on standard input, as it was on the wire.

The arguments are secrets; each must have signed, in this order. Python's own hmac and
base64 are the other implementation that the C code is held against.
"""
import base64
import hashlib
import hmac
import json
import sys
from urllib.parse import unquote

head, _, body = sys.stdin.buffer.read().partition(b"\r\n\r\n")
lines = head.split(b"\r\n")
pairs = [line.split(b": ", 1) for line in lines[1:]]
headers = {name.decode().lower(): value.decode() for name, value in pairs}
assert len(headers) == len(pairs), "a header came twice"

signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
expected = []
for secret in sys.argv[1:]:
    assert secret.startswith("whsec_")
    key = base64.b64decode(secret[len("whsec_"):], validate=True)
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    expected.append("v1," + base64.b64encode(digest).decode())
assert headers["webhook-signature"] == " ".join(expected), "another signature"
assert int(headers["content-length"]) == len(body)
event = json.loads(body)
assert event["id"] == headers["webhook-id"], "two ids"
assert unquote(event["id"], errors="strict") == event["subject"] == event["data"]["key"]
