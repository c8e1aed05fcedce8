"""Times processes alternately, so that the speed of the machine cancels out in their ratios.

Called by scripts/bench: RATECARD WORK DOCUMENTS BUNDLE CACHE. Prints a line for each figure, with `ok` or `MISSED` where it
has a limit; the exit code is 1 if a limit is missed.
"""
import os
import statistics
import subprocess
import sys
import time

ratecard, work, documents, bundle, cache = sys.argv[1:]
SOURCES = ["openrouter", "litellm", "models-dev", "genai-prices", "llm-prices"]
QUESTION = ["cheapest", "--needs", "tools", "--context", "128000"]

# For each library, a program that only prices one call.
LIBRARIES = {
    "genai-prices": (
        "genai-prices==0.2.3",
        "from genai_prices import Usage, calc_price\n"
        "calc_price(Usage(input_tokens=1000, output_tokens=100), model_ref='gpt-4o', provider_id='openai').total_price",
    ),
    "litellm": (
        "litellm==1.106.2",
        "from litellm import cost_per_token\n"
        "cost_per_token(model='gpt-4o', prompt_tokens=1000, completion_tokens=100)",
    ),
}

missed = 0


def run(command, environment=None):
    """Runs a command and returns its duration in milliseconds and its peak memory in megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
    )
    _, status, usage = os.wait4(process.pid, 0)
    took = (time.perf_counter() - start) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"scripts/bench: {' '.join(command[:4])} … failed with exit code {process.returncode}")
    return took, usage.ru_maxrss / 1024


def in_turn(times, *commands):
    """Runs the commands alternately for several rounds. Returns the figures of each command by round."""
    figures = [[] for _ in commands]
    for number in range(times):
        for command, into in zip(commands, figures):
            into.append(run(*command(number)))
    return figures


def milliseconds(figures):
    return [took for took, _ in figures]


def spread(values, unit="ms"):
    return f"median {statistics.median(values):.0f} {unit}, least {min(values):.0f}"


def ratio(left, right):
    """Returns the median of the ratios of each round."""
    return statistics.median(one / other for one, other in zip(milliseconds(left), milliseconds(right)))


def verdict(value, limit, unit):
    """Compares a figure with its upper limit and returns the outcome as text."""
    global missed
    keeps = value <= limit
    missed += not keeps
    return f"(limit {limit} {unit}: {'ok' if keeps else 'MISSED'})"


def at_least(value, least):
    """Compares a ratio with its lower limit and returns the outcome as text."""
    global missed
    keeps = value >= least
    missed += not keeps
    return f"(at least {least}: {'ok' if keeps else 'MISSED'})"


def libraries():
    """Returns, for each Python library that could be installed, its interpreter with the program that prices one call."""
    found = {}
    for name, (requirement, program) in LIBRARIES.items():
        folder = os.path.join(cache, requirement)
        python = os.path.join(folder, "bin", "python")
        try:
            if not os.path.exists(os.path.join(folder, "done")):
                for step in (
                    [sys.executable, "-m", "venv", "--clear", folder],
                    [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement],
                ):
                    subprocess.run(step, check=True, capture_output=True, text=True, timeout=600)
                open(os.path.join(folder, "done"), "w").close()
            # A warm-up run: libraries compile their files on first use.
            run([python, "-c", program], {"LITELLM_LOCAL_MODEL_COST_MAP": "True"})
        except (OSError, subprocess.SubprocessError, SystemExit) as error:
            lines = [line for line in (getattr(error, "stderr", None) or str(error)).splitlines() if line.strip()]
            print(f"{requirement} cannot be measured and is left out: {lines[-1] if lines else error}")
            continue
        found[name] = [python, "-c", program]
    return found


def refreshes():
    present = [name for name in SOURCES if os.path.exists(f"{documents}/{name}.json")]
    files = [f"{documents}/{name}.json" for name in present]
    sources = [word for name in present for word in ("--source", name)]
    lacking = sorted(set(SOURCES) - set(present))
    if lacking:
        print(f"there is no document of {', '.join(lacking)} in {documents}: the figures are without them")
    python = [sys.executable, "-c", "import json, sys\nfor name in sys.argv[1:]: json.load(open(name))", *files]

    def refresh(number):
        return ([ratecard, "--db", f"{work}/refresh-{number}.sqlite", "refresh", "--from", documents, *sources],)

    first, reading = in_turn(5, refresh, lambda _: (python,))
    again, _ = in_turn(5, refresh, lambda _: (python,))
    memory = max(peak for _, peak in first)
    took = statistics.median(milliseconds(first))
    print(f"refresh of {len(present)} sources into an empty database: {spread(milliseconds(first))} "
          f"{verdict(took, 2000, 'ms')}, {ratio(first, reading):.1f} times Python's json reading the same files")
    print(f"  its peak memory: {memory:.0f} MB {verdict(memory, 400, 'MB')}; Python's: {max(p for _, p in reading):.0f} MB")
    took = statistics.median(milliseconds(again))
    print(f"the same documents again: {spread(milliseconds(again))} {verdict(took, 400, 'ms')}, "
          f"{ratio(again, reading):.2f} times Python's json")
    print(f"  Python's json alone: {spread(milliseconds(reading))}")


def cold_questions():
    database = f"{work}/refresh-0.sqlite"
    others = libraries()
    offline = {"LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    commands = [
        lambda _: ([ratecard, "--db", database, "--version"],),
        lambda _: ([ratecard, "--db", database, *QUESTION],),
    ] + [lambda _, command=command: (command, offline) for command in others.values()]
    figures = in_turn(11, *commands)
    nothing, cold = figures[:2]
    took = statistics.median(milliseconds(cold))
    print(f"cold cheapest: {spread(milliseconds(cold))} {verdict(took, 60, 'ms')}, "
          f"{ratio(cold, nothing):.1f} times a command that does nothing")
    for (name, _), measured in zip(others.items(), figures[2:]):
        times = ratio(measured, cold)
        print(f"  a cold Python process that prices one call with {LIBRARIES[name][0]}: "
              f"{spread(milliseconds(measured))}, {times:.0f} times as long "
              f"{at_least(times, {'genai-prices': 5, 'litellm': 40}[name])}")


def first_question():
    """Measures the first command on a machine without a database, which is answered from the bundle."""
    if not os.path.isdir(bundle):
        print("there is no bundle: the first cheapest of a new machine is not measured")
        return
    known = f"{work}/refresh-0.sqlite"
    first, cold = in_turn(
        5,
        lambda number: ([ratecard, "--db", f"{work}/first-{number}.sqlite", *QUESTION],),
        lambda _: ([ratecard, "--db", known, *QUESTION],))
    took = statistics.median(milliseconds(first))
    loading = statistics.median(one - other for one, other in zip(milliseconds(first), milliseconds(cold)))
    print(f"the first cheapest of a new machine, from the bundle: {spread(milliseconds(first))} "
          f"{verdict(took, 2000, 'ms')}")
    print(f"  loading the bundle: {loading:.0f} ms more than a question of a known catalog {verdict(loading, 1000, 'ms')}")


refreshes()
cold_questions()
first_question()
sys.exit(1 if missed else 0)
