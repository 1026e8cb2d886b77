"""Every reason has its sentence in both languages, and the sentences read well."""

from string import Formatter

import pytest
from hypothesis import given
from hypothesis import settings as effort

from matching_engine import LANGUAGES, RULES, SENTENCES, Context, Reason, calls, say, solve, unmatched, why, why_not
from matching_engine.mentoring.tests.pools import pools, settings


def forms(text):
    return (text,) if isinstance(text, str) else text


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@given(pools(), settings())
@effort(deadline=None, max_examples=80)
def test_whatever_happens_can_be_said(pool, branch):
    plan, context = solve(pool, branch), Context.of(pool, branch)
    reasons = [reason for a in pool.mentees for b in pool.mentors for reason in why(a, b, context)]
    reasons += [why_not(pool, branch, plan, a.id, b.id).reason for a in pool.mentees for b in pool.mentors]
    reasons += [call.competence for call in calls(pool, branch, plan)]
    for person in unmatched(pool, branch, plan):
        reasons += [person.why, *([person.would_help] if person.would_help else [])]

    for reason in reasons:
        for language in LANGUAGES:
            assert say(reason, language).endswith(".")


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_both_languages_name_the_same_things(key):
    english, danish = SENTENCES[key]

    assert len(forms(english)) == len(forms(danish))
    assert fields(forms(english)[-1]) == fields(forms(danish)[-1])
    for text in (*forms(english), *forms(danish)):
        assert text[0].isupper() or text.startswith("{")
        assert text.endswith(".")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_explained_to_both_sides(rule):
    roles = ("mentee",) if rule == "has_a_free_place" else ("mentee", "mentor")
    keys = ("{}_all_break_{}", "{}_each_breaks_a_rule_{}")
    needed = {f"broken_{rule}", *(key.format(role, rule) for role in roles for key in keys)}

    assert needed <= set(SENTENCES)


def test_one_and_several_have_their_own_form():
    one = Reason("mentee_if_online", values={"count": 1})
    three = Reason("mentee_if_online", values={"count": 3})

    assert say(one, "en") == "If the mentee could also meet online, one mentor would fit."
    assert say(three, "en") == "If the mentee could also meet online, 3 mentors would fit."


def test_a_list_ends_in_and():
    liked = Reason("interests_shared", values={"count": 3, "codes": ("chess", "sewing", "long_walks")})

    assert say(liked, "da") == "De er glade for 3 af de samme ting: chess, sewing og long walks."


def test_a_code_is_named_when_its_name_is_known():
    work = Reason("past_job_same", values={"isco": "2411", "digits": 4})

    assert say(work, "da", {("isco", "2411"): "bogholderi"}) == "De kender begge det samme arbejde: bogholderi."
    assert say(work, "da") == "De kender begge det samme arbejde: 2411."


def test_other_languages_are_refused():
    with pytest.raises(ValueError, match="Reasons are said in en and da, not in 'fr'"):
        say(Reason("online"), "fr")
