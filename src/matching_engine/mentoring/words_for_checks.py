"""The sentences about a plan that does not hold, in English and Danish."""

from collections.abc import Mapping

from .words_for_pairs import Text

CHECKS: Mapping[str, tuple[Text, Text]] = {
    "check_not_in_the_pool": ("{who} is not in the pool.", "{who} er ikke med i puljen."),
    "check_several_mentors": ("{who} has {times} mentors.", "{who} har {times} mentorer."),
    "check_too_many_mentees": (
        "{who} has {times} mentees, and room for {places}.",
        "{who} har {times} mentees og plads til {places}.",
    ),
    "check_lock_not_kept": (
        "{mentee} and {mentor} are locked, but not paired.",
        "{mentee} og {mentor} er låst sammen, men er ikke et par.",
    ),
    "check_prices_of_others": (
        "The prices are not those of the people in the pool.",
        "Priserne hører ikke til dem, der er med i puljen.",
    ),
    "check_price_below_nothing": ("{who} has a price below 0.", "{who} har en pris under 0."),
    "check_rule_broken": (
        "{mentee} and {mentor} break the rule {broken}.",
        "{mentee} og {mentor} bryder reglen {broken}.",
    ),
    "check_other_fit": (
        "{mentee} and {mentor} fit {fit}, and not as the result says.",
        "{mentee} og {mentor} passer {fit} og ikke, som resultatet siger.",
    ),
    "check_below_the_floor": (
        "{mentee} and {mentor} fit {fit}, below the floor {floor}.",
        "{mentee} og {mentor} passer {fit}, og det er under grænsen på {floor}.",
    ),
    "check_other_price": (
        "{mentee} and {mentor} are worth {worth}, but their prices say otherwise.",
        "{mentee} og {mentor} er {worth} værd, men deres priser siger noget andet.",
    ),
    "check_worth_more": (
        "{mentee} and {mentor} are worth more than their prices.",
        "{mentee} og {mentor} er mere værd end deres priser.",
    ),
    "check_not_proved": (
        "The pairs are worth {primal}, the prices {dual}: the plan is not proved best.",
        "Parrene er {primal} værd, priserne {dual}: Det er ikke bevist, at planen er den bedste.",
    ),
}
