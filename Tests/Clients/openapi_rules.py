"""What the words of one question may not say together: rules in words in /openapi.json, for which a schema has no means.

Schemathesis draws every word for itself and calls the question valid. Loaded as its hooks (schemathesis.toml), this leaves such
questions out of those that the server must accept; of what the server must refuse it leaves out what is not sent.
"""
import schemathesis

# Nothing else of a question is a quantity; requests multiplies them.
QUANTITIES = [
    "input_tokens", "cached_tokens", "cache_write_tokens", "output_tokens", "reasoning_tokens", "images_in", "images_out",
    "audio_in_seconds", "audio_out_seconds", "video_out_seconds", "characters_in", "pages_in", "searches",
]
# How much can be counted: units of a request times requests, and tokens in the cache times seconds.
MOST = 9 * 10**18
SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def pixels(size):
    """How many pixels an image of a size has: 1024x1536, 512 or 2k."""
    if size.endswith("k"):
        return int(float(size[:-1]) * 1024 + 1) ** 2
    sides = [int(side) for side in size.split("x")]
    return sides[0] * sides[-1]


def is_possible(words):
    """Whether the words of a question, each right for itself, can be meant together."""
    said = {name: value for name, value in words.items() if value is not None}
    stated = {name: int(said[name]) for name in QUANTITIES if name in said}
    usual = {} if stated else {"input_tokens": 1_000, "output_tokens": 500}
    amount = {name: 0 for name in QUANTITIES} | usual | stated
    requests = int(said.get("requests", 1))
    lifetime = said.get("cache_ttl", "5m")
    images = amount["images_in"] + amount["images_out"]
    units = sum(amount.values()) - images + images * pixels(str(said.get("image_size", "1024x1024")))
    return (
        # What is read from the cache and written to it is a part of the prompt.
        amount["cached_tokens"] + amount["cache_write_tokens"] <= amount["input_tokens"]
        # Something must be used, unless a price of requests alone is asked for.
        and (units > 0 or "requests" in said)
        # Everything must be countable.
        and (units + 1) * requests <= MOST
        and amount["cache_write_tokens"] * requests * int(lifetime[:-1]) * SECONDS[lifetime[-1]] <= MOST
    )


@schemathesis.hook
def filter_case(context, case):
    if not case.meta or not case.meta.generation.mode.is_positive:
        # An empty object or list is not sent in an address at all: nothing is wrong with what is sent.
        return not any(value in ({}, []) for value in (case.query or {}).values())
    words = case.body if isinstance(case.body, dict) else case.query or {}
    try:
        return is_possible(words)
    except (ValueError, TypeError):
        # No question at all, as when another method is tried.
        return True
