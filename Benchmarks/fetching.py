"""Times refreshes over the network, and `changes`, against a server on this machine.

Called by scripts/bench: RATECARD WORK DOCUMENTS CATALOG. Prints a line for each figure, with `ok` or `MISSED`; the exit code
is 1 if a limit is missed.
"""
import hashlib
import http.server
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import threading
import time

ratecard, work, documents, catalog = sys.argv[1:]
SOURCES = ["openrouter", "litellm", "models-dev", "genai-prices", "llm-prices"]
BODIES = {name: open(f"{documents}/{name}.json", "rb").read() for name in SOURCES if os.path.exists(f"{documents}/{name}.json")}
TAGS = {name: f'"{hashlib.sha256(body).hexdigest()[:16]}"' for name, body in BODIES.items()}
missed = 0


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves each document with its entity tag."""

    def do_GET(self):
        name = self.path.strip("/")
        if name not in BODIES:
            self.send_error(404)
            return
        same = self.headers.get("If-None-Match") == TAGS[name]
        self.send_response(304 if same else 200)
        self.send_header("ETag", TAGS[name])
        if not same:
            self.send_header("Content-Length", str(len(BODIES[name])))
        self.end_headers()
        if not same:
            self.wfile.write(BODIES[name])

    def log_message(self, *_):
        pass


def curated(port):
    """Returns a copy of the curated data whose sources point to this machine."""
    folder = f"{work}/fetched-catalog"
    shutil.copytree(catalog, folder, ignore=shutil.ignore_patterns("bundle"))
    for file in os.listdir(f"{folder}/sources"):
        name = file.removesuffix(".yaml")
        lines = [line for line in open(f"{folder}/sources/{file}") if not line.startswith("url:")]
        own = f"url: http://127.0.0.1:{port}/{name}\nallow_http: true\nallow_private: true\n"
        with open(f"{folder}/sources/{file}", "w") as out:
            out.writelines(lines + [own if name in BODIES else "url: https://unused.invalid/\nfetch: false\n"])
    return folder


def run(*arguments):
    """Runs a command and returns its duration in milliseconds."""
    start = time.perf_counter()
    done = subprocess.run([ratecard, *arguments], capture_output=True, text=True)
    took = (time.perf_counter() - start) * 1000
    if done.returncode != 0:
        raise SystemExit(f"scripts/bench: ratecard {' '.join(arguments[:2])} failed: {done.stderr.strip()}")
    return took


def verdict(name, figures, limit):
    """Prints the median of the figures with its limit."""
    global missed
    median = statistics.median(figures)
    missed += median > limit
    word = "ok" if median <= limit else "MISSED"
    print(f"{name}: median {median:.0f} ms, least {min(figures):.0f} (limit {limit} ms: {word})")


def fill(database, rows):
    """Fills a database with the given number of claims, as a year of runs with small changes would."""
    db = sqlite3.connect(database)
    claims = db.execute("SELECT count(*) FROM claim").fetchone()[0]
    columns = [row[1] for row in db.execute("PRAGMA table_info(claim)") if row[1] not in ("id", "observed_from", "observed_to", "confirmed_at")]
    names = ", ".join(columns)
    now = int(time.time())
    runs = 1460
    sequence = db.execute("SELECT sequence FROM catalog").fetchone()[0]
    db.execute("UPDATE run SET at = ?", (now - 366 * 86_400,))
    each = max(1, (rows - claims) // runs)
    for number in range(runs):
        at = now - (runs - number) * 21_600
        db.execute("INSERT INTO run (started_at, finished_at, at, sequence, summary) VALUES (?, ?, ?, ?, '')",
                   (at, at, at, sequence + number))
        run = db.execute("SELECT last_insert_rowid()").fetchone()[0]
        first = number * each % max(1, claims - each)
        db.execute(f"INSERT INTO claim ({names}, observed_from, observed_to, confirmed_at) "
                   f"SELECT {names}, ?, ?, ? FROM claim WHERE id > ? LIMIT ?", (at, at + 60, at, first, each))
        db.execute("INSERT INTO change (run, offer, kind, component, unit, currency, condition, old, new, old_claim, new_claim) "
                   "SELECT ?, offer, 'price_up', component, unit, currency, condition, amount, amount + 1, id, id "
                   "FROM claim WHERE kind = 'rate' AND id > ? LIMIT 60", (run, first))
    db.execute("UPDATE catalog SET sequence = ?", (sequence + runs,))
    db.commit()
    counts = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("claim", "change")]
    db.close()
    return counts


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
folder = curated(server.server_address[1])
if len(BODIES) < len(SOURCES):
    print(f"there is no document of {', '.join(sorted(set(SOURCES) - set(BODIES)))} in {documents}: the figures are without them")

new, same = [], []
for number in range(5):
    home = f"{work}/fetched-{number}"
    os.makedirs(home)
    common = ["--db", f"{home}/catalog.sqlite", "--catalog", folder]
    new.append(run("refresh", *common))
    time.sleep(1.1)
    same.append(run("refresh", "--force", *common))
verdict(f"refresh of {len(BODIES)} sources over the network, everything new", new, 3000)
verdict("the same again, everything unchanged (304)", same, 300)

database = f"{work}/fetched-0/catalog.sqlite"
claims, changes = fill(database, 1_000_000)
common = ["--db", database, "--catalog", folder, "--format", "json"]
since = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 365 * 86_400))
verdict(f"changes --since a year ago, of {claims} claims and {changes} changes", [run("changes", "--since", since, *common) for _ in range(11)], 50)
server.shutdown()
sys.exit(1 if missed else 0)
