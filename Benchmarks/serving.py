"""Compares the server with others on the same machine in the same run, and prints ratios.

Called by scripts/bench: RATECARD BENCHMARKS WORK DATABASE DOCUMENTS [PART]…, where the parts are rates, feed, malformed and soak
(default: all). Needs wrk, and nginx for one figure. All servers listen on 127.0.0.1 and stop with this program; the exit code is 1
if a limit is missed.
"""
import gzip
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.request

# Avoid compiled files among the sources of the benchmarks.
sys.dont_write_bytecode = True
import malformed

ratecard, benchmarks, work, database, documents = sys.argv[1:6]
parts = sys.argv[6:] or ["rates", "feed", "malformed", "soak"]
SECONDS = int(os.environ.get("RATECARD_BENCH_SECONDS", "3"))
SOAK = int(os.environ.get("RATECARD_BENCH_SOAK", "60"))
SCRIPT = str(pathlib.Path(__file__).with_name("distinct.lua"))
started = []
missed = 0


def verdict(value, limit, at_least=False):
    global missed
    keeps = value >= limit if at_least else value <= limit
    missed += not keeps
    return f"({'at least' if at_least else 'at most'} {limit}: {'ok' if keeps else 'MISSED'})"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def start(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    started.append(process)
    return process


def wait_for(address, seconds=10):
    """Waits until an address answers and returns the elapsed milliseconds."""
    begin = time.perf_counter()
    while time.perf_counter() - begin < seconds:
        try:
            urllib.request.urlopen(address, timeout=1).read()
            return (time.perf_counter() - begin) * 1000
        except OSError:
            time.sleep(0.005)
    raise SystemExit(f"scripts/bench: {address} does not answer")


def wrk(address, connections=64, seconds=SECONDS, script=None, headers=(), arguments=()):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    command += ["-s", script] if script else []
    text = subprocess.run([*command, address, "--", *arguments], check=True, capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([0-9.]+)", text)[1])
    failed = sum(int(number) for line in re.findall(r"(?:Socket errors|Non-2xx).*", text) for number in re.findall(r"\d+", line.replace("2xx", "").replace("3xx", "")))
    units = {"us": 0.001, "ms": 1, "s": 1000}
    times = {percent: float(value) * units[unit] for percent, value, unit in re.findall(r"(\d+)%\s+([0-9.]+)(us|ms|s)", text)}
    return rate, failed, times


def memory(process):
    with open(f"/proc/{process.pid}/status", encoding="utf-8") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) / 1024


def rates(floor, address):
    question = f"{address}/v1/cheapest?needs=tools&context=128000"
    tag = urllib.request.urlopen(question).headers["ETag"]
    figures = {"floor": [], "distinct": [], "repeated": [], "304": []}
    for number in range(5):
        figures["floor"].append(wrk(floor)[0])
        rate, failed, _ = wrk(address, script=SCRIPT, arguments=[str(number)])
        if failed:
            raise SystemExit(f"scripts/bench: {failed} of the distinct questions failed")
        figures["distinct"].append(rate)
        figures["repeated"].append(wrk(question)[0])
        figures["304"].append(wrk(question, headers=[f"If-None-Match: {tag}"])[0])
    print(f"hello of Hummingbird, the floor: {statistics.median(figures['floor']):.0f} a second")
    for name, least in [("distinct", 0.35), ("repeated", 0.85), ("304", 0.9)]:
        ratio = statistics.median(one / other for one, other in zip(figures[name], figures["floor"]))
        print(f"{name} cheapest: {statistics.median(figures[name]):.0f} a second, {ratio:.2f} of the floor {verdict(round(ratio, 2), least, True)}")


def feed(address):
    if not shutil.which("nginx"):
        print("there is no nginx: the feed is not compared with a static file")
        return
    request = urllib.request.Request(f"{address}/feeds/catalog.json", headers={"Accept-Encoding": "gzip"})
    packed = urllib.request.urlopen(request).read()
    folder = pathlib.Path(work, "static")
    folder.mkdir(exist_ok=True)
    (folder / "catalog.json.gz").write_bytes(packed)
    (folder / "catalog.json").write_bytes(gzip.decompress(packed))
    port = free_port()
    pathlib.Path(work, "nginx.conf").write_text(f"""
worker_processes 2; daemon off; pid {work}/nginx.pid; error_log {work}/nginx.log;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; types {{ application/json json; }}
  server {{ listen 127.0.0.1:{port}; root {folder}; gzip_static on; }} }}
""")
    start(["nginx", "-c", f"{work}/nginx.conf", "-p", work])
    static = f"http://127.0.0.1:{port}/catalog.json"
    wait_for(static)
    header = ["Accept-Encoding: gzip"]
    pairs = [(wrk(f"{address}/feeds/catalog.json", headers=header)[0], wrk(static, headers=header)[0]) for _ in range(3)]
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"the compressed feed of {len(packed)} bytes: {statistics.median(one for one, _ in pairs):.0f} a second, "
          f"{ratio:.2f} of nginx with the same file {verdict(round(ratio, 2), 0.7, True)}")


