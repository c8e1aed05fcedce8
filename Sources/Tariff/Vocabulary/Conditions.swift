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
    /// Hours in which the rate holds; any one of them.
    package var window: [TimeWindow]?
    /// The shorter side and `p`: `720p`.
    package var resolution: String?
    /// `1024x1024`, `512`, `2k` or a capacity (`4gb`).
    package var size: String?
    /// Width times height of an image.
    package var pixels: Bounds?
    /// Lower case, as the seller says: `hd`, `50_steps`.
    package var quality: String?
    /// Length of a clip in seconds.
    package var duration: Bounds?
    /// Length of video in seconds that one embedding covers.
    package var interval: Bounds?
    /// The video has sound.
    package var withAudio: Bool?
    /// The prompt holds video.
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

    /// Makes conditions that hold always.
    package init() {}

    /// Always.
    package static let none = Conditions()

    /// True if no key is set.
    package var isEmpty: Bool { self == .none }

    /// The number of keys that are set.
    ///
    /// The rate with the most keys wins.
    package var count: Int {
        var count = 0
        if serviceTier != nil { count += 1 }
        if promptTokens != nil { count += 1 }
        if outputTokens != nil { count += 1 }
        if region != nil { count += 1 }
        if cacheTTL != nil { count += 1 }
        if cache != nil { count += 1 }
        if window != nil { count += 1 }
        if resolution != nil { count += 1 }
        if size != nil { count += 1 }
        if pixels != nil { count += 1 }
        if quality != nil { count += 1 }
        if duration != nil { count += 1 }
        if interval != nil { count += 1 }
        if withAudio != nil { count += 1 }
        if inputHasVideo != nil { count += 1 }
        if thinking != nil { count += 1 }
        if fineTuned != nil { count += 1 }
        if dataSharing != nil { count += 1 }
        if searchContext != nil { count += 1 }
        if results != nil { count += 1 }
        if mode != nil { count += 1 }
        if plan != nil { count += 1 }
        if supply != nil { count += 1 }
        if promotion != nil { count += 1 }
        return count
    }
}
