"""Rules across the parameters of a question, which /openapi.json describes in text because a schema cannot express them.

Schemathesis generates every parameter independently and considers the question valid. Loaded as its hooks (schemathesis.toml), this
module excludes questions that break such a rule from those that the server must accept. From those that the server must reject, it
excludes the cases whose invalid value is not sent.
"""
import schemathesis

# The quantities of a question; requests multiplies them.
QUANTITIES = [
    "input_tokens", "cached_tokens", "cache_write_tokens", "output_tokens", "reasoning_tokens", "images_in", "images_out",
    "audio_in_seconds", "audio_out_seconds", "video_out_seconds", "characters_in", "pages_in", "searches",
]
# The largest total: units of a request times requests, and tokens in the cache times seconds.
MOST = 9 * 10**18
SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def pixels(size):
    """Returns the number of pixels of an image size such as 1024x1536, 512 or 2k."""
    if size.endswith("k"):
        return int(float(size[:-1]) * 1024 + 1) ** 2
    sides = [int(side) for side in size.split("x")]
    return sides[0] * sides[-1]


def is_possible(words):
    """Returns True if the parameters of a question, each valid by itself, are valid together."""
    given = {name: value for name, value in words.items() if value is not None}
    stated = {name: int(given[name]) for name in QUANTITIES if name in given}
    usual = {} if stated else {"input_tokens": 1_000, "output_tokens": 500}
    amount = {name: 0 for name in QUANTITIES} | usual | stated
    requests = int(given.get("requests", 1))
    lifetime = given.get("cache_ttl", "5m")
    images = amount["images_in"] + amount["images_out"]
    units = sum(amount.values()) - images + images * pixels(str(given.get("image_size", "1024x1024")))
    return (
        # Tokens read from and written to the cache are part of the prompt.
        amount["cached_tokens"] + amount["cache_write_tokens"] <= amount["input_tokens"]
        # At least one quantity is above zero, unless the question is about requests only.
        and (units > 0 or "requests" in given)
        # No total may overflow.
        and (units + 1) * requests <= MOST
        and amount["cache_write_tokens"] * requests * int(lifetime[:-1]) * SECONDS[lifetime[-1]] <= MOST
    )


@schemathesis.hook
def filter_case(context, case):
    if not case.meta or not case.meta.generation.mode.is_positive:
        # An empty object or list is not sent in a query string, so the request that is sent is valid.
        return not any(value in ({}, []) for value in (case.query or {}).values())
    words = case.body if isinstance(case.body, dict) else case.query or {}
    try:
        return is_possible(words)
    except (ValueError, TypeError):
        # Not a question, for example because Schemathesis tries another method.
        return True