def sequence(address):
    return json.load(urllib.request.urlopen(f"{address}/v1/catalog"))["sequence"]


def soak(address, server):
    """Sends questions on 256 connections while another process publishes a changed catalog every five seconds."""
    folder = pathlib.Path(work, "changing")
    shutil.copytree(documents, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("fetched.json"))
    text = (folder / "llm-prices.json").read_text()
    first = re.search(r'"input":\s*([0-9.]+)', text)
    published, done = [], threading.Event()
    first_sequence = sequence(address)

    def publish():
        number, begin = 0, time.perf_counter()
        # Every five seconds, or as soon as the previous refresh has finished.
        while not done.wait(max(0, begin + 5 * (number + 1) - time.perf_counter())):
            number += 1
            changed = text[:first.start(1)] + f"{float(first[1]) + number / 1000:.3f}" + text[first.end(1):]
            (folder / "llm-prices.json").write_text(changed)
            published.append(subprocess.run(
                [ratecard, "--db", database, "refresh", "--from", str(folder), "--source", "llm-prices"],
                capture_output=True).returncode)

    thread = threading.Thread(target=publish)
    peaks = [memory(server)]

    def watch():
        while not done.wait(1):
            peaks.append(memory(server))

    watcher = threading.Thread(target=watch)
    thread.start()
    watcher.start()
    rate, failed, times = wrk(address, connections=256, seconds=SOAK, script=SCRIPT, arguments=["90"])
    done.set()
    thread.join()
    watcher.join()
    good = sum(code == 0 for code in published)
    print(f"256 connections for {SOAK} s, {len(published)} refreshes beside them: {rate:.0f} a second")
    print(f"  refreshes that failed: {len(published) - good} {verdict(len(published) - good, 0)}")
    for _ in range(50):
        if sequence(address) - first_sequence >= good:
            break
        time.sleep(0.1)
    print(f"  catalogs that were not served in the end: {good - sequence(address) + first_sequence} "
          f"{verdict(good - sequence(address) + first_sequence, 0)}")
    print(f"  failed requests: {failed} {verdict(failed, 0)}")
    print(f"  p50 {times['50']:.1f} ms, p99 {times['99']:.1f} ms: {times['99'] / times['50']:.1f} times {verdict(round(times['99'] / times['50'], 1), 6)}")
    print(f"  memory from {peaks[0]:.0f} MB to {max(peaks):.0f} MB at most {verdict(round(max(peaks)), 200)}")
    half = len(peaks) // 2
    grown = max(peaks[half:]) - max(peaks[:half])
    print(f"  memory of the second half above the first: {grown:.0f} MB {verdict(round(grown), 20)}")


def main():
    global missed
    port = free_port()
    server = start([ratecard, "--db", database, "serve", "--port", str(port)])
    took = wait_for(f"http://127.0.0.1:{port}/readyz")
    print(f"started and ready: {took:.0f} ms {verdict(round(took), 1000)}")
    address = f"http://127.0.0.1:{port}"
    if "rates" in parts:
        hello = free_port()
        start([benchmarks, "hello", str(hello)])
        wait_for(f"http://127.0.0.1:{hello}/hello")
        rates(f"http://127.0.0.1:{hello}/hello", address)
    if "feed" in parts:
        feed(address)
    if "malformed" in parts:
        missed += not malformed.Flood(port, server.pid).run(20_000)
    if "soak" in parts:
        soak(address, server)


try:
    if not shutil.which("wrk"):
        raise SystemExit("scripts/bench: wrk is missing, so the server is not measured: apt-get install wrk")
    main()
finally:
    for process in started:
        process.terminate()
sys.exit(1 if missed else 0)
