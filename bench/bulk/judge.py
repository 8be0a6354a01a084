"""Counts the lines of a file that are valid: `judge.py PATTERN FILE`, and with `--ndjson` behind it bodies of a request."""

import json
import re
import sys

PASSWORD = re.compile(sys.argv[1].encode(), re.MULTILINE)
PASSWORD_TEXT = re.compile(sys.argv[1])
NAME = re.compile(r"[A-Za-z0-9_]{1,32}")
HOST = re.compile(r"%|(?:(?:\d{1,3}|%)\.){3}(?:\d{1,3}|%)")


def is_valid_user(user):
    return (
        isinstance(user, dict)
        and isinstance(user.get("name"), str)
        and isinstance(user.get("host"), str)
        and isinstance(user.get("password"), str)
        and NAME.fullmatch(user["name"]) is not None
        and all(HOST.fullmatch(host) for host in user["host"].split(","))
        and PASSWORD_TEXT.match(user["password"]) is not None
    )


def is_valid_body(line):
    try:
        body = json.loads(line)
    except ValueError:
        return False
    users = body.get("users") if isinstance(body, dict) else None
    return isinstance(users, list) and 1 <= len(users) <= 50 and all(map(is_valid_user, users))


with open(sys.argv[2], "rb") as lines:
    if "--ndjson" in sys.argv:
        print(sum(map(is_valid_body, lines)))
    else:
        print(sum(1 for line in lines if PASSWORD.match(line)))
