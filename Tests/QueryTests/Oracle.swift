import Tariff

@testable import Query

/// The plain truth: a loop over the offers of a catalog that looks at each whole and knows of no index.
struct Oracle {
    let catalog: Catalog
    let question: Question
    let now: Timestamp

    struct Answer: Equatable {
        var results: [OfferID] = []
        var costs: [Cost] = []
        var fallbacks: [OfferID] = []
        var reasons: [String] = []
        var sample: [String] = []
        var validUntil: Timestamp?
    }

    func answer() -> Answer {
        var answer = Answer()
        var ranked: [(offer: Offer, cost: Cost)] = []
        var counts: [String: Int] = [:]
        var changes: [Timestamp] = []
        for offer in catalog.offers where isMeant(offer) {
            changes += self.changes(of: offer)
            switch verdict(offer) {
            case .success(let cost): ranked.append((offer, cost))
            case .failure(let reason):
                counts[reason.text, default: 0] += 1
                if question.policy.explain, answer.sample.count < 20 {
                    answer.sample.append("\(offer.id) \(reason.text)")
                }
            }
        }
        ranked.sort { $0.cost == $1.cost ? $0.offer.id < $1.offer.id : $0.cost < $1.cost }
        var groups: Set<String> = []
        for (offer, cost) in ranked where answer.results.count < question.policy.limit {
            guard groups.insert(group(offer)).inserted else { continue }
            answer.results.append(offer.id)
            answer.costs.append(cost)
        }
        if let first = ranked.first?.offer {
            var used = Set(sellers(first))
            for (offer, _) in ranked where answer.fallbacks.count < 5 && used.isDisjoint(with: sellers(offer)) {
                used.formUnion(sellers(offer))
                answer.fallbacks.append(offer.id)
            }
        }
        answer.reasons = counts.map { "\($0.key) \($0.value)" }.sorted()
        answer.validUntil = changes.min()
        return answer
    }

    struct Reason: Error { var text: String }

    private func isMeant(_ offer: Offer) -> Bool {
        let need = question.requirement
        let made = offer.produces ?? []
        guard need.produces.allSatisfy({ made.contains($0) }) else { return false }
        if need.via != .any, offer.kind.via != need.via.rawValue { return false }
        func fits(_ globs: [Glob], _ text: String?) -> Bool {
            globs.isEmpty || text.map { text in globs.contains { $0.matches(text) } } ?? false
        }
        guard fits(need.models, offer.model?.rawValue), fits(need.labs, offer.model?.lab.rawValue),
            fits(need.providers, offer.id.provider.rawValue)
        else { return false }
        return need.excludeProviders.isEmpty || !fits(need.excludeProviders, offer.id.provider.rawValue)
    }

    private func verdict(_ offer: Offer) -> Result<Cost, Reason> {
        let status = offer.status(at: question.workload.at)
        if let wanted = question.requirement.status, !wanted.contains(status) {
            return .failure(Reason(text: "status:\(status.rawValue)"))
        }
        if let reason = lasting(offer) { return .failure(Reason(text: reason)) }
        let lines: [PlainQuote.Line]
        do throws(PlainQuote.Missing) {
            lines = try self.lines(offer)
        } catch {
            return .failure(Reason(text: error.reason))
        }
        if let reason = scoreOrWeights(offer) { return .failure(Reason(text: reason)) }
        let used = Set(lines.compactMap(\.ladder)).map { offer.ladders[$0] }
        if !question.policy.includesDisputed, used.contains(where: { $0.confidence == .disputed }) {
            return .failure(Reason(text: "policy:disputed"))
        }
        if let age = question.policy.maxAge {
            for ladder in used {
                let own = ladder.evidence.first { $0.source == ladder.source }
                guard let own, now.seconds - own.confirmedAt.seconds <= age else {
                    return .failure(Reason(text: "policy:max_age"))
                }
            }
        }
        return .success(Cost(femto: PlainQuote.total(lines)))
    }

    private func lines(_ offer: Offer) throws(PlainQuote.Missing) -> [PlainQuote.Line] {
        let work = question.workload
        guard offer.state == .included, offer.ladders.isEmpty else { return try PlainQuote.lines(offer, work) }
        if let media = PlainQuote.wanted(work).first {
            throw PlainQuote.Missing(reason: "rate:\(media.component.name)")
        }
        if work.searches > 0 { throw PlainQuote.Missing(reason: "rate:request.web_search") }
        if work.inputTokens + work.outputTokens + work.reasoningTokens == 0 {
            throw PlainQuote.Missing(reason: "rate:output.text")
        }
        return []
    }

