"""Makes the calls that come in on standard input, one JSON object a line, and says of each whether AWS's API takes it.

botocore checks names, types and minima before it sends anything. What its service models say beyond that (enums,
maxima, patterns) is checked here, and what moto's server checks comes back as an error of the call.
"""

import functools
import json
import re
import sys

import boto3
from botocore import xform_name
from botocore.exceptions import BotoCoreError, ClientError


def problems(shape, value, path):
    """What the service model does not allow in a value, a text each."""
    kind, rules = shape.type_name, shape.metadata
    if kind == "structure":
        for name, part in (value or {}).items():
            if name in shape.members:
                yield from problems(shape.members[name], part, f"{path}.{name}")
        return
    if kind == "list":
        for index, part in enumerate(value):
            yield from problems(shape.member, part, f"{path}[{index}]")
    if kind == "map":
        for key, part in value.items():
            yield from problems(shape.value, part, f"{path}.{key}")
    if "enum" in rules and value not in rules["enum"]:
        yield f"{path}: {value!r} is none of {', '.join(rules['enum'])}"
    size = value if isinstance(value, (int, float)) else len(value)
    if "max" in rules and size > rules["max"]:
        yield f"{path}: {size} is more than {rules['max']}"
    if "min" in rules and size < rules["min"]:
        yield f"{path}: {size} is less than {rules['min']}"
    if kind == "string" and "pattern" in rules and not matches(rules["pattern"], value):
        yield f"{path}: {value!r} does not match {rules['pattern']}"


def matches(pattern, text):
    """Patterns that Python cannot read (\\p{L} and the like) are left to AWS."""
    try:
        return re.fullmatch(pattern, text, re.DOTALL) is not None
    except re.error:
        return True


@functools.cache
def client_of(service):
    return boto3.client(service)


def call(service, operation, parameters):
    client = client_of(service)
    shape = client.meta.service_model.operation_model(operation).input_shape
    answer = getattr(client, xform_name(operation))(**parameters)
    found = list(problems(shape, parameters, operation))
    if found:
        return {"ok": False, "error": "; ".join(found)}
    answer.pop("ResponseMetadata", None)
    return {"ok": True, "answer": answer}


for line in sys.stdin:
    asked = json.loads(line)
    try:
        result = call(asked["service"], asked["operation"], asked["parameters"])
    except (BotoCoreError, ClientError) as error:
        result = {"ok": False, "error": f"{type(error).__name__}: {error}"}
    print(json.dumps(result, default=str), flush=True)
