import Tariff
import TestSupport
import Testing

/// The fit of conditions to situations.
@Suite
struct ConditionsFitTests {
    private typealias Fit = Conditions.Fit

    private static let now = Timestamp(seconds: 1_795_420_800)

    private func fit(
        _ conditions: Conditions, _ component: Component = .inputText, _ set: (inout Situation) -> Void = { _ in }
    ) -> Fit {
        var situation = Situation(promptTokens: 1000, outputTokens: 500, at: Self.now)
        set(&situation)
        return conditions.fit(situation, of: component)
    }

    @Test func `a rate without a tier answers the standard tier alone`() {
        #expect(fit(.none) == .yes)
        #expect(fit(.none, .inputText) { $0.serviceTier = .batch } == .no)
        #expect(fit(.when { $0.serviceTier = .batch }, .inputText) { $0.serviceTier = .batch } == .yes)
        #expect(fit(.when { $0.serviceTier = .batch }) == .no)
        #expect(fit(.when { $0.serviceTier = .batch }, .inputText) { $0.serviceTier = .flex } == .no)
    }

    @Test(arguments: [Component.request, .requestWebSearch, .requestGuardrail, .storage, .inputTextCacheStorage])
    func `searches, requests and storage answer every tier`(component: Component) {
        #expect(fit(.none, component) { $0.serviceTier = .priority } == .yes)
    }

    @Test(arguments: [
        (Bounds.upTo(1000), true), (.above(1000), false), (Bounds(lower: .init(1000, isIncluded: true)), true),
        (Bounds(upper: .init(1000, isIncluded: false)), false), (.above(999), true),
    ])
    func `the prompt's threshold counts with its operator`(bounds: Bounds, holds: Bool) {
        #expect(fit(.when { $0.promptTokens = bounds }) == (holds ? .yes : .no))
        #expect(fit(.when { $0.outputTokens = bounds }) { $0.outputTokens = 1000 } == (holds ? .yes : .no))
    }

    private static let regions: [(stated: String?, asked: String?, isCovered: Bool, holds: Bool)] = [
        (nil, nil, false, true), ("eu", nil, false, false), ("regional", nil, false, false), ("eu", "eu", false, true),
        ("eu", "eu-west-1", false, true), ("eu", "us-east-1", false, false), ("regional", "us-east-1", false, true),
        ("regional", "eu", false, true), ("us-east-1", "us-east-1", false, true),
        ("us-east-1", "us-west-2", false, false), (nil, "eu", false, false), (nil, "eu", true, true),
        ("us", "us-gov-west-1", false, false),
    ]

    @Test(arguments: regions.indices)
    func `a region answers for itself and for what it contains`(index: Int) {
        let row = Self.regions[index]
        let found = fit(.when { $0.region = row.stated }) {
            $0.region = row.asked
            $0.isRegionCovered = row.isCovered
        }
        #expect(found == (row.holds ? .yes : .no), "\(row)")
    }

    @Test func `a price of writing without a lifetime is that of five minutes`() {
        #expect(fit(.none, .inputTextCacheWrite) == .yes)
        #expect(fit(.none, .inputTextCacheWrite) { $0.cacheTTL = .oneHour } == .no)
        #expect(fit(.when { $0.cacheTTL = .oneHour }, .inputTextCacheWrite) { $0.cacheTTL = .oneHour } == .yes)
        #expect(fit(.when { $0.cacheTTL = .oneHour }, .inputTextCacheWrite) == .no)
        #expect(fit(.none, .inputTextCacheStorage) { $0.cacheTTL = .oneHour } == .yes)
        #expect(fit(.when { $0.cacheTTL = .fiveMinutes }, .inputTextCacheStorage) == .yes)
    }

    @Test func `cache, thinking, results, windows and promotions are held against the request`() {
        #expect(fit(.when { $0.cache = .implicit }) == .yes)
        #expect(fit(.when { $0.cache = .explicit }) == .no)
        #expect(fit(.when { $0.cache = .explicit }) { $0.cache = .explicit } == .yes)
        #expect(fit(.when { $0.thinking = true }) == .no)
        #expect(fit(.when { $0.thinking = true }) { $0.isThinking = true } == .yes)
        #expect(fit(.when { $0.results = .upTo(10) }) == .yes)
        #expect(fit(.when { $0.results = .above(10) }) == .no)
        #expect(fit(.when { $0.promotion = true }) == .yes)
        #expect(fit(.when { $0.promotion = true }) { $0.countsPromotions = false } == .no)
        let closed = TimeWindow(zone: .utc, from: 60, to: 120)
        let open = TimeWindow(zone: .utc, from: 0, to: 1440)
        #expect(fit(.when { $0.window = [closed] }) { $0.at = Timestamp(seconds: 0) } == .no)
        #expect(fit(.when { $0.window = [closed, open] }) { $0.at = Timestamp(seconds: 0) } == .yes)
    }

