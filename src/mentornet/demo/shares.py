"""What invented people say, and how often: shares that the cards of the network and simulated years draw from."""

# Nothing about food, dress or health stands on an invented card.
UNSAID = {"cooking", "baking", "fashion", "beauty", "health", "culture", "cafes"}
SLOTS = {"weekday_day": 45, "weekday_evening": 60, "weekend": 35}
FREE_TIME_OF_THOSE_IN_WORK = {"weekday_evening": 65, "weekend": 35}
OFFERS = {
    "job_search": 70, "better_job": 45, "start_company": 15, "education": 45, "danish": 60,
    "network": 60, "social_life": 45, "society": 45, "family": 25,
}  # fmt: skip
