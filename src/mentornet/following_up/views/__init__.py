from mentornet.following_up.views.check_ins import check_in_page, check_in_thanks
from mentornet.following_up.views.complaints import complaint_list, concern_file, mail_page
from mentornet.following_up.views.own_pairs import (
    closing_page,
    concern_page,
    concern_thanks,
    ending_page,
    pair_rest,
    pair_resumption,
    thanks_paper,
)
from mentornet.following_up.views.pairs import (
    match_closure,
    match_extension,
    match_flag,
    match_page,
    match_rest,
    match_resumption,
    match_talk,
)

__all__ = [
    "check_in_page",
    "check_in_thanks",
    "closing_page",
    "complaint_list",
    "concern_file",
    "concern_page",
    "concern_thanks",
    "ending_page",
    "mail_page",
    "match_closure",
    "match_extension",
    "match_flag",
    "match_page",
    "match_rest",
    "match_resumption",
    "match_talk",
    "pair_rest",
    "pair_resumption",
    "thanks_paper",
]