    /// The reasons that time does not change and that come before the price.
    private func lasting(_ offer: Offer) -> String? {
        let (need, policy, work) = (question.requirement, question.policy, question.workload)
        if !offer.isSold(in: work.region) { return "region" }
        let welcome =
            switch offer.state {
            case .priced: policy.free != .only
            case .free: policy.free != .exclude
            case .included: policy.includesIncluded && policy.free != .only
            case .dynamic, .unknown: false
            }
        if !welcome { return "state:\(offer.state.rawValue)" }
        for capability in Capability.allCases where need.needs.contains(capability) {
            if !(offer.capabilities[capability] ?? policy.includesUnknown) {
                return "capability:\(capability.rawValue)"
            }
        }
        for modality in Modality.inputs where need.accepts.contains(modality) && !offer.accepts.contains(modality) {
            return "modality:\(modality.rawValue)"
        }
        if let context = need.context {
            if let limit = offer.limits[.context] ?? offer.limits[.input] {
                if limit < context { return "limit:context" }
            } else if !policy.includesUnknown {
                return "limit:context"
            }
        }
        let answers =
            offer.produces.map { $0.contains(.text) } ?? offer.ladders.contains { $0.key.component == .outputText }
        let made = answers ? work.outputTokens + work.reasoningTokens : 0
        if let limit = offer.limits[.input], work.inputTokens > limit { return "limit:context" }
        if let limit = offer.limits[.context], work.inputTokens + made > limit { return "limit:context" }
        if let limit = offer.limits[.output] {
            if made > limit || (need.maxOutput ?? 0) > limit { return "limit:max_output" }
        } else if need.maxOutput != nil, !policy.includesUnknown {
            return "limit:max_output"
        }
        return offer.isSold(in: work.serviceTier) ? nil : "tier:\(work.serviceTier.rawValue)"
    }

    private func scoreOrWeights(_ offer: Offer) -> String? {
        for quality in question.requirement.minQuality {
            let reached = offer.scores.contains {
                $0.benchmark == quality.benchmark && $0.millionths >= quality.millionths
            }
            if !reached { return "policy:min_quality" }
        }
        if let wanted = question.requirement.openWeights, offer.openWeights != wanted { return "policy:open_weights" }
        return nil
    }

    private func changes(of offer: Offer) -> [Timestamp] {
        guard lasting(offer) == nil, scoreOrWeights(offer) == nil else { return [] }
        let (at, work) = (question.workload.at, question.workload)
        let wanted = question.requirement.status ?? OfferStatus.allCases
        let status = offer.status(at: at)
        var changes = [offer.deprecatedAt, offer.retiredAt].compactMap { $0 }.filter { date in
            let then = offer.status(at: date)
            return date > at && then != status && (wanted.contains(then) || wanted.contains(status))
        }
        guard wanted.contains(status) else { return changes }
        let price = PriceCalendar.nextChange(of: offer, after: at) { component in
            switch component {
            case .inputText: work.inputTokens + work.charactersIn > 0
            case .inputImage: work.imagesIn > 0
            case .inputAudio: work.audioInSeconds > 0
            case .inputDocument: work.pagesIn > 0
            case .outputImage: work.imagesOut > 0
            case .outputAudio: work.audioOutSeconds > 0
            case .outputVideo: work.videoOutSeconds > 0
            case .inputTextCacheRead: work.cachedTokens > 0
            case .inputTextCacheWrite, .inputTextCacheStorage: work.cacheWriteTokens > 0
            case .outputText: work.outputTokens + work.reasoningTokens > 0
            case .outputTextReasoning: work.reasoningTokens > 0
            case .requestWebSearch: work.searches > 0
            default: component == .request
            }
        }
        if let price { changes.append(price) }
        return changes
    }

    private func group(_ offer: Offer) -> String {
        switch question.policy.per {
        case .offer: offer.id.rawValue
        case .provider: offer.id.provider.rawValue
        case .model: offer.model?.rawValue ?? "offer " + offer.id.rawValue
        case .lab: offer.model?.lab.rawValue ?? "offer " + offer.id.rawValue
        }
    }

    private func sellers(_ offer: Offer) -> [String] {
        var sellers = [offer.id.provider.rawValue]
        let parts = offer.id.rawValue.split(separator: "@")
        if offer.kind == .gateway, parts.count > 1, let upstream = parts[1].split(separator: "/").first {
            sellers.append(String(upstream))
        }
        return sellers
    }
}
