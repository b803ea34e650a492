"""Prints the permissions that each CloudFormation type's handlers have, as its schema in cfn-lint says, by type."""

import glob
import json
import os
import sys

import cfnlint

folder = os.path.join(os.path.dirname(cfnlint.__file__), "data", "schemas", "resources")
found = {}
for file in glob.glob(os.path.join(folder, "*.json")):
    with open(file, encoding="utf-8") as text:
        schema = json.load(text)
    handlers = schema.get("handlers", {})
    found[schema["typeName"]] = {
        name: sorted(each.get("permissions", [])) for name, each in handlers.items() if name != "list"
    }
json.dump(found, sys.stdout)
