"""Prints what AWS's service authorization reference says of actions, as ol-parliament has it: a JSON list on standard
input; for each action its access level, whether a policy can name what it acts on, the resource types that it always needs,
whether those can be told apart by their tags, and the condition keys that matter here.
"""

import json
import sys
from importlib.metadata import version

import parliament

PREFIXES = ("iam:", "aws:RequestTag/")
privileges = {}
tagged = {}
for service in parliament.iam_definition:
    for each in service["privileges"]:
        privileges[f"{service['prefix']}:{each['privilege']}"] = each
    for each in service["resources"]:
        tags = any(key.startswith("aws:ResourceTag/") for key in each["condition_keys"])
        tagged[f"{service['prefix']}:{each['resource']}"] = tags


def described(action):
    privilege = privileges.get(action)
    if privilege is None:
        return None
    prefix = action.split(":")[0]
    types = sorted({each["resource_type"] for each in privilege["resource_types"]} - {""})
    always = [each.rstrip("*") for each in types if each.endswith("*")]
    keys = {key for each in privilege["resource_types"] for key in each["condition_keys"]}
    return {
        "level": privilege["access_level"],
        "named": bool(types),
        "types": [each.rstrip("*") for each in types if each.endswith("*")],
        "tagged": bool(always) and all(tagged.get(f"{prefix}:{each}", False) for each in always),
        "keys": sorted(key.replace("${TagKey}", "") for key in keys if key.startswith(PREFIXES)),
    }


json.dump(
    {
        "reference": "https://docs.aws.amazon.com/service-authorization/latest/reference/, as in ol-parliament "
        + version("ol-parliament"),
        "actions": {action: described(action) for action in sorted(set(json.load(sys.stdin)))},
    },
    sys.stdout,
)
