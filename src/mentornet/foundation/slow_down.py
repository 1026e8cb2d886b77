"""Slow down whoever asks too often, without shutting out anybody who shares her network or her name (AU-6)."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def asks_too_often(what: str, key: str, *, most: int, seconds: int) -> bool:
    """Count this time, and tell whether `key` has now asked for `what` more than `most` times within `seconds`.

    The key is kept as a hash: no number and no address stands in the cache.
    """
    place = f"slow-{what}-{salted_hmac('mentornet.slow_down', key).hexdigest()}"
    if cache.add(place, 1, seconds):
        return most < 1
    try:
        return cache.incr(place) > most
    except ValueError:  # it ran out between the two
        return False


def address_of(request: HttpRequest) -> str:
    """Return the network address that asks, as the outermost proxy that we trust saw it."""
    trusted: int = getattr(settings, "TRUSTED_PROXIES", 0)
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    if trusted and len(hops) >= trusted:
        return hops[-trusted]
    return str(request.META.get("REMOTE_ADDR", ""))
