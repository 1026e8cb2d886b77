"""The peer's side of the benchmark: `mentor-match` matches people whose scores are ready. Runs in the peers' own
environment: `bench/peers/bin/python bench/mentor_match.py SCORES.json`, a list of mentees' lists of scores, 0 = never.
"""

import json
import sys
from pathlib import Path
from time import process_time

from matching import process
from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.rules.rule import Disqualify, Rule


class Ready(Rule):
    """Look the score up instead of working it out."""

    def __init__(self, scores):
        super().__init__()
        self.scores = scores

    def apply(self, match_object):
        return self.scores[match_object.mentee.place][match_object.mentor.place]

    def evaluate(self, match_object):
        return True


def people(kind, count):
    made = [kind(grade=1, email=f"{kind.__name__}{place}") for place in range(count)]
    for place, person in enumerate(made):
        person.place = place
    return made


def main():
    scores = json.loads(Path(sys.argv[1]).read_text())
    mentees, mentors = people(Mentee, len(scores)), people(Mentor, len(scores[0]))
    never = Disqualify(lambda match: scores[match.mentee.place][match.mentor.place] == 0)
    began = process_time()
    process.process_data(mentors, mentees, [[Ready(scores), never]])
    cpu = process_time() - began
    matched = [(mentee.place, mentor.place) for mentee in mentees for mentor in mentee.mentors]
    print(json.dumps({"cpu": cpu, "matched": len(matched), "weight": sum(scores[a][b] for a, b in matched)}))


if __name__ == "__main__":
    main()
