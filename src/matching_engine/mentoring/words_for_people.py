"""The sentences about somebody without a match and about missing mentors, in English and Danish."""

from collections.abc import Mapping

from .words_for_pairs import Text

PEOPLE: Mapping[str, tuple[Text, Text]] = {
    "mentee_nobody_there": ("There are no mentors yet.", "Der er endnu ingen mentorer."),
    "mentor_nobody_there": ("There are no mentees waiting.", "Der er ingen mentees, der venter."),
    "mentor_has_no_place": ("The mentor has no free place.", "Mentoren har ikke en ledig plads."),
    "mentee_all_break_has_a_free_place": (
        "No mentor has a free place.",
        "Ingen mentorer har en ledig plads.",
    ),
    "mentee_all_break_share_a_language": (
        "No mentor shares a language with the mentee in which both have at least A2.",
        "Ingen mentorer har et fælles sprog med menteen, som begge taler på mindst A2-niveau.",
    ),
    "mentor_all_break_share_a_language": (
        "No mentee shares a language with the mentor in which both have at least A2.",
        "Ingen mentees har et fælles sprog med mentoren, som begge taler på mindst A2-niveau.",
    ),
    "mentee_all_break_genders_wished": (
        "No mentor fits the wishes for gender on both sides.",
        "Ingen mentorer passer med ønskerne om køn på begge sider.",
    ),
    "mentor_all_break_genders_wished": (
        "No mentee fits the wishes for gender on both sides.",
        "Ingen mentees passer med ønskerne om køn på begge sider.",
    ),
    "mentee_all_break_same_branch_or_both_online": (
        "There is no mentor in the mentee's branch, and none in another with whom to meet online.",
        "Der er ingen mentor i menteens afdeling og ingen i en anden, som det kan lade sig gøre at mødes med online.",
    ),
    "mentor_all_break_same_branch_or_both_online": (
        "There is no mentee in the mentor's branch, and none in another with whom to meet online.",
        "Der er ingen mentee i mentorens afdeling og ingen i en anden, som det kan lade sig gøre at mødes med online.",
    ),
    "mentee_all_break_within_reach": (
        "All mentors live too far away, and none can meet online with the mentee.",
        "Alle mentorer bor for langt væk, og ingen kan mødes online med menteen.",
    ),
    "mentor_all_break_within_reach": (
        "All mentees live too far away, and none can meet online with the mentor.",
        "Alle mentees bor for langt væk, og ingen kan mødes online med mentoren.",
    ),
    "mentee_all_break_share_a_time": (
        "No mentor has time when the mentee has.",
        "Ingen mentorer har tid, når menteen har.",
    ),
    "mentor_all_break_share_a_time": (
        "No mentee has time when the mentor has.",
        "Ingen mentees har tid, når mentoren har.",
    ),
    "mentee_all_break_not_to_be_matched": (
        "All mentors have been ruled out for the mentee.",
        "Alle mentorer er valgt fra for menteen.",
    ),
    "mentor_all_break_not_to_be_matched": (
        "All mentees have been ruled out for the mentor.",
        "Alle mentees er valgt fra for mentoren.",
    ),
    "mentee_all_break_wants_what_is_offered": (
        "No mentor offers to work on what the mentee wishes.",
        "Ingen mentorer tilbyder at hjælpe med det, menteen ønsker.",
    ),
    "mentor_all_break_wants_what_is_offered": (
        "No mentee wishes what the mentor offers to work on.",
        "Ingen mentees ønsker hjælp til det, mentoren tilbyder.",
    ),
    "mentee_each_breaks_a_rule_has_a_free_place": (
        "None of the {count} mentors fits, most often because they have no free place.",
        "Ingen af de {count} mentorer passer, oftest fordi de ikke har en ledig plads.",
    ),
    "mentee_each_breaks_a_rule_share_a_language": (
        "None of the {count} mentors fits, most often because they share no language with the mentee.",
        "Ingen af de {count} mentorer passer, oftest fordi de ikke har et sprog til fælles med menteen.",
    ),
    "mentor_each_breaks_a_rule_share_a_language": (
        "None of the {count} mentees fits, most often because they share no language with the mentor.",
        "Ingen af de {count} mentees passer, oftest fordi de ikke har et sprog til fælles med mentoren.",
    ),
    "mentee_each_breaks_a_rule_genders_wished": (
        "None of the {count} mentors fits, most often because of a wish for the other's gender.",
        "Ingen af de {count} mentorer passer, oftest fordi et ønske om den andens køn ikke kan opfyldes.",
    ),
    "mentor_each_breaks_a_rule_genders_wished": (
        "None of the {count} mentees fits, most often because of a wish for the other's gender.",
        "Ingen af de {count} mentees passer, oftest fordi et ønske om den andens køn ikke kan opfyldes.",
    ),
    "mentee_each_breaks_a_rule_same_branch_or_both_online": (
        "None of the {count} mentors fits, most often because of another branch and no meetings online.",
        "Ingen af de {count} mentorer passer, oftest på grund af en anden afdeling og ingen møder online.",
    ),
    "mentor_each_breaks_a_rule_same_branch_or_both_online": (
        "None of the {count} mentees fits, most often because of another branch and no meetings online.",
        "Ingen af de {count} mentees passer, oftest på grund af en anden afdeling og ingen møder online.",
    ),
    "mentee_each_breaks_a_rule_within_reach": (
        "None of the {count} mentors fits, most often because they live too far away.",
        "Ingen af de {count} mentorer passer, oftest fordi de bor for langt væk.",
    ),
    "mentor_each_breaks_a_rule_within_reach": (
        "None of the {count} mentees fits, most often because they live too far away.",
        "Ingen af de {count} mentees passer, oftest fordi de bor for langt væk.",
    ),
    "mentee_each_breaks_a_rule_share_a_time": (
        "None of the {count} mentors fits, most often because they have no time when the mentee has.",
        "Ingen af de {count} mentorer passer, oftest fordi de ikke har tid, når menteen har.",
    ),
    "mentor_each_breaks_a_rule_share_a_time": (
        "None of the {count} mentees fits, most often because they have no time when the mentor has.",
        "Ingen af de {count} mentees passer, oftest fordi de ikke har tid, når mentoren har.",
    ),
    "mentee_each_breaks_a_rule_not_to_be_matched": (
        "None of the {count} mentors fits, most often because they have been ruled out for the mentee.",
        "Ingen af de {count} mentorer passer, oftest fordi de er valgt fra for menteen.",
    ),
    "mentor_each_breaks_a_rule_not_to_be_matched": (
        "None of the {count} mentees fits, most often because they have been ruled out for the mentor.",
        "Ingen af de {count} mentees passer, oftest fordi de er valgt fra for mentoren.",
    ),
    "mentee_each_breaks_a_rule_wants_what_is_offered": (
        "None of the {count} mentors fits, most often because they offer other things than the mentee wishes.",
        "Ingen af de {count} mentorer passer, oftest fordi de tilbyder noget andet end det, menteen ønsker.",
    ),
    "mentor_each_breaks_a_rule_wants_what_is_offered": (
        "None of the {count} mentees fits, most often because they wish other things than the mentor offers.",
        "Ingen af de {count} mentees passer, oftest fordi de ønsker noget andet end det, mentoren tilbyder.",
    ),
    "mentee_below_the_floor": (
        "There are possible mentors, but the best fits {fit}, and the branch proposes from {floor}.",
        "Der er mulige mentorer, men den bedste passer {fit}, og afdelingen foreslår fra {floor}.",
    ),
    "mentor_below_the_floor": (
        "There are possible mentees, but the best fits {fit}, and the branch proposes from {floor}.",
        "Der er mulige mentees, men den bedste passer {fit}, og afdelingen foreslår fra {floor}.",
    ),
    "mentee_others_waited_longer": (
        ("One mentor would fit, and her places went to mentees who have waited at least as long.",
         "{count} mentors would fit, and their places went to mentees who have waited at least as long."),
        ("Én mentor ville passe, og hendes pladser gik til mentees, der har ventet mindst lige så længe.",
         "{count} mentorer ville passe, og deres pladser gik til mentees, der har ventet mindst lige så længe."),
    ),
    "mentee_places_taken": (
        ("One mentor would fit, and her places went to others, so that most mentees in all get a mentor.",
         "{count} mentors would fit, and their places went to others, so that the plan as a whole is best."),
        ("Én mentor ville passe, og hendes pladser gik til andre, så planen som helhed bliver bedst.",
         "{count} mentorer ville passe, og deres pladser gik til andre, så planen som helhed bliver bedst."),
    ),
    "mentor_mentees_have_others": (
        ("One mentee would fit, and she is matched with another mentor.",
         "{count} mentees would fit, and all of them are matched with other mentors."),
        ("Én mentee ville passe, og hun er matchet med en anden mentor.",
         "{count} mentees ville passe, og de er alle matchet med andre mentorer."),
    ),
    "mentee_if_online": (
        ("If the mentee could also meet online, one mentor would fit.",
         "If the mentee could also meet online, {count} mentors would fit."),
        ("Hvis menteen også kunne mødes online, ville én mentor passe.",
         "Hvis menteen også kunne mødes online, ville {count} mentorer passe."),
    ),
    "mentor_if_online": (
        ("If the mentor could also meet online, one mentee would fit.",
         "If the mentor could also meet online, {count} mentees would fit."),
        ("Hvis mentoren også kunne mødes online, ville én mentee passe.",
         "Hvis mentoren også kunne mødes online, ville {count} mentees passe."),
    ),
    "mentee_if_weekday_day": (
        ("If the mentee could also meet on weekdays in the daytime, one mentor would fit.",
         "If the mentee could also meet on weekdays in the daytime, {count} mentors would fit."),
        ("Hvis menteen også kunne mødes på hverdage om dagen, ville én mentor passe.",
         "Hvis menteen også kunne mødes på hverdage om dagen, ville {count} mentorer passe."),
    ),
    "mentor_if_weekday_day": (
        ("If the mentor could also meet on weekdays in the daytime, one mentee would fit.",
         "If the mentor could also meet on weekdays in the daytime, {count} mentees would fit."),
        ("Hvis mentoren også kunne mødes på hverdage om dagen, ville én mentee passe.",
         "Hvis mentoren også kunne mødes på hverdage om dagen, ville {count} mentees passe."),
    ),
    "mentee_if_weekday_evening": (
        ("If the mentee could also meet on weekday evenings, one mentor would fit.",
         "If the mentee could also meet on weekday evenings, {count} mentors would fit."),
        ("Hvis menteen også kunne mødes på hverdagsaftener, ville én mentor passe.",
         "Hvis menteen også kunne mødes på hverdagsaftener, ville {count} mentorer passe."),
    ),
    "mentor_if_weekday_evening": (
        ("If the mentor could also meet on weekday evenings, one mentee would fit.",
         "If the mentor could also meet on weekday evenings, {count} mentees would fit."),
        ("Hvis mentoren også kunne mødes på hverdagsaftener, ville én mentee passe.",
         "Hvis mentoren også kunne mødes på hverdagsaftener, ville {count} mentees passe."),
    ),
    "mentee_if_weekend": (
        ("If the mentee could also meet at weekends, one mentor would fit.",
         "If the mentee could also meet at weekends, {count} mentors would fit."),
        ("Hvis menteen også kunne mødes i weekenden, ville én mentor passe.",
         "Hvis menteen også kunne mødes i weekenden, ville {count} mentorer passe."),
    ),
    "mentor_if_weekend": (
        ("If the mentor could also meet at weekends, one mentee would fit.",
         "If the mentor could also meet at weekends, {count} mentees would fit."),
        ("Hvis mentoren også kunne mødes i weekenden, ville én mentee passe.",
         "Hvis mentoren også kunne mødes i weekenden, ville {count} mentees passe."),
    ),
    "mentee_if_further": (
        ("If the mentee could travel {minutes} minutes each way, one mentor would fit.",
         "If the mentee could travel {minutes} minutes each way, {count} mentors would fit."),
        ("Hvis menteen kunne rejse {minutes} minutter hver vej, ville én mentor passe.",
         "Hvis menteen kunne rejse {minutes} minutter hver vej, ville {count} mentorer passe."),
    ),
    "mentor_if_further": (
        ("If the mentor could travel {minutes} minutes each way, one mentee would fit.",
         "If the mentor could travel {minutes} minutes each way, {count} mentees would fit."),
        ("Hvis mentoren kunne rejse {minutes} minutter hver vej, ville én mentee passe.",
         "Hvis mentoren kunne rejse {minutes} minutter hver vej, ville {count} mentees passe."),
    ),
    "mentee_if_wish": (
        ("If the mentee also wished help with this, one mentor would fit: {codes}.",
         "If the mentee also wished help with this, {count} mentors would fit: {codes}."),
        ("Hvis menteen også ønskede hjælp til dette, ville én mentor passe: {codes}.",
         "Hvis menteen også ønskede hjælp til dette, ville {count} mentorer passe: {codes}."),
    ),
    "mentor_if_wish": (
        ("If the mentor also offered help with this, one mentee would fit: {codes}.",
         "If the mentor also offered help with this, {count} mentees would fit: {codes}."),
        ("Hvis mentoren også tilbød hjælp til dette, ville én mentee passe: {codes}.",
         "Hvis mentoren også tilbød hjælp til dette, ville {count} mentees passe: {codes}."),
    ),
    "mentee_if_danish_a2": (
        ("With Danish at A2, one mentor would fit the mentee.",
         "With Danish at A2, {count} mentors would fit the mentee."),
        ("Med dansk på A2-niveau ville én mentor passe til menteen.",
         "Med dansk på A2-niveau ville {count} mentorer passe til menteen."),
    ),
    "mentor_if_danish_a2": (
        ("With Danish at A2, one mentee would fit the mentor.",
         "With Danish at A2, {count} mentees would fit the mentor."),
        ("Med dansk på A2-niveau ville én mentee passe til mentoren.",
         "Med dansk på A2-niveau ville {count} mentees passe til mentoren."),
    ),
    "call_job": (
        "We are looking for a mentor who knows this work: {isco}.",
        "Vi leder efter en mentor, der kender dette arbejde: {isco}.",
    ),
    "call_field": (
        "We are looking for a mentor with an education in this field: {isced}.",
        "Vi leder efter en mentor med en uddannelse inden for dette område: {isced}.",
    ),
    "call_wishes": (
        "We are looking for a mentor who would like to help with this: {codes}.",
        "Vi leder efter en mentor, der gerne vil hjælpe med dette: {codes}.",
    ),
    "call_anybody": (
        "We are looking for one more mentor.",
        "Vi leder efter en mentor mere.",
    ),
}  # fmt: skip
