-- Distinct questions to /v1/cheapest, for wrk.
local needs = { "tools", "reasoning", "tools,structured_output", "prompt_caching" }
local threads, number = 0, 0

function setup(thread)
    thread:set("first", threads)
    threads = threads + 1
end

function init(arguments)
    -- Every thread and every run starts at a different number.
    number = first * 40000000 + (tonumber(arguments[1]) or 0) * 1000000
end

-- Prompts have ordinary lengths, so that the last round has as many candidates as the first.
function request()
    number = number + 1
    return wrk.format("GET", string.format(
        "/v1/cheapest?needs=%s&context=%d&input_tokens=%d&cached_tokens=%d&output_tokens=%d",
        needs[number % 4 + 1], 32000 + number % 1000, 1000 + number % 20000, number % 3 * 300,
        200 + math.floor(number / 20000) % 4000))
end
