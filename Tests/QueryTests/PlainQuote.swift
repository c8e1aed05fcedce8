import Tariff

/// The cost of a workload on an offer, computed from the vocabulary without any code of the quoter.
struct PlainQuote {
    let offer: Offer
    let work: Workload
    /// The region that is asked for, or one in the area that is asked for.
    private let region: String?

    /// A line: what is charged, what it costs, and by which ladder.
    struct Line {
        var component: Component
        var cost: Int128
        var ladder: Int?
    }

    struct Missing: Error { var reason: String }

    /// The cheapest of the regions that answer, or why there is none.
    static func lines(_ offer: Offer, _ work: Workload) throws(Missing) -> [Line] {
        if !offer.isSold(in: work.region) { throw Missing(reason: "region") }
        if !offer.isSold(in: work.serviceTier) { throw Missing(reason: "tier:\(work.serviceTier.rawValue)") }
        for wanted in wanted(work) {
            let isSold = offer.ladders.contains {
                $0.key.component == wanted.component && wanted.units.contains($0.key.unit)
            }
            if !isSold { throw Missing(reason: "rate:\(wanted.component.name)") }
        }
        guard let area = work.region, RegionName.areas.contains(area) else {
            return try PlainQuote(offer: offer, work: work, region: work.region).lines()
        }
        let inside = offer.namedRegions.filter { RegionName.lies($0, in: area) }
        var best: [Line]?
        var failures: [String: Missing] = [:]
        for region in inside.union([area]).sorted() {
            do throws(Missing) {
                let lines = try PlainQuote(offer: offer, work: work, region: region).lines()
                if best.map({ total(lines) < total($0) }) ?? true { best = lines }
            } catch {
                failures[region] = error
            }
        }
        guard let best else {
            throw failures[area] ?? failures.min { $0.key < $1.key }?.value ?? Missing(reason: "region")
        }
        return best
    }

    static func total(_ lines: [Line]) -> Int128 { lines.reduce(0) { $0 + $1.cost } }

    /// The quantities of a question in other units than tokens.
    static func wanted(_ work: Workload) -> [(component: Component, count: Int64, units: [PriceUnit])] {
        [
            (.inputImage, work.imagesIn, [.image, .megapixel]), (.outputImage, work.imagesOut, [.image, .megapixel]),
            (.inputAudio, work.audioInSeconds, [.audioSecond]),
            (.outputAudio, work.audioOutSeconds, [.audioSecond, .request]),
            (.outputVideo, work.videoOutSeconds, [.videoSecond, .request]),
            (.inputText, work.charactersIn, [.character]), (.inputDocument, work.pagesIn, [.page]),
        ].filter { $0.1 > 0 }
    }

    private func lines() throws(Missing) -> [Line] {
        var lines: [Line] = []
        func charge(
            _ component: Component, _ count: Int64, by rule: PlainRule, in unit: PriceUnit = .token,
            at lender: Component? = nil
        ) throws(Missing) {
            guard count > 0 else { return }
            guard let found = rule.choose(lender ?? component, unit) else {
                throw missing(lender ?? component, [unit], rule)
            }
            lines.append(Line(component: component, cost: cost(component, count, found), ladder: found.ladder))
        }
        let rule = PlainRule(offer: offer, work: work, region: region)
        let makesText =
            offer.produces.map { $0.contains(.text) } ?? offer.ladders.contains { $0.key.component == .outputText }
        let (answer, thought) = makesText ? (work.outputTokens, work.reasoningTokens) : (0, 0)
        let sellsTokens = offer.ladders.contains {
            $0.key.unit == .token && [.inputText, .outputText].contains($0.key.component)
        }
        if sellsTokens {
            try charge(.inputText, work.inputTokens - work.cachedTokens - work.cacheWriteTokens, by: rule)
            let stands = work.substitutesMissing
            if work.cachedTokens > 0 {
                let own = rule.choose(.inputTextCacheRead, .token) != nil
                if !own, !stands { throw Missing(reason: "rate:input.text.cache_read") }
                try charge(.inputTextCacheRead, work.cachedTokens, by: rule, at: own ? nil : .inputText)
            }
            if work.cacheWriteTokens > 0 {
                var usual = rule
                usual.lifetime = .fiveMinutes
                if rule.choose(.inputTextCacheWrite, .token) != nil {
                    try charge(.inputTextCacheWrite, work.cacheWriteTokens, by: rule)
                } else if !stands {
                    throw Missing(reason: "rate:input.text.cache_write")
                } else if usual.choose(.inputTextCacheWrite, .token) != nil {
                    try charge(.inputTextCacheWrite, work.cacheWriteTokens, by: usual)
                } else {
                    try charge(.inputTextCacheWrite, work.cacheWriteTokens, by: rule, at: .inputText)
                }
                if rule.choose(.inputTextCacheStorage, .token) != nil {
                    try charge(.inputTextCacheStorage, work.cacheWriteTokens, by: rule)
                } else if let hourly = rule.choose(.inputTextCacheStorage, .tokenHour) {
                    let seconds = work.cacheWriteTokens * work.requests * work.cacheTTL.seconds
                    lines.append(
                        Line(
                            component: .inputTextCacheStorage,
                            cost: Self.halfEven(Int128(price(hourly)) * Int128(seconds), over: 3600),
                            ladder: hourly.ladder))
                }
            }
            try charge(.outputText, answer, by: rule)
            if thought > 0 {
                let own = rule.choose(.outputTextReasoning, .token) != nil
                if !own, !stands { throw Missing(reason: "rate:output.text.reasoning") }
                try charge(.outputTextReasoning, thought, by: rule, at: own ? nil : .outputText)
            }
        } else if work.inputTokens + answer + thought > 0 {
            let sellsStated =
                !Self.wanted(work).isEmpty
                || offer.ladders.contains {
                    $0.key.component == .request && work.statesRequests
                        || $0.key.component == .requestWebSearch && work.searches > 0
                }
            if !sellsStated { throw Missing(reason: work.inputTokens > 0 ? "rate:input.text" : "rate:output.text") }
            if work.inputTokens > 0 { lines.append(Line(component: .inputText, cost: 0)) }
            if answer + thought > 0 { lines.append(Line(component: .outputText, cost: 0)) }
        }
        for wanted in Self.wanted(work) {
            var timed = rule
            timed.duration = [.inputAudio, .outputAudio, .outputVideo].contains(wanted.component) ? wanted.count : nil
            let found = wanted.units.compactMap { timed.choose(wanted.component, $0) }
            guard let used = found.first(where: { !$0.isFallback }) ?? found.first else {
                throw missing(wanted.component, wanted.units, timed)
            }
            lines.append(
                Line(
                    component: wanted.component, cost: cost(wanted.component, wanted.count, used),
                    ladder: used.ladder))
        }
        if offer.ladders.contains(where: { $0.key.component == .request }) {
            try charge(.request, 1, by: rule, in: .request)
        }
        try charge(.requestWebSearch, work.searches, by: rule, in: .request)
        if lines.isEmpty { throw Missing(reason: "rate:output.text") }
        return lines
    }

