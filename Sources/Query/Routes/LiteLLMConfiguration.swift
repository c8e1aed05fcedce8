import JSON
import Tariff

/// A decision as a LiteLLM configuration: JSON, which its YAML reader accepts.
///
/// All offers share one model name and have an `order`, so that a call to that name tries the cheapest first and then
/// the next one if it fails. Keys are references to environment variables.
struct LiteLLMConfiguration {
    /// The model name that clients of the router request.
    static let modelName = "cheapest"

    private let answer: RouteAnswer

    init(_ answer: RouteAnswer) {
        self.answer = answer
    }

    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("model_list")
            json.array(answer.targets) { write($1, to: &$0) }
            json.key("router_settings")
            json.object { json in
                // Each order is a separate step, so that a failure leads to the next seller and not to the same one again.
                json.member("num_retries", Int64(0))
                json.member("max_fallbacks", Int64(max(1, answer.targets.count)))
                json.member("enable_pre_call_checks", true)
            }
        }
        return json.bytes
    }

    private func write(_ target: RouteAnswer.Target, to json: inout JSONWriter) {
        json.object { json in
            json.member("model_name", Self.modelName)
            json.key("litellm_params")
            json.object { json in
                json.member("model", target.address.model)
                if let variable = target.address.keyVariable { json.member("api_key", "os.environ/\(variable)") }
                if let variable = target.address.baseVariable { json.member("api_base", "os.environ/\(variable)") }
                json.member("order", Int64(target.order))
                if let upstream = target.address.upstream { Self.write(upstream, to: &json) }
                for (component, amount) in target.rates {
                    guard let key = Self.key(of: component) else { continue }
                    json.key(named: key)
                    json.raw(amount.text())
                }
            }
            json.key("model_info")
            json.object { json in
                json.member("id", target.offer.id.rawValue)
                if let context = target.offer.limits[.input] ?? target.offer.limits[.context] {
                    json.member("max_input_tokens", context)
                }
                if let output = target.offer.limits[.output] { json.member("max_output_tokens", output) }
                json.member("ratecard_model", target.offer.model?.rawValue)
                json.member("ratecard_catalog", answer.decision.catalog.version)
                json.member("ratecard_valid_until", answer.validUntil)
            }
        }
    }

    /// Writes the restriction to one upstream in OpenRouter's parameters.
    ///
    /// https://openrouter.ai/docs/guides/routing
    private static func write(_ upstream: String, to json: inout JSONWriter) {
        json.key("extra_body")
        json.object { json in
            json.key("provider")
            json.object { json in
                json.member("only", [upstream])
                json.member("allow_fallbacks", false)
            }
        }
    }

    /// Returns the key of a price in LiteLLM's cost map, in dollars per token.
    private static func key(of component: Component) -> String? {
        switch component {
        case .inputText: "input_cost_per_token"
        case .outputText: "output_cost_per_token"
        case .inputTextCacheRead: "cache_read_input_token_cost"
        case .inputTextCacheWrite: "cache_creation_input_token_cost"
        case .outputTextReasoning: "output_cost_per_reasoning_token"
        default: nil
        }
    }
}
