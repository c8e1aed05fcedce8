#!/usr/bin/env python3
"""Tests that LiteLLM's router, configured with the output of `ratecard route`, uses the next offer if one fails.

    Tests/Clients/litellm_failover.py RATECARD DATABASE CATALOG

A server on this machine simulates the sellers: all offers but the last answer 500. Needs litellm.
"""

import http.server
import json
import os
import subprocess
import sys
import threading

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

import litellm  # noqa: E402
import yaml  # noqa: E402

ratecard, database, catalog = sys.argv[1:]
asked = []
good = 0


class Seller(http.server.BaseHTTPRequestHandler):
    """Simulates all sellers: the first component of the path is the order of the offer."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        order = int(self.path.split("/")[1])
        asked.append((order, body["model"], self.headers.get("Authorization")))
        answer = {
            "id": "x", "object": "chat.completion", "created": 1, "model": body["model"],
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": f"from {order}"}}],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500},
        }
        status, answer = (200, answer) if order == good else (500, {"error": {"message": "out of order"}})
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


def route(*words):
    command = [ratecard, "--db", database, "--catalog", catalog, "route", "--for", "litellm", *words]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    configuration = yaml.safe_load(text)
    assert configuration == json.loads(text), "YAML and JSON read the same"
    return configuration


def main():
    global good
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Seller)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"

    configuration = route("--providers", "openrouter,groq,deepseek,openai,together,mistral", "--per", "offer")
    deployments = configuration["model_list"]
    assert len(deployments) >= 2, f"there are {len(deployments)} offers; the catalog is too small for this test"
    assert [one["litellm_params"]["order"] for one in deployments] == list(range(1, len(deployments) + 1))
    for one in deployments:
        parameters = one["litellm_params"]
        assert "/" in parameters["model"] and parameters["input_cost_per_token"] >= 0, parameters
        # Raises if LiteLLM does not know the seller by that name.
        litellm.get_llm_provider(parameters["model"])
        reference = parameters["api_key"]
        assert reference.startswith("os.environ/"), reference
        os.environ[reference.removeprefix("os.environ/")] = "key of " + one["model_info"]["id"]
        # The only change to the configuration: the sellers run on this machine.
        parameters["api_base"] = f"{address}/{parameters['order']}"

    good = len(deployments)
    router = litellm.Router(model_list=deployments, **configuration["router_settings"])
    response = router.completion(model="cheapest", messages=[{"role": "user", "content": "Hello"}])
    assert response.choices[0].message.content == f"from {good}", response
    orders = [order for order, _, _ in asked]
    assert orders == sorted(orders) and set(orders) == set(range(1, good + 1)), orders
    for order, model, authorization in asked:
        one = deployments[order - 1]
        assert authorization == "Bearer key of " + one["model_info"]["id"], authorization
        assert one["litellm_params"]["model"].endswith(model), (one, model)
    last = deployments[-1]["litellm_params"]
    cost = 1000 * last["input_cost_per_token"] + 500 * last["output_cost_per_token"]
    computed = litellm.completion_cost(
        response, custom_cost_per_token={"input_cost_per_token": last["input_cost_per_token"], "output_cost_per_token": last["output_cost_per_token"]})
    assert abs(cost - computed) < 1e-12, (cost, computed)
    print(f"ok    LiteLLM {len(deployments)} offers, asked in the order {orders}, answered by {good}")


main()
