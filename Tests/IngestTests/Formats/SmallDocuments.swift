import Tariff

/// A small document of each source, written by hand, with most of what its format can say.
enum SmallDocuments {
    /// By source; a new parser adds its own.
    static let all: [SourceID: String] = [
        "genai-prices": genaiPrices, "litellm": litellm, "llm-prices": llmPrices, "models-dev": modelsDev,
        "openrouter": openrouter,
    ]

    private static let genaiPrices = #"""
        [
          {"id": "acme", "name": "Acme", "api_pattern": "https://api\\.acme\\.example", "pricing_urls": ["https://acme.example"],
           "price_comments": "by hand", "models": [
            {"id": "acme-1", "name": "Acme 1", "match": {"or": [{"starts_with": "acme-1"}, {"equals": "acme-one"}]},
             "context_window": 200000, "prices": {
               "input_mtok": {"base": 3, "tiers": [{"start": 200000, "price": 6}]},
               "output_mtok": {"base": 15, "tiers": [{"start": 200000, "price": 22.5}]},
               "cache_read_mtok": 0.3, "cache_write_mtok": 3.75, "cache_write_1h_mtok": 6, "input_audio_mtok": 4,
               "output_reasoning_mtok": 20, "web_searches_kcount": 10}},
            {"id": "acme-dated", "match": {"equals": "acme-dated"}, "deprecated": true, "prices": [
              {"prices": {"input_mtok": 10, "output_mtok": 40}},
              {"constraint": {"start_date": "2026-06-10"}, "prices": {"input_mtok": 2, "output_mtok": 8}}]},
            {"id": "acme-night-preview", "match": {"contains": "night"}, "prices": [
              {"prices": {"input_mtok": 0.1, "requests_kcount": 5}},
              {"constraint": {"start_time": "00:30:00Z", "end_time": "16:30:00Z"}, "prices": {"input_mtok": 0.2}}]},
            {"id": "acme-tiers", "match": {"equals": "acme-tiers"}, "prices": {"input_mtok": 2, "output_mtok": 8},
             "price_variants": [
              {"when": {"service_tier": "default"}, "prices": {}},
              {"when": {"service_tier": "flex"}, "prices": {"input_mtok": 1, "output_mtok": 4}},
              {"when": {"processing": "batch"}, "constraint": {"start_date": "2026-10-14"}, "prices": {"input_mtok": 0.9}}]},
            {"id": "acme-free", "match": {"equals": "acme-free"}, "prices": {}}]},
          {"id": "huggingface_acme", "name": "Hugging Face (acme)", "api_pattern": "", "models": [
            {"id": "Acme/Open-1", "match": {"equals": "acme/open-1"}, "prices": {"input_mtok": 0.05}}]}
        ]
        """#

    private static let llmPrices = #"""
        {"updated_at": "2026-08-05", "prices": [
          {"id": "acme-1", "vendor": "acme", "name": "Acme 1 ≤200k", "input": 3, "output": 15, "input_cached": 0.3,
           "from_date": null, "to_date": "2026-07-30"},
          {"id": "acme-1", "vendor": "acme", "name": "Acme 1 ≤200k", "input": 2, "output": 10, "input_cached": 0.2,
           "from_date": "2026-07-30", "to_date": null},
          {"id": "acme-1-200k", "vendor": "acme", "name": "Acme 1 >200k", "input": 6, "output": 22.5,
           "input_cached": null, "from_date": null, "to_date": null},
          {"id": "acme-draw-image", "vendor": "acme", "name": "acme-draw (image gen) image tokens", "input": 8,
           "output": 30, "input_cached": 2, "from_date": null, "to_date": null},
          {"id": "acme-draw-text", "vendor": "acme", "name": "acme-draw (image gen) text tokens", "input": 5,
           "output": 0, "input_cached": null, "from_date": null, "to_date": null},
          {"id": "acme-nothing", "vendor": "acme", "name": "Acme Nothing", "input": 0, "output": 0, "input_cached": null,
           "from_date": null, "to_date": null}
        ]}
        """#

    private static let litellm = #"""
        {
          "sample_spec": {"input_cost_per_token": 0.0, "mode": "one of: chat"},
          "acme-1": {"litellm_provider": "acme", "mode": "chat", "max_input_tokens": 200000, "max_output_tokens": 8192,
            "input_cost_per_token": 3e-06, "input_cost_per_token_above_200k_tokens": 6e-06,
            "input_cost_per_token_batches": 1.5e-06, "output_cost_per_token": 1.5e-05,
            "cache_creation_input_token_cost": 3.75e-06, "cache_creation_input_token_cost_above_1hr": 6e-06,
            "cache_read_input_token_cost": 3e-07, "output_cost_per_reasoning_token": 0.0,
            "search_context_cost_per_query": {"search_context_size_low": 0.01, "search_context_size_medium": 0.02,
              "search_context_size_high": 0.03},
            "search_free_requests": {"count": 1500, "period": "day", "shared_group": "acme"},
            "web_search_billing_unit": "per_prompt", "regional_processing_uplift_multiplier_eu": 1.1,
            "provider_specific_entry": {"us": 1.1, "fast": 6.0}, "deprecation_date": "2027-01-31",
            "supports_function_calling": true, "supported_regions": ["global"]},
          "acme/tiers": {"litellm_provider": "acme", "mode": "chat", "tiered_pricing": [
            {"range": [0, 32000.0], "input_cost_per_token": 1e-06, "output_cost_per_token": 5e-06},
            {"range": [32000.0, 256000.0], "input_cost_per_token": 2e-06, "output_cost_per_token": 1e-05}]},
          "acme/results": {"litellm_provider": "acme", "mode": "search", "tiered_pricing": [
            {"max_results_range": [1, 10], "input_cost_per_query": 0.005},
            {"max_results_range": [11, 20], "input_cost_per_query": 0.01}]},
          "acme/night": {"litellm_provider": "acme", "mode": "chat", "input_cost_per_token": 3e-07,
            "off_peak_pricing": {"weekday_timezone": "Asia/Shanghai", "input_cost_per_token": 1.5e-07, "windows": [
              {"hours_utc": ["00:00-01:00", "10:00-00:00"], "weekdays": [1, 2, 3]},
              {"hours_utc": "00:00-00:00", "weekdays": ["sat", "sun"]}]}},
          "acme/policies": {"litellm_provider": "acme", "mode": "guardrail",
            "guardrail_cost_per_unit": {"contentPolicyUnits": 0.00015, "wordPolicyUnits": 0.0}},
          "high/1024-x-1024/acme-image": {"litellm_provider": "acme", "mode": "image_generation",
            "output_cost_per_image": 0.04, "input_cost_per_pixel": 4e-08, "output_cost_per_pixel": 0.0},
          "bedrock/us-east-1/1-month-commitment/acme": {"litellm_provider": "bedrock", "mode": "chat",
            "input_cost_per_second": 0.01, "output_cost_per_second": 0.01},
          "acme/speech-preview": {"litellm_provider": "acme", "mode": "audio_transcription",
            "input_cost_per_second": 0.0001, "output_cost_per_second": 0.0001},
          "acme/nothing": {"litellm_provider": "acme", "mode": "chat", "input_cost_per_token": 0}
        }
        """#

    private static let modelsDev = #"""
        {
          "acme": {"id": "acme", "name": "Acme", "env": ["ACME_KEY"], "npm": "@acme/sdk", "api": "https://acme.test/v1",
            "doc": "https://acme.test", "models": {
            "acme-1": {"id": "acme-1", "name": "Acme 1", "family": "acme", "attachment": true, "reasoning": true,
              "reasoning_options": [{"type": "effort", "values": ["low", "high"]}, {"type": "budget_tokens", "min": 1024}],
              "tool_call": true, "structured_output": false, "temperature": true, "knowledge": "2026-01",
              "release_date": "2026-02-03", "last_updated": "2026-03-04", "open_weights": false, "status": "beta",
              "interleaved": {"field": "reasoning_content"}, "provider": {"npm": "@acme/other", "shape": "responses"},
              "modalities": {"input": ["text", "image", "pdf"], "output": ["text", "audio"]},
              "limit": {"context": 1000000, "input": 900000, "output": 64000},
              "cost": {"input": 2.5, "output": 15, "reasoning": 0, "cache_read": 0.25, "cache_write": 3.125,
                "input_audio": 40, "output_audio": 80,
                "tiers": [{"input": 5, "output": 22.5, "cache_read": 0.5, "tier": {"type": "context", "size": 272000}}],
                "context_over_200k": {"input": 5, "output": 22.5, "cache_read": 0.5}},
              "experimental": {"modes": {
                "fast": {"cost": {"input": 5, "output": 30, "cache_read": 0.5},
                  "provider": {"body": {"service_tier": "priority"}}},
                "flex": {"cost": {"input": 1.25, "output": 7.5}, "provider": {"headers": {"acme-beta": "flex"}}}}}},
            "acme-long": {"id": "acme-long", "modalities": {"input": ["text"], "output": ["text"]},
              "release_date": "2026-02",
              "cost": {"input": 1, "output": 2, "context_over_200k": {"input": 3, "output": 4}}},
            "acme-free": {"id": "acme-free", "cost": {"input": 0, "output": 0}},
            "acme-embed": {"id": "acme-embed", "modalities": {"input": ["text"], "output": ["text"]},
              "cost": {"input": 0.1, "output": 0}}, "acme-unknown": {"id": "acme-unknown"}}},
          "acme-plan": {"id": "acme-plan", "models": {"acme-1": {"id": "acme-1", "cost": {"input": 0, "output": 0}},
            "whisper-1": {"id": "whisper-1", "modalities": {"input": ["audio"], "output": ["text"]},
              "cost": {"input": 0.006, "output": 0}}}}
        }
        """#

    private static let openrouter = #"""
        {"data": [
          {"id": "acme/model", "name": "Acme: Model", "created": 1758000000, "context_length": 200000,
           "architecture": {"input_modalities": ["text", "file"], "output_modalities": ["text", "image"]},
           "pricing": {"prompt": "0.000003", "completion": "0.000015", "request": "0", "image": "0.004",
             "web_search": "0.01", "internal_reasoning": "0", "input_cache_read": "0.0000003",
             "input_cache_write": "0.00000375", "input_cache_write_1h": "0.000006", "image_output": "0.00003",
             "image_token": "0.00003", "discount": 0.25,
             "overrides": [{"min_prompt_tokens": 200000, "prompt": "0.000006"},
               {"utc_start": "1630", "utc_end": "0030", "prompt": "0.000001", "completion": "0.000002"}]},
           "top_provider": {"context_length": 131072, "max_completion_tokens": 8192}, "per_request_limits": null,
           "supported_parameters": ["tools", "seed"], "expiration_date": "2027-01-31", "hugging_face_id": "acme/Model",
           "benchmarks": {"artificial_analysis": {"intelligence_index": 52.1},
             "design_arena": [{"arena": "models", "category": "website", "elo": 1210.5}]}},
          {"id": "acme/model:free", "architecture": {"output_modalities": ["text"]},
           "pricing": {"prompt": "0", "completion": "0"}},
          {"id": "openrouter/auto", "pricing": {"prompt": "-1", "completion": "-1"}},
          {"id": "acme/speech", "architecture": {"output_modalities": ["speech"]},
           "pricing": {"prompt": "0.00001", "completion": "0"}},
          {"id": "acme/scribe", "architecture": {"output_modalities": ["transcription"]},
           "pricing": {"prompt": "0.006", "completion": "0"}},
          {"id": "acme/video-preview", "architecture": {"output_modalities": ["video"]},
           "pricing": {"prompt": "0", "completion": "0"}}
        ]}
        """#
}
