"""Says of each pair of a pattern and an event on standard input whether moto's matcher of EventBridge takes the event."""

import json
import sys

from moto.events.models import EventPattern

pairs = json.load(sys.stdin)
print(json.dumps([EventPattern(None, pattern).matches_event(event) for pattern, event in pairs]))
