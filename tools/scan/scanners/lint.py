"""Judges policy documents, a JSON list of texts on standard input, with ol-parliament, a maintained fork of parliament.

Used as a library: its command writes a log of its own to the machine's temporary folder.
"""

import json
import sys

import parliament


def judged(text):
    findings = parliament.analyze_policy_string(text).findings
    return [described(parliament.enhance_finding(each)) for each in findings]


def described(finding):
    return {
        "id": finding.issue,
        "title": finding.title.strip(),
        "detail": finding.detail if isinstance(finding.detail, str) else json.dumps(finding.detail),
    }


json.dump([judged(text) for text in json.load(sys.stdin)], sys.stdout)
