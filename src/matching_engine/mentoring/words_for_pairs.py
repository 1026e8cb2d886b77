"""The sentences about two people, in English and Danish; of two forms the first is for one thing."""

from collections.abc import Mapping

Text = str | tuple[str, str]

PAIRS: Mapping[str, tuple[Text, Text]] = {
    "all_wishes_met": (
        ("The mentor is glad to work on the mentee's wish: {codes}.",
         "The mentor is glad to work on all {count} of the mentee's wishes: {codes}."),
        ("Mentoren vil gerne hjælpe med menteens ønske: {codes}.",
         "Mentoren vil gerne hjælpe med alle menteens {count} ønsker: {codes}."),
    ),
    "some_wishes_met": (
        "Of the mentee's {wishes} wishes, the mentor is glad to work on {count}: {codes}.",
        "Af menteens {wishes} ønsker vil mentoren gerne hjælpe med {count}: {codes}.",
    ),
    "no_wish_met": (
        "The mentor prefers to work on other things than the mentee wishes.",
        "Mentoren vil helst hjælpe med noget andet end det, menteen ønsker.",
    ),
    "wishes_not_known": (
        "We do not know yet whether the mentor can help with what the mentee wishes.",
        "Vi ved endnu ikke, om mentoren kan hjælpe med det, menteen ønsker.",
    ),
    "wanted_job_same": (
        "The mentor knows the work that the mentee wants to do: {isco}.",
        "Mentoren kender det arbejde, menteen gerne vil have: {isco}.",
    ),
    "wanted_job_near": (
        "The mentor's work is close to the work that the mentee wants to do: {isco}.",
        "Mentorens arbejde ligger tæt på det, menteen gerne vil have: {isco}.",
    ),
    "past_job_same": (
        "Both know the same work: {isco}.",
        "De kender begge det samme arbejde: {isco}.",
    ),
    "past_job_near": (
        "Both know work of the same kind: {isco}.",
        "De kender begge samme slags arbejde: {isco}.",
    ),
    "jobs_differ": (
        "They have worked in different fields.",
        "De har arbejdet inden for hver sit område.",
    ),
    "job_not_known": (
        "We do not know yet what they have in common at work.",
        "Vi ved endnu ikke, hvad de har til fælles på arbejdsområdet.",
    ),
    "wanted_field_shared": (
        "The mentor has studied what the mentee wants to study: {isced}.",
        "Mentoren har selv læst det, menteen gerne vil læse: {isced}.",
    ),
    "own_field_shared": (
        "Both have an education in the same field: {isced}.",
        "De har begge en uddannelse inden for samme område: {isced}.",
    ),
    "fields_differ": (
        "Their educations are in different fields.",
        "De har uddannelser inden for hver sit område.",
    ),
    "field_not_known": (
        "We do not know yet whether they share a field of study.",
        "Vi ved endnu ikke, om de har et fag til fælles.",
    ),
    "level_reached": (
        "The mentor knows a course of education at least as long as the mentee's.",
        "Mentoren kender et uddannelsesforløb, der er mindst lige så langt som menteens.",
    ),
    "level_shorter": (
        "The mentee has the longer education of the two.",
        "Menteen har den længste uddannelse af de to.",
    ),
    "level_not_known": (
        "We do not know the length of both their educations yet.",
        "Vi ved endnu ikke, hvor lange uddannelser de begge har.",
    ),
    "interests_shared": (
        ("They both like {codes}.", "They like {count} of the same things: {codes}."),
        ("De er begge glade for {codes}.", "De er glade for {count} af de samme ting: {codes}."),
    ),
    "no_interests": (
        "They have named different interests.",
        "De har nævnt hver deres interesser.",
    ),
    "interests_not_known": (
        "We do not know yet which interests they share.",
        "Vi ved endnu ikke, hvilke interesser de deler.",
    ),
    "times_shared": (
        ("One time suits them both: {codes}.", "Several times suit them both: {codes}."),
        ("Ét tidspunkt passer dem begge: {codes}.", "Flere tidspunkter passer dem begge: {codes}."),
    ),
    "no_times": (
        "They have no time of the week in common.",
        "De har ingen tidspunkter på ugen til fælles.",
    ),
    "times_not_known": (
        "We do not know yet which times suit them both.",
        "Vi ved endnu ikke, hvilke tidspunkter der passer dem begge.",
    ),
    "travel": (
        "There are about {minutes} minutes between them.",
        "Der er cirka {minutes} minutter imellem dem.",
    ),
    "travel_or_online": (
        "There are about {minutes} minutes between them, and both can also meet online.",
        "Der er cirka {minutes} minutter imellem dem, og de kan begge også mødes online.",
    ),
    "online_far_apart": (
        "They live far apart, and both can meet online.",
        "De bor langt fra hinanden, og de kan begge mødes online.",
    ),
    "online": ("Both can meet online.", "De kan begge mødes online."),
    "travel_not_known": (
        "We do not know yet how far they have to travel.",
        "Vi ved endnu ikke, hvor langt de har til hinanden.",
    ),
    "talk_with_ease": (
        "They can talk with ease in a language they share.",
        "De kan tale ubesværet sammen på et fælles sprog.",
    ),
    "can_talk": (
        "They have a language in common in which they can talk.",
        "De har et fælles sprog, de kan tale sammen på.",
    ),
    "danish_to_practice": (
        "They can talk together, and the mentee can practice Danish with the mentor, as wished.",
        "De kan tale sammen, og menteen kan øve dansk med mentoren, som ønsket.",
    ),
    "no_language": (
        "They have no common language in which both get by.",
        "De har ikke et fælles sprog, som de begge kan klare sig på.",
    ),
    "language_not_known": (
        "We do not know yet which language they share.",
        "Vi ved endnu ikke, hvilket sprog de har til fælles.",
    ),
    "is_a_pair": ("The two are proposed to each other.", "De to er foreslået til hinanden."),
    "broken_has_a_free_place": (
        "The mentor has no free place.",
        "Mentoren har ikke en ledig plads.",
    ),
    "broken_share_a_language": (
        "They have no common language in which both have at least A2.",
        "De har ikke et fælles sprog, som de begge taler på mindst A2-niveau.",
    ),
    "broken_genders_wished": (
        "One of them has a wish for the other's gender that this pair would not keep.",
        "En af dem har et ønske om den andens køn, som dette par ikke ville opfylde.",
    ),
    "broken_same_branch_or_both_online": (
        "They belong to different branches, and they cannot both meet online.",
        "De hører til hver sin afdeling, og de kan ikke begge mødes online.",
    ),
    "broken_within_reach": (
        "They live too far apart to meet, and they cannot both meet online.",
        "De bor for langt fra hinanden til at mødes, og de kan ikke begge mødes online.",
    ),
    "broken_share_a_time": (
        "They have no time of the week in common.",
        "De har ingen tidspunkter på ugen til fælles.",
    ),
    "broken_not_to_be_matched": (
        "It has been decided that the two are not to be matched.",
        "Det er besluttet, at de to ikke skal matches.",
    ),
    "broken_wants_what_is_offered": (
        "The mentor does not offer to work on any of the mentee's wishes.",
        "Mentoren tilbyder ikke at hjælpe med nogen af menteens ønsker.",
    ),
    "pair_below_the_floor": (
        "They may be matched, but they fit {fit}, and the branch proposes from {floor}.",
        "De må gerne matches, men de passer {fit}, og afdelingen foreslår fra {floor}.",
    ),
    "locked_elsewhere": (
        "One of them is held in another pair by a coordinator.",
        "En af dem er fastholdt i et andet par af en koordinator.",
    ),
    "as_good": (
        "A plan with this pair would be just as good.",
        "En plan med dette par ville være lige så god.",
    ),
    "costs_a_match": (
        "With this pair, fewer mentees in all would have a mentor.",
        "Med dette par ville færre mentees i alt få en mentor.",
    ),
    "costs_others": (
        "They may be matched, but the plan as a whole would be less good.",
        "De må gerne matches, men planen som helhed ville blive mindre god.",
    ),
}  # fmt: skip
