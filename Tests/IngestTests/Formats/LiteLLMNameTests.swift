import Tariff
import Testing

@testable import Ingest

/// The meaning of the ids of LiteLLM's map: the offer and some conditions.
@Suite struct LiteLLMNameTests {
    @Test(arguments: [
        ("gpt-5.4", "openai", "gpt-5.4 {}"), ("openai/sora-2", "openai", "sora-2 {}"),
        ("gemini/gemini-2.5-pro", "gemini", "gemini-2.5-pro {}"),
        ("vertex_ai/claude-3-5-haiku@20241022", "vertex_ai-anthropic_models", "claude-3-5-haiku@20241022 {}"),
        ("vertex_ai/deepseek-ai/deepseek-v3.1-maas", "vertex_ai-deepseek_models", "deepseek-ai/deepseek-v3.1-maas {}"),
        ("azure/gpt-35-turbo-instruct", "azure_text", "gpt-35-turbo-instruct {}"),
        (
            "fireworks_ai/nomic-ai/nomic-embed-text-v1", "fireworks_ai-embedding-models",
            "nomic-ai/nomic-embed-text-v1 {}"
        ),
        ("openrouter/deepseek/deepseek-r1:free", "openrouter", "deepseek/deepseek-r1:free {}"),
        // The route is cut once: the owner of a model may have the name of the seller.
        ("perplexity/perplexity/sonar", "perplexity", "perplexity/sonar {}"),
        ("openrouter/openrouter/auto", "openrouter", "openrouter/auto {}"),
        // A client sends the profile prefix, so that it stays.
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0 {}"),
        ("global.anthropic.claude-x", "bedrock_converse", "global.anthropic.claude-x {}"),
        // Sizes, qualities and steps.
        ("1024-x-1024/gpt-image-1.5", "openai", #"gpt-image-1.5 {"size":"1024x1024"}"#),
        ("high/1024-x-1536/gpt-image-1.5", "openai", #"gpt-image-1.5 {"size":"1024x1536","quality":"high"}"#),
        (
            "low/1024-x-1024/grok-imagine-image-2.0", "xai",
            #"grok-imagine-image-2.0 {"size":"1024x1024","quality":"low"}"#
        ),
        ("azure/hd/1792-x-1024/dall-e-3", "azure", #"dall-e-3 {"size":"1792x1024","quality":"hd"}"#),
        ("azure/standard/1024-x-1024/dall-e-2", "azure", #"dall-e-2 {"size":"1024x1024","quality":"standard"}"#),
        (
            "fal_ai/max/3840-x-2160/openai/gpt-image-2.5/flare/edit", "fal_ai",
            #"openai/gpt-image-2.5/flare/edit {"size":"3840x2160","quality":"max"}"#
        ),
        (
            "512-x-512/50-steps/stability.stable-diffusion-xl-v0", "bedrock",
            #"stability.stable-diffusion-xl-v0 {"size":"512x512","quality":"50_steps"}"#
        ),
        (
            "max-x-max/max-steps/stability.stable-diffusion-xl-v0", "bedrock",
            #"stability.stable-diffusion-xl-v0 {"size":"max","quality":"max_steps"}"#
        ),
        (
            "1024-x-1024/50-steps/bedrock/amazon.nova-canvas-v1:0", "bedrock",
            #"amazon.nova-canvas-v1:0 {"size":"1024x1024","quality":"50_steps"}"#
        ),
        // Plans and regions.
        (
            "bedrock/us-gov-east-1/amazon.nova-pro-v1:0", "bedrock",
            #"amazon.nova-pro-v1:0 {"region":"us-gov-east-1"}"#
        ),
        (
            "bedrock/ap-northeast-1/1-month-commitment/anthropic.claude-v1", "bedrock",
            #"anthropic.claude-v1 {"region":"ap-northeast-1","plan":"1-month-commitment"}"#
        ),
        (
            "bedrock/*/6-month-commitment/cohere.command-text-v14", "bedrock",
            #"cohere.command-text-v14 {"plan":"6-month-commitment"}"#
        ),
        ("azure/eu/gpt-4o", "azure", #"gpt-4o {"region":"eu"}"#),
        ("azure/us/gpt-4o", "azure", #"gpt-4o {"region":"us"}"#),
        ("azure/apac/gpt-5", "azure", #"gpt-5 {"region":"apac"}"#),
        ("azure/global/gpt-5.1", "azure", "gpt-5.1 {}"),
        ("azure/global-standard/gpt-4o-mini", "azure", "gpt-4o-mini {}"),
        // The same words mean nothing elsewhere.
        ("acme/eu/gpt-4o", "acme", "eu/gpt-4o {}"), ("acme/global/gpt-4o", "acme", "global/gpt-4o {}"),
        ("acme/high/model", "acme", "high/model {}"), ("acme/us-west/model", "acme", "us-west/model {}"),
        ("acme/us-west-two/model", "acme", "us-west-two/model {}"), ("acme/a-x-b/model", "acme", "a-x-b/model {}"),
        ("acme/max-x-10/model", "acme", "max-x-10/model {}"), ("acme/xx-east-1/model", "acme", "xx-east-1/model {}"),
        // The last part names the model whatever it looks like.
        ("us-east-1", "bedrock", "us-east-1 {}"), ("azure/eu", "azure", "eu {}"),
        ("acme/50-steps", "acme", "50-steps {}"),
        ("openai", "openai", "openai {}"), ("acme/*", "acme", "* {}"), ("acme//model", "acme", "model {}"),
    ])
    func `an id is what a client sends, and conditions`(key: String, provider: String, expected: String) {
        let name = LiteLLMName(key, seller: provider)
        #expect("\(name.modelID) \(name.conditions.json)" == expected)
    }

    @Test(arguments: ["", "/", "//", "-x-", "/-x-/", "low/", "\u{0}", "é/é"])
    func `an odd id is no accident`(key: String) {
        let name = LiteLLMName(key, seller: "")
        #expect(!name.modelID.hasPrefix("/") && !name.modelID.hasSuffix("/"))
    }
}
