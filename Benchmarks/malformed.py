"""Sends malformed requests to a server: it must answer each with a problem or close the connection.

    python3 Benchmarks/malformed.py RATECARD DATABASE [COUNT]

Starts RATECARD on DATABASE, sends 20,000 such requests on 16 connections at a time, and keeps 48 slow connections open meanwhile.
Prints the outcomes and the memory in between. The exit code is 1 if any request had another outcome, or if the server answered
slowly, crashed, grew, or leaked a connection.
"""
import collections
import json
import os
import pathlib
import random
import re
import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.request

LONG = "a" * 10_000
WAIT = 20
AT_ONCE = 16
# The acceptable statuses: a 500 is an internal error, and a 503 is not an answer to the request.
PROBLEMS = {400, 401, 404, 405, 413, 414, 415, 431, 501, 505}


def get(target, headers=""):
    return f"GET {target} HTTP/1.1\r\nHost: t\r\n{headers}\r\n".encode()


def post(target, body, headers=""):
    body = body if isinstance(body, bytes) else body.encode()
    return f"POST {target} HTTP/1.1\r\nHost: t\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode() + body


def one_of_each(chance):
    """Returns every kind of malformed request, with random content."""
    word = "".join(chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(chance.randint(3, 12)))
    rubbish = chance.randbytes(chance.randint(1, 400))
    return {
        "bad encoding of a value": get(f"/v1/cheapest?needs=%z{word}"),
        "value that is no UTF-8": get(f"/v1/cheapest?{word}=%ff"),
        "path that is no UTF-8": get(f"/v1/offers/%c3%28{word}"),
        "encoding cut short": get(f"/v1/offers/{word}%"),
        "nothing but zero bytes in an id": get("/v1/models/%00%00%00"),
        "bytes above ASCII in the target": b"GET /v1/models/\xff\xfe\x80 HTTP/1.1\r\nHost: t\r\n\r\n",
        "unknown word": get(f"/v1/cheapest?x{word}=1"),
        "unknown word in a body": post("/v1/cheapest", json.dumps({"x" + word: 1})),
        "word said twice": b"GET /v1/cheapest?limit=1&limit=2 HTTP/1.1\r\n\r\n",
        "number that is none": get(f"/v1/cheapest?input_tokens={word}"),
        "number that is too large": get(f"/v1/cheapest?input_tokens={chance.randint(10**19, 10**40)}"),
        "thousand words": get("/v1/cheapest?" + "&".join(f"w{number}=1" for number in range(1000))),
        "cursor that is none": get(f"/v1/models?cursor={word}"),
        "id of 10 KB in a path": get(f"/v1/offers/{LONG}"),
        "id of 8 KB in a path": get(f"/v1/providers/{LONG[:8000]}"),
        "id of 10 KB in a query": get(f"/v1/resolve?id={LONG}"),
        "id of 10 KB in a body": post("/v1/cost", json.dumps({"id": LONG})),
        "id that nothing bears": get(f"/v1/models/openai/gpt-{word}"),
        "path that leads nowhere": get(f"/{word}/../{word}"),
        "header of 70 KB": get("/healthz", f"X: {LONG * 7}\r\n"),
        "three hundred headers": get("/healthz", "".join(f"X{number}: 1\r\n" for number in range(300))),
        "header without a colon": b"GET / HTTP/1.1\r\nHost t\r\n\r\n",
        "two hosts": b"GET /v1/nothing HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "two lengths": b"POST /v1/cost HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "length and chunks": b"POST /v1/cost HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "length below zero": b"POST /v1/cost HTTP/1.1\r\nHost: t\r\nContent-Length: -1\r\n\r\n",
        "chunks that are none": b"POST /v1/cost HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "body of 300 KB": post("/v1/cost", LONG * 30),
        "body that never comes whole": post("/v1/cost", LONG * 5)[:-20_000],
        "body that is no JSON": post("/v1/cheapest", rubbish),
        "body half a word": post("/v1/cheapest", "{"),
        "body nested deeply": post("/v1/cheapest", '{"needs":' + "[" * 20_000),
        "body of another type": post("/v1/cheapest", "x", "Content-Type: image/png\r\n"),
        "method that is none": b"BREW / HTTP/1.1\r\n\r\n",
        "method that is not taken": b"DELETE /v1/models HTTP/1.1\r\nHost: t\r\n\r\n",
        "version that is none": b"GET / HTTP/7.3\r\nHost: t\r\n\r\n",
        "greeting of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        "rubbish": rubbish,
        "request and rubbish behind it": get("/v1/nothing") + rubbish,
    }


KINDS = list(one_of_each(random.Random(0)))


