"""Makes the calls that come in on standard input, one JSON object a line, and says of each whether AWS's API takes it.

botocore checks names, types and required members before it sends anything; what moto's server checks comes back as an
error of the call. Limits, patterns and enums of the service models are checked before, by tools/calls/limits.
"""

import functools
import json
import sys

import boto3
from botocore import xform_name
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError


@functools.cache
def client_of(service):
    return boto3.client(service)


def call(service, operation, parameters):
    answer = getattr(client_of(service), xform_name(operation))(**parameters)
    answer.pop("ResponseMetadata", None)
    return {"ok": True, "answer": answer}


for line in sys.stdin:
    asked = json.loads(line)
    try:
        result = call(asked["service"], asked["operation"], asked["parameters"])
    except (BotoCoreError, ClientError, ResponseParserError) as error:
        result = {"ok": False, "error": f"{type(error).__name__}: {error}"}
    print(json.dumps(result, default=str), flush=True)
