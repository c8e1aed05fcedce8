#!/usr/bin/env python3
"""Runs the snippets of a document against a running server.

    Tests/Clients/snippets.py ADDRESS docs/http-api.md

Every python, js and sh block is a complete program that exits by itself and prints something. Its address is replaced with the
address of the server.
"""

import re
import subprocess
import sys
import tempfile

address, document = sys.argv[1:]
text = open(document, encoding="utf-8").read()
commands = {"python": ["python3"], "js": ["node"], "sh": ["bash", "-euo", "pipefail"]}
endings = {"python": ".py", "js": ".mjs", "sh": ".sh"}
count = 0
for language, block in re.findall(r"^```(python|js|sh)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
    program = block.replace("http://127.0.0.1:8484", address)
    with tempfile.NamedTemporaryFile("w", suffix=endings[language]) as file:
        file.write(program)
        file.flush()
        done = subprocess.run([*commands[language], file.name], capture_output=True, text=True, timeout=60)
    if done.returncode != 0 or not done.stdout.strip():
        print(block, done.stdout, done.stderr, sep="\n", file=sys.stderr)
        sys.exit(f"FAIL  a {language} snippet of {document} ended with {done.returncode}")
    count += 1
assert count > 0, "there are no snippets"
print(f"ok    {count} snippets of {document}")
