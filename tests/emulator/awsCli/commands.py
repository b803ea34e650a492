"""Judges commands of the AWS CLI, each a JSON list [service, command, option…] a line, by the CLI's own tables.

Prints a line of JSON for each: null, or what is wrong with it.
"""

import json
import sys

from awscli.clidriver import create_clidriver

driver = create_clidriver()
services = driver.create_help_command().command_table
anywhere = set(driver.create_help_command().arg_table)


def judge(service, command, *options):
    if service not in services:
        return f"there is no service {service}"
    commands = services[service].create_help_command().command_table
    if command not in commands:
        return f"{service} has no command {command}"
    arguments = commands[command].arg_table
    for option in options:
        if option not in arguments and option not in anywhere:
            return f"{service} {command} has no option --{option}"
    if not options:
        return None  # a sentence that only names the command
    # --enabled and --no-enabled are one group. Most options are in none.
    given = {arguments[option].group_name for option in options if option in arguments} - {None}
    missing = [
        name
        for name, each in arguments.items()
        if each.required and name not in options and each.group_name not in given
    ]
    return f"{service} {command} needs --{missing[0]}" if missing else None


for line in sys.stdin:
    print(json.dumps(judge(*json.loads(line))))
