import Tariff

/// The rate that applies to a workload, chosen key by key as the vocabulary describes, over all rates of an offer at once.
struct PlainRule {
    let offer: Offer
    let work: Workload
    let region: String?
    var lifetime: CacheLifetime
    var currency = Currency.usd
    var duration: Int64?

    struct Found {
        var rate: Rate
        var ladder: Int
        var isFallback: Bool
    }

    private enum Verdict { case holds, open, fails }

    init(offer: Offer, work: Workload, region: String?) {
        (self.offer, self.work, self.region) = (offer, work, region)
        lifetime = work.cacheTTL
    }

    func choose(_ component: Component, _ unit: PriceUnit) -> Found? {
        var rates: [(rate: Rate, ladder: Int)] = []
        for (place, ladder) in offer.ladders.enumerated() {
            for step in ladder.steps where step.effective.contains(work.at) {
                let rate = step.rate
                if rate.component == component, rate.unit == unit, rate.currency == currency {
                    rates.append((rate, place))
                }
            }
        }
        let verdicts = rates.map { verdict($0.rate, among: rates.map(\.rate)) }
        let holding = zip(rates, verdicts).filter { $0.1 == .holds }.map(\.0)
        if let most = holding.map(\.rate.conditions.count).max() {
            var best = holding.filter { $0.rate.conditions.count == most }
            if Self.hasSize(component) {
                let nearest = best.compactMap { sizeRank($0.rate.conditions.size) }.min()
                best = best.filter { sizeRank($0.rate.conditions.size) == nearest }
                let usual = best.filter { $0.rate.conditions.quality != "standard" }
                if work.media.quality == nil, !usual.isEmpty { best = usual }
            }
            // Of equal amounts the first ladder is named.
            let dearest = best.map(\.rate.amount).max()
            return best.first { $0.rate.amount == dearest }.map {
                Found(rate: $0.rate, ladder: $0.ladder, isFallback: false)
            }
        }
        let open = zip(rates, verdicts).filter { $0.1 == .open }.map(\.0)
        let cheapest = open.map(\.rate.amount).min()
        return open.first { $0.rate.amount == cheapest }.map {
            Found(rate: $0.rate, ladder: $0.ladder, isFallback: true)
        }
    }

    private func verdict(_ rate: Rate, among rates: [Rate]) -> Verdict {
        let (asked, stated) = (rate.conditions, work.media)
        let name = rate.component.name
        let hasNoTiers = name.hasPrefix("request") || rate.component == .inputTextCacheStorage
        // A multiplier of the tier works on the standard rates.
        let isMultiplied =
            work.serviceTier != .standard && !offer.ladders.contains { $0.key.serviceTier == work.serviceTier }
            && offer.modifiers.contains {
                if case .multiplier(_, let when) = $0 { when.serviceTier == work.serviceTier } else { false }
            }
        let tier = isMultiplied ? .standard : work.serviceTier
        let whole: [Bool] = [
            asked.serviceTier.map { $0 == tier } ?? (tier == .standard || hasNoTiers),
            asked.promptTokens?.contains(work.inputTokens) ?? true,
            asked.outputTokens?.contains(work.outputTokens + work.reasoningTokens) ?? true,
            region.map { region in
                asked.region.map { RegionName.answers($0, for: region) } ?? isCovered(region)
            } ?? (asked.region == nil),
            asked.cacheTTL.map { $0 == lifetime } ?? (!rate.component.isCacheWrite || lifetime == .fiveMinutes),
            asked.cache.map { ($0 == .explicit) == (work.cacheWriteTokens > 0) } ?? true,
            asked.window?.contains { $0.contains(work.at) } ?? true,
            asked.thinking.map { $0 == (work.reasoningTokens > 0) } ?? true,
            asked.results?.contains(10) ?? true,
            asked.promotion != true || work.countsPromotions,
            asked.fineTuned == nil && asked.dataSharing == nil && asked.inputHasVideo == nil,
            asked.resolution.map { $0 == stated.resolution?.description ?? "720p" } ?? true,
            asked.pixels?.contains(pixels) ?? true,
            asked.duration.map { range in duration.map { range.contains($0) } ?? false } ?? true,
            asked.interval?.contains(8) ?? true,
            isWithinListedResolutions(rate, rates),
        ]
        if whole.contains(false) { return .fails }
        let qualities = stated.quality.map { [$0] } ?? ["medium", "standard"]
        let mayBeOpen: [(holds: Bool, isStated: Bool)] = [
            (asked.mode == nil && asked.supply == nil && asked.plan == nil && asked.searchContext == nil, false),
            (asked.size == nil || sizeRank(asked.size) != nil, stated.size != nil),
            (asked.quality.map { qualities.contains($0) } ?? true, stated.quality != nil),
            (asked.withAudio.map { $0 == stated.hasAudio ?? false } ?? true, stated.hasAudio != nil),
            (isWithinListedSizes(rate, rates), stated.size != nil),
        ]
        let failing = mayBeOpen.filter { !$0.holds }
        if failing.contains(where: \.isStated) { return .fails }
        return failing.isEmpty ? .holds : .open
    }

    private func isCovered(_ region: String) -> Bool {
        offer.regions.contains { RegionName.answers($0, for: region) }
            || offer.modifiers.contains {
                if case .multiplier(_, let when) = $0 {
                    when.region.map { RegionName.answers($0, for: region) } ?? false
                } else {
                    false
                }
            }
    }

    // MARK: Sizes

    private static func hasSize(_ component: Component) -> Bool {
        ["input.image", "output.image", "input.video", "output.video"].contains { component.name.hasPrefix($0) }
    }

    private var size: (Int64, Int64) { Self.pixels(work.media.size?.description ?? "1024x1024") ?? (0, 0) }
    private var pixels: Int64 { size.0 * size.1 }

    /// `1024x1536`, `512`.
    static func pixels(_ text: String) -> (Int64, Int64)? {
        let sides = text.split(separator: "x").map { Int64($0) }
        guard let width = sides.first ?? nil, let height = sides.last ?? nil else { return nil }
        return (width, height)
    }

    /// The square of `2k` with a twentieth more.
    private static func reach(_ text: String) -> Int64? {
        let reaches: [String: Int64] = [
            "0.5k": 275_251, "1k": 1_101_004, "2k": 4_404_019, "4k": 17_616_076,
        ]
        return reaches[text]
    }

    /// 0 for the size itself, 1 for it turned, more for the nominal sizes that hold it; nil for others.
    private func sizeRank(_ label: String?) -> Int64? {
        guard let label else { return 0 }
        if let reach = Self.reach(label) { return pixels <= reach ? reach : nil }
        guard let (width, height) = Self.pixels(label) else { return nil }
        if (width, height) == size { return 0 }
        return (height, width) == size ? 1 : nil
    }

    private func isWithinListedSizes(_ rate: Rate, _ rates: [Rate]) -> Bool {
        guard Self.hasSize(rate.component), rate.conditions.size == nil, rate.conditions.pixels == nil else {
            return true
        }
        let listed = rates.compactMap(\.conditions.size).compactMap { label in
            Self.reach(label) ?? Self.pixels(label).map { $0 * $1 }
        }
        return listed.max().map { pixels <= $0 } ?? true
    }

    private func isWithinListedResolutions(_ rate: Rate, _ rates: [Rate]) -> Bool {
        guard Self.hasSize(rate.component), rate.conditions.resolution == nil else { return true }
        let listed = rates.compactMap(\.conditions.resolution).compactMap { Int64($0.dropLast()) }
        return listed.max().map { work.media.resolution?.lines ?? 720 <= $0 } ?? true
    }
}
