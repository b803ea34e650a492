"""Prints what AWS's service models, as botocore has them, say of the input of calls. Standard input has, by
`service.Operation`, the places that the program's calls reach, `tags[].key` or `tags{}`.

Every member of each map that is reached is told of: its type unless it is text, the members it requires, its limits,
pattern and enum. Long enums are left out: they are lists of machine types and the like. `regions` are those of ECS.
"""

import json
import sys

import botocore
import botocore.session

LONGEST_ENUM = 80

session = botocore.session.get_session()


def rules(shape):
    metadata = shape.metadata
    about = {name: metadata[name] for name in ("min", "max", "pattern") if name in metadata}
    if len(metadata.get("enum", [])) in range(1, LONGEST_ENUM):
        about["enum"] = metadata["enum"]
    if shape.type_name == "structure" and shape.required_members:
        about["required"] = sorted(shape.required_members)
    if shape.type_name != "string":
        about["type"] = shape.type_name
    return about


def places(shape, path, reached):
    """Each place below a shape, with its rules."""
    yield path, rules(shape)
    if path not in reached:
        return
    if shape.type_name == "structure":
        for name, part in shape.members.items():
            yield from places(part, f"{path}.{name}" if path else name, reached)
    elif shape.type_name == "list":
        yield from places(shape.member, f"{path}[]", reached)
    elif shape.type_name == "map":
        yield from places(shape.key, f"{path}{{key}}", reached)
        yield from places(shape.value, f"{path}{{}}", reached)


def input_of(call, reached):
    service, operation = call.split(".")
    shape = session.get_service_model(service).operation_model(operation).input_shape
    return dict(places(shape, "", {"", *reached}))


calls = json.load(sys.stdin)
said = {call: input_of(call, reached) for call, reached in sorted(calls.items())}
regions = {
    region
    for partition in session.get_available_partitions()
    for region in session.get_available_regions("ecs", partition_name=partition)
}
json.dump(
    {"botocore": botocore.__version__, "regions": sorted(regions), "calls": said}, sys.stdout
)
