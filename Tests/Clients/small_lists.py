#!/usr/bin/env python3
"""Writes small price lists in the formats of OpenRouter and LiteLLM, for tests of clients.

    Tests/Clients/small_lists.py FOLDER [SHIFT]

SHIFT changes every price, so that a refresh publishes another catalog.
"""

import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
shift = int(sys.argv[2]) if len(sys.argv) > 2 else 0
folder.mkdir(parents=True, exist_ok=True)


def openrouter(model, prompt, completion):
    return {
        "id": model, "canonical_slug": model, "name": model, "created": 1750000000, "context_length": 128000,
        "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
        "pricing": {"prompt": f"0.000000{prompt + shift}", "completion": f"0.00000{completion}"},
        "top_provider": {"context_length": 128000, "max_completion_tokens": 8192},
        "supported_parameters": ["tools", "max_tokens"],
    }


def litellm(provider, prompt, completion):
    return {
        "litellm_provider": provider, "mode": "chat", "max_input_tokens": 128000, "max_output_tokens": 8192,
        "input_cost_per_token": (prompt + shift) * 1e-7, "output_cost_per_token": completion * 1e-6,
        "supports_function_calling": True,
    }


(folder / "openrouter.json").write_text(json.dumps({"data": [
    openrouter("deepseek/deepseek-chat", 15, 6), openrouter("qwen/qwen3-coder", 22, 8), openrouter("openai/gpt-4o", 25, 9),
]}))
(folder / "litellm.json").write_text(json.dumps({
    "deepseek/deepseek-chat": litellm("deepseek", 14, 5), "groq/llama-3.3-70b-versatile": litellm("groq", 59, 7),
    "gpt-4o": litellm("openai", 25, 9), "mistral/mistral-large-latest": litellm("mistral", 20, 6),
    "together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo": litellm("together_ai", 88, 8),
}))
