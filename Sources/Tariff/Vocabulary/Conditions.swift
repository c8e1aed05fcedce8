/// The conditions of a rate: any subset of the keys, all of which must hold (`docs/prices-and-units.md`, section 3).
///
/// An absent key means that the rate does not depend on it. Defaults are never stored, so that a
/// source that states one and a source that does not make equal values.
package struct Conditions: Sendable, Hashable {
    /// A tier other than the standard one.
    package var serviceTier: ServiceTier?
    /// The whole prompt of one request, cached reads and writes included.
    package var promptTokens: Bounds?
    /// Answer and reasoning tokens of one request together.
    package var outputTokens: Bounds?
    /// `regional`, an area (`eu`) or the seller's own region id (`us-east-1`).
    package var region: String?
    /// The lifetime of written tokens.
    package var cacheTTL: CacheLifetime?
    /// The party that marks what is cached.
    package var cache: CacheKind?
    /// The hours in which the rate applies; any one of them.
    package var window: [TimeWindow]?
    /// The shorter side and `p`: `720p`.
    package var resolution: String?
    /// `1024x1024`, `512`, `2k` or a capacity (`4gb`).
    package var size: String?
    /// Width times height of an image.
    package var pixels: Bounds?
    /// The quality in lower case, as the seller names it: `hd`, `50_steps`.
    package var quality: String?
    /// Length of a clip in seconds.
    package var duration: Bounds?
    /// Length of video in seconds that one embedding covers.
    package var interval: Bounds?
    /// The video has sound.
    package var withAudio: Bool?
    /// The prompt contains video.
    package var inputHasVideo: Bool?
    /// The model thinks before it answers.
    package var thinking: Bool?
    /// The model was fine-tuned by the caller.
    package var fineTuned: Bool?
    /// The caller lets the seller keep the data.
    package var dataSharing: Bool?
    /// The amount of a search's findings that is read.
    package var searchContext: SearchContext?
    /// The requested number of search results.
    package var results: Bounds?
    /// A way of working that the seller names: `t2v`, `edit`, a guardrail's policy.
    package var mode: String?
    /// A plan or commitment other than pay as you go.
    package var plan: String?
    /// `vendor`: served by the model's own maker under the same id.
    package var supply: String?
    /// A price below the seller's own list price.
    package var promotion: Bool?

    /// Creates conditions that always apply.
    package init() {}

    /// The conditions that always apply.
    package static let none = Conditions()

    /// True if no key is set.
    package var isEmpty: Bool { self == .none }

    /// The keys in the order of the vocabulary, which is that of JSON and of tables.
    package static let keys = [
        ConditionKey("service_tier", \.serviceTier, usual: "standard"),
        ConditionKey("prompt_tokens", \.promptTokens, "prompt *"),
        ConditionKey("output_tokens", \.outputTokens, "output *"),
        ConditionKey("region", \.region, "region *"),
        ConditionKey("cache_ttl", \.cacheTTL, "ttl *", usual: "5m"),
        ConditionKey("cache", \.cache, "* cache"),
        ConditionKey("window", \.window),
        ConditionKey("resolution", \.resolution, kind: .text { VideoResolution($0) != nil }),
        ConditionKey("size", \.size),
        ConditionKey("pixels", \.pixels, "pixels *"),
        ConditionKey("quality", \.quality),
        ConditionKey("duration", \.duration, "seconds *"),
        ConditionKey("interval", \.interval, "interval *"),
        ConditionKey("with_audio", \.withAudio, "with audio"),
        ConditionKey("input_has_video", \.inputHasVideo, "video in the prompt"),
        ConditionKey("thinking", \.thinking, "thinking"),
        ConditionKey("fine_tuned", \.fineTuned, "fine-tuned"),
        ConditionKey("data_sharing", \.dataSharing, "data shared"),
        ConditionKey("search_context", \.searchContext, "* search context", usual: "medium"),
        ConditionKey("results", \.results, "results *"),
        ConditionKey("mode", \.mode),
        ConditionKey("plan", \.plan),
        ConditionKey("supply", \.supply, "supplied by *"),
        ConditionKey("promotion", \.promotion, "promotion"),
    ]

    /// The number of keys that are set.
    ///
    /// The rate with the most keys wins.
    package var count: Int { withUnsafePointer(to: self) { conditions in Self.keys.count { $0.isSet(conditions) } } }

    /// The conditions as a phrase for tables: `batch, prompt > 200000`.
    package var phrase: String {
        withUnsafePointer(to: self) { conditions in
            Self.keys.compactMap { $0.phrase(conditions) }.joined(separator: ", ")
        }
    }

    /// Returns these conditions with others added; a key that both set has the value of the others.
    package func adding(_ other: Conditions) -> Conditions {
        var sum = self
        withUnsafePointer(to: other) { other in
            for key in Self.keys { key.copy(other, &sum) }
        }
        return sum
    }
}