    @Test(arguments: [
        Conditions.when { $0.mode = "pro" }, .when { $0.quality = "hd" }, .when { $0.size = "512x512" },
        .when { $0.supply = "vendor" }, .when { $0.withAudio = true }, .when { $0.plan = "1-month-commitment" },
        .when { $0.searchContext = .high },
    ])
    func `keys that the question leaves open make a fallback`(conditions: Conditions) {
        #expect(fit(conditions) == .unstated)
        var other = conditions
        other.promptTokens = .above(1000)
        #expect(fit(other) == .no)
    }

    @Test(arguments: [
        Conditions.when { $0.fineTuned = true }, .when { $0.dataSharing = true }, .when { $0.inputHasVideo = true },
        .when { $0.resolution = "480p" }, .when { $0.pixels = .upTo(10) }, .when { $0.duration = .upTo(10) },
        .when { $0.interval = .above(8) },
    ])
    func `other keys that do not hold exclude the rate`(conditions: Conditions) {
        #expect(fit(conditions) == .no)
    }

    @Test(arguments: [
        Conditions.when { $0.resolution = "720p" }, .when { $0.size = "1024x1024" }, .when { $0.size = "1024" },
        .when { $0.size = "1k" }, .when { $0.size = "4k" }, .when { $0.pixels = .above(1_000_000) },
        .when { $0.quality = "medium" }, .when { $0.quality = "standard" }, .when { $0.interval = .upTo(8) },
    ])
    func `the defaults of images and video hold`(conditions: Conditions) {
        #expect(fit(conditions, .outputImage) == .yes)
    }

    @Test(arguments: [
        ("1024x1536", "1024x1536", Conditions.Fit.yes), ("1024x1536", "1536x1024", .yes),
        ("1024x1536", "1024x1024", .no),
        ("512", "512x512", .yes), ("512x512", "512", .yes), ("1k", "1024x1024", .yes), ("1k", "1100x1000", .yes),
        ("1k", "1102x1000", .no), ("2k", "2048x2048", .yes), ("2k", "1024x1024", .yes), ("2k", "2k", .yes),
        ("0.5k", "512", .yes), ("0.5k", "1024x1024", .no), ("max", "1024x1024", .no), ("4gb", "512", .no),
        ("9999999999k", "512", .no), ("x", "512", .no), ("", "512", .no),
    ])
    func `a size that is stated is never overridden`(label: String, asked: String, expected: Conditions.Fit) throws {
        let size = try #require(ImageSize(asked))
        let conditions = Conditions.when { $0.size = label }
        #expect(fit(conditions, .outputImage) { $0.media.size = size } == expected)
    }

    @Test func `a stated quality, resolution and sound are never overridden`() {
        let high = Conditions.when { $0.quality = "high" }
        #expect(fit(high, .outputImage) { $0.media.quality = "high" } == .yes)
        #expect(fit(high, .outputImage) { $0.media.quality = "medium" } == .no)
        #expect(fit(.when { $0.quality = "standard" }, .outputImage) { $0.media.quality = "medium" } == .no)
        let sound = Conditions.when { $0.withAudio = true }
        #expect(fit(sound, .outputVideo) { $0.media.hasAudio = true } == .yes)
        #expect(fit(sound, .outputVideo) { $0.media.hasAudio = false } == .no)
        let tall = Conditions.when { $0.resolution = "1080p" }
        #expect(fit(tall, .outputVideo) { $0.media.resolution = VideoResolution("1080p") } == .yes)
        #expect(fit(tall, .outputVideo) { $0.media.resolution = VideoResolution("4k") } == .no)
        #expect(fit(.none, .outputVideo) { $0.media.hasAudio = true } == .yes)
        let clip = Conditions.when { $0.duration = .upTo(10) }
        #expect(fit(clip, .outputVideo) { $0.duration = 10 } == .yes)
        #expect(fit(clip, .outputVideo) { $0.duration = 11 } == .no)
    }
}
