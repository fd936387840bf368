#!/usr/bin/env python3
"""Reads mails as another program does, and says what is not as it was meant.

Standard input holds texts, each with a NUL behind it: sender, addressee, subject, text,
keys (a line each), and the mail as it was on the wire; and so on for the next. An argument "ics" says that a
calendar file is attached. Python's own email package is the other implementation.
"""
import email
import email.policy
import re
import sys
from html import unescape

FIELDS = ("sender", "to", "subject", "text", "keys", "mail")


def same(what, found, wanted):
    assert found == wanted, f"{what}: {found!r} instead of {wanted!r}"


def lines_of(text):
    """As mail knows them, without control characters and blanks at the end."""
    text = re.sub(r"\r\n|\r|\n", "\n", text)
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", text).rstrip("\n")


def check_wire(mail):
    assert mail.endswith(b"\r\n")
    for line in mail[:-2].split(b"\r\n"):
        assert b"\r" not in line and b"\n" not in line, f"a bare line break: {line!r}"
        assert len(line) <= 78, f"too long: {line!r}"
        assert all(byte == 9 or 32 <= byte < 127 for byte in line), f"not ASCII: {line!r}"


def paragraphs(page, keys):
    """Each key's, as plain text has them."""
    shown = re.findall(r"<p>(.*?)</p>", page, re.DOTALL)[:len(keys)]
    for one in shown:
        assert "<" not in one.replace("<br>", ""), f"a tag: {one!r}"
    return "\n\n".join(unescape(one.replace("<br>\n", "\n")) for one in shown).rstrip("\n")


def check(sender, to, subject, text, keys, mail, has_calendar):
    keys = keys.split("\n")
    check_wire(mail)
    parsed = email.message_from_bytes(mail, policy=email.policy.default)
    for part in parsed.walk():
        same("defects", part.defects, [])
        for name, value in part.items():
            same(f"defects of {name}", getattr(value, "defects", ()), ())
    same("From", str(parsed["From"]), sender)
    same("To", str(parsed["To"]), to)
    same("Subject", parsed["Subject"], " ".join(subject.split("\n")))
    assert re.fullmatch(r"<[0-9a-f]{40}@clinic\.example>", parsed["Message-ID"])
    assert parsed["Date"].datetime is not None
    same("Auto-Submitted", parsed["Auto-Submitted"], "auto-generated")
    names = [name.lower() for name in parsed.keys()]
    same("headers that come twice", len(names), len(set(names)))
    plain = parsed.get_body(("plain",)).get_content()
    same("text", plain.replace("\r\n", "\n").rstrip("\n"), lines_of(text))
    page = parsed.get_body(("html",)).get_content().replace("\r\n", "\n")
    same("page", paragraphs(page, keys), lines_of(text))
    files = list(parsed.iter_attachments())
    same("files", len(files), 1 if has_calendar else 0)
    for file in files:
        same("type", file.get_content_type(), "text/calendar")
        lines = file.get_content().replace("\r\n", "\n").replace("\n ", "").split("\n")
        same("events", lines.count("BEGIN:VEVENT"), len(keys))
        for key in keys:
            escaped = re.sub(r"([\\;,])", r"\\\1", key)
            assert f"UID:{escaped}" in lines, lines


def main():
    texts = sys.stdin.buffer.read().split(b"\0")[:-1]
    assert texts and len(texts) % len(FIELDS) == 0
    for at in range(0, len(texts), len(FIELDS)):
        *told, mail = texts[at:at + len(FIELDS)]
        check(*(text.decode() for text in told), mail, "ics" in sys.argv[1:])


main()