class Flood:
    """Sends the requests and counts the outcomes."""

    def __init__(self, port, process_id):
        self.port, self.process_id = port, process_id
        self.lock = threading.Lock()
        self.counts = collections.Counter()
        self.wrong, self.slowest = [], (0.0, "")

    def memory(self):
        with open(f"/proc/{self.process_id}/status", encoding="utf-8") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) / 1024

    def places(self):
        """Returns the number of sockets that the server has open."""
        count = 0
        for number in os.listdir(f"/proc/{self.process_id}/fd"):
            try:
                count += os.readlink(f"/proc/{self.process_id}/fd/{number}").startswith("socket:")
            except FileNotFoundError:
                pass
        return count

    @staticmethod
    def judge(answer):
        """Classifies an answer. Returns None if it is neither a problem nor a closed connection."""
        if not answer:
            return "closed"
        head, _, body = answer.partition(b"\r\n\r\n")
        status = int(head.split()[1]) if head.startswith(b"HTTP/1.") else 0
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        if status not in PROBLEMS or b"application/problem+json" not in head or not length:
            return None
        try:
            return "problem" if json.loads(body[: int(length[1])])["status"] == status else None
        except (ValueError, KeyError):
            return None

    def one(self, number):
        chance = random.Random(number)
        kind = KINDS[number % len(KINDS)]
        request = one_of_each(chance)[kind]
        manner = chance.choice(["at once", "at once", "in pieces", "slowly", "and is gone", "and hangs up halfway"])
        begin = time.perf_counter()
        answer, fate = b"", None
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=WAIT) as connection:
                try:
                    self.send(connection, request, manner, chance)
                    if manner == "and is gone":
                        fate = "left"
                    elif kind in ("body that never comes whole", "greeting of TLS", "rubbish"):
                        # The rest is never sent: the server waits for it until this end is closed.
                        connection.shutdown(socket.SHUT_WR)
                    while fate is None and not self.is_whole(answer) and (piece := connection.recv(65_536)):
                        answer += piece
                except TimeoutError:
                    fate = "nothing at all"
                except OSError:
                    # The server closed first.
                    pass
        except OSError as error:
            fate = f"no connection: {error}"
        took = time.perf_counter() - begin
        outcome = fate if fate == "left" else None if fate else self.judge(answer)
        with self.lock:
            self.counts[outcome or "else"] += 1
            self.slowest = max(self.slowest, (took, f"{kind}, sent {manner}"))
            if outcome is None and len(self.wrong) < 10:
                self.wrong.append(f"{kind}, sent {manner}: {fate or answer[:200]!r}")

    @staticmethod
    def is_whole(answer):
        head, found, body = answer.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        return bool(found) and len(body) >= (int(length[1]) if length else 0)

    @staticmethod
    def send(connection, request, manner, chance):
        if manner == "at once":
            connection.sendall(request)
        elif manner in ("in pieces", "slowly"):
            cuts = sorted(chance.randint(0, len(request)) for _ in range(chance.randint(1, 5)))
            for begin, end in zip([0, *cuts], [*cuts, len(request)]):
                connection.sendall(request[begin:end])
                time.sleep(0.001 if manner == "in pieces" else 0.02)
        elif manner == "and is gone":
            # The connection is reset before the answer is read.
            connection.sendall(request[: chance.randint(1, len(request))])
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            connection.sendall(request[: chance.randint(1, len(request))])
            connection.shutdown(socket.SHUT_WR)

    def slow(self, number, seconds):
        """Sends single bytes until the server closes the connection, which it must do in time."""
        begin = time.perf_counter()
        with socket.create_connection(("127.0.0.1", self.port), timeout=WAIT) as connection:
            if number % 2:
                connection.sendall(b"POST /v1/cost HTTP/1.1\r\nHost: t\r\nContent-Length: 60000\r\n\r\n")
            else:
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: t\r\nX: ")
            connection.settimeout(0.5)
            while time.perf_counter() - begin < seconds:
                try:
                    connection.sendall(b"y")
                    if not connection.recv(65_536):
                        return
                except TimeoutError:
                    continue
                except ConnectionError:
                    return
        with self.lock:
            self.wrong.append(f"a slow client was tolerated for {seconds} seconds")

    def run(self, count):
        """Sends all requests. Returns True if every check passed."""
        self.many(0, 1_000)
        before, places, peak = self.memory(), self.places(), 0
        self.counts.clear()
        threads = [threading.Thread(target=self.slow, args=(number, 50)) for number in range(48)]
        for thread in threads:
            thread.start()
        begin = time.perf_counter()
        path = [before]
        for quarter in range(4):
            self.many(count * quarter // 4, count * (quarter + 1) // 4)
            path.append(self.memory())
        took = time.perf_counter() - begin
        for thread in threads:
            thread.join()
        for _ in range(50):
            if self.places() <= places:
                break
            time.sleep(0.1)
        left = self.places() - places
        if sum(self.counts.values()) != count:
            self.wrong.append(f"{sum(self.counts.values())} of {count} have an outcome")
        if left > 0:
            self.wrong.append(f"the server leaked {left} connections")
        if path[-1] - path[0] > 20:
            self.wrong.append(f"memory grew by {path[-1] - path[0]:.0f} MB")
        if self.slowest[0] > 5:
            self.wrong.append(f"an answer took {self.slowest[0]:.1f} s: {self.slowest[1]}")
        for target in ("healthz", "readyz", "v1/cheapest"):
            if urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{target}", timeout=WAIT).status != 200:
                self.wrong.append(f"/{target} is not answered afterwards")
        print(f"{count} malformed requests of {len(KINDS)} kinds in {took:.0f} s: {self.counts['problem']} answered with a problem, "
              f"{self.counts['closed']} closed, {self.counts['left']} left by the client, {self.counts['else']} else; "
              f"the slowest took {self.slowest[0]:.2f} s ({self.slowest[1]})")
        print("  memory on the way: " + ", ".join(f"{size:.0f}" for size in path) + f" MB; {max(left, 0)} connections held that are gone")
        for sentence in self.wrong:
            print(f"  WRONG: {sentence}")
        return not self.wrong

    def many(self, first, end):
        numbers = iter(range(first, end))

        def work():
            while True:
                with self.lock:
                    number = next(numbers, None)
                if number is None:
                    return
                self.one(number)

        threads = [threading.Thread(target=work) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def main():
    ratecard, database = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 20_000
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    server = subprocess.Popen([ratecard, "--db", database, "serve", "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1)
                break
            except OSError:
                time.sleep(0.05)
        held = Flood(port, server.pid).run(count)
    finally:
        server.terminate()
    sys.exit(0 if server.wait(30) == 0 and held else 1)


if __name__ == "__main__":
    main()