    private func missing(_ component: Component, _ units: [PriceUnit], _ rule: PlainRule) -> Missing {
        var abroad = rule
        abroad.currency = Currency(rawValue: "CNY")
        let isAbroad = units.contains { abroad.choose(component, $0) != nil }
        return Missing(reason: isAbroad ? "currency:CNY" : "rate:\(component.name)")
    }

    /// The cost of a count for all requests, with what modifiers make of the count.
    private func cost(_ component: Component, _ stated: Int64, _ found: PlainRule.Found) -> Int128 {
        var isCountedOnce = false
        var free: Int64 = 0
        var leastCount: Int64 = 0
        var leastCost: Int64 = 0
        var step: Int64 = 1
        for modifier in offer.modifiers {
            switch modifier {
            case .count(component, _): isCountedOnce = true
            case .allowance(component, let given, "request", _): free += given
            case .minimum(component, let least): leastCount = max(leastCount, least)
            case .minimumCost(component, let amount): leastCost = (try? Amount(amount))?.femto ?? 0
            case .rounding(component, found.rate.unit, let to): step = Int64(to) ?? 1
            default: break
            }
        }
        // Counted once, what is free is taken off, and then it is a clip.
        var count = max(0, (isCountedOnce ? min(stated, 1) : stated) - free)
        if found.rate.unit == .request, [.outputAudio, .outputVideo].contains(component) { count = min(count, 1) }
        if count == 0 { return 0 }
        let (amount, requests) = (Int128(price(found)), Int128(work.requests))
        var cost: Int128
        if found.rate.unit == .megapixel {
            let (width, height) = PlainRule.pixels(work.media.size?.description ?? "1024x1024") ?? (0, 0)
            var each = width * height
            if step > 1 { each = (each + step * 1_000_000 - 1) / (step * 1_000_000) * step * 1_000_000 }
            let pixels = max(each * count, leastCount * 1_000_000)
            cost = Self.halfEven(amount * Int128(pixels) * requests, over: 1_000_000)
        } else {
            if step > 1 { count = (count + step - 1) / step * step }
            cost = amount * Int128(max(count, leastCount)) * requests
        }
        cost = max(cost, Int128(leastCost) * requests)
        return cost
    }

    /// The femto price with the multipliers of the tier and the region.
    private func price(_ found: PlainRule.Found) -> Int64 {
        var femto = Int128(found.rate.amount.femto)
        let isOutsideTiers =
            found.rate.component.name.hasPrefix("request") || found.rate.component == .inputTextCacheStorage
        for isTier in [true, false] {
            for case .multiplier(let factor, let when) in offer.modifiers {
                guard let thousandths = (try? Amount(factor)).map({ Int128($0.femto / 1_000_000_000_000) }) else {
                    continue
                }
                let applies =
                    isTier
                    ? when.serviceTier == work.serviceTier && work.serviceTier != .standard && !isOutsideTiers
                        && !offer.ladders.contains { $0.key.serviceTier == work.serviceTier }
                    : when.region != nil && found.rate.conditions.region == nil
                        && region.map { RegionName.answers(when.region ?? "", for: $0) } ?? false
                if applies { femto = Self.halfEven(femto * thousandths, over: 1000) }
            }
        }
        return Int64(femto)
    }

    private static func halfEven(_ value: Int128, over divisor: Int128) -> Int128 {
        let (whole, rest) = value.quotientAndRemainder(dividingBy: divisor)
        if rest * 2 == divisor { return whole % 2 == 0 ? whole : whole + 1 }
        return rest * 2 > divisor ? whole + 1 : whole
    }
}
