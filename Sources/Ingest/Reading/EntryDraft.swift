import JSON
import Tariff

/// The prices and facts of one entry of a document while they are being collected.
///
/// What a price means may depend on the others of its entry: whether a zero is a price, whether a rate
/// is the base of steps, whether two fields say the same. So fields are collected first, and
/// ``finish(_:)`` then turns them into claims.
struct EntryDraft {
    /// A price field that is understood.
    struct Price {
        var rate: Rate
        var field: String
        var raw: String
        var effective: EffectivePeriod = .always
    }

    /// What decides how the zeros of an entry are read (`docs/prices-and-units.md`, section 5).
    struct Circumstances {
        /// The seller says that it is free.
        var isFree = false
        /// The provider is a subscription.
        var isPlan = false
        /// Components that the output does not use.
        var isApplicable: @Sendable (Component) -> Bool = { _ in true }
    }

    let source: SourceID
    let key: String
    let offer: OfferID
    private(set) var prices: [Price] = []
    private(set) var claims: [Claim] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var sawSentinel = false

    init(source: SourceID, key: String, offer: OfferID) {
        self.source = source
        self.key = key
        self.offer = offer
    }

    /// Collects a price field; what is no number is skipped and reported.
    mutating func price(
        _ component: Component, _ unit: PriceUnit, _ node: JSONNode, field: String, factor: UnitFactor = .one,
        currency: Currency = .usd, conditions: Conditions = .none, effective: EffectivePeriod = .always
    ) {
        if case .null = node { return }
        guard let text = node.numberText else {
            unreadable(field, node, "it is \(node.kind), not a number")
            return
        }
        do throws(AmountError) {
            let printed = try DecimalText(text)
            if printed.isNegative {
                sawSentinel = true
                skip(field, raw: text, .sentinel)
                // -1 is the word for "the router decides"; another number may be a mistake.
                if printed.significand != 1 || printed.exponent != 0 {
                    report(
                        "negative_price",
                        "The price \(field) of \(key) is “\(text.prefix(40))”, below zero: no rate is read.")
                }
                return
            }
            let amount = try Amount(printed, factor: factor)
            let rate = Rate(component, unit, amount, currency: currency, conditions: conditions)
            prices.append(Price(rate: rate, field: field, raw: text, effective: effective))
        } catch {
            unreadable(field, node, error.description)
        }
    }

    /// Says why a price field becomes no rate.
    mutating func skip(_ field: String, raw: String, _ reason: SkipReason) {
        claim(.skip(reason), field: field, raw: raw)
    }

    /// Says of every number in a structure why it becomes no rate.
    mutating func skipLeaves(of node: JSONNode, field: String, _ reason: SkipReason) {
        switch node {
        case .number(let text): skip(field, raw: text, reason)
        case .string(let text): if (try? DecimalText(text)) != nil { skip(field, raw: text, reason) }
        case .object(let members):
            for member in members { skipLeaves(of: member.value, field: "\(field).\(member.key)", reason) }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                skipLeaves(of: element, field: "\(field)[\(index)]", reason)
            }
        case .null, .bool: break
        }
    }

    /// Claims a fact.
    mutating func fact(_ fact: Fact, field: String, raw: String) {
        claim(.fact(fact), field: field, raw: raw)
    }

    /// Claims a modifier.
    mutating func modifier(_ modifier: Modifier, field: String, raw: String) {
        claim(.modifier(modifier), field: field, raw: raw)
    }

    /// Reports something about this entry.
    mutating func report(_ code: String, _ message: String) {
        diagnostics.append(Diagnostic(code: code, message, source: source, key: key))
    }

    /// Turns what was collected into claims.
    mutating func finish(_ circumstances: Circumstances) -> [Claim] {
        skipZeros(circumstances)
        skipDuplicates()
        for price in PriceSteps.disjoint(prices) {
            claim(.rate(price.rate), field: price.field, raw: price.raw, effective: price.effective)
        }
        return claims
    }

    private mutating func claim(
        _ content: Claim.Content, field: String, raw: String, effective: EffectivePeriod = .always
    ) {
        claims.append(
            Claim(
                source: source, key: key, field: field, raw: raw, offer: offer, content: content, effective: effective))
    }

    private mutating func unreadable(_ field: String, _ node: JSONNode, _ why: String) {
        skip(field, raw: String(node.raw.prefix(80)), .unreadable)
        report("unreadable_price", "The price \(field) of \(key) is left out: \(why).")
    }

    /// Reads zeros by the company they keep, and says the state of an entry without a price above zero.
    private mutating func skipZeros(_ circumstances: Circumstances) {
        let isPriced = prices.contains { $0.rate.amount > .zero }
        // An entry that names no price is not free, whatever its id says.
        let isFree = circumstances.isFree && !prices.isEmpty
        var kept: [Price] = []
        for price in prices {
            guard price.rate.amount == .zero else {
                kept.append(price)
                continue
            }
            if let reason = zeroReason(price, isPriced: isPriced, circumstances) {
                skip(price.field, raw: price.raw, reason)
            } else {
                kept.append(price)
            }
        }
        prices = kept
        guard !isPriced else { return }
        let state: OfferState =
            sawSentinel ? .dynamic : isFree ? .free : circumstances.isPlan ? .included : .unknown
        fact(.state(state), field: "", raw: "")
    }

    private func zeroReason(_ price: Price, isPriced: Bool, _ circumstances: Circumstances) -> SkipReason? {
        let component = price.rate.component
        if !circumstances.isApplicable(component) { return .zeroNotApplicable }
        if isPriced { return component.zeroMeansNoSeparateRate ? .zeroNoSeparateRate : nil }
        if circumstances.isFree { return nil }
        return circumstances.isPlan ? .zeroIncluded : .zeroUnknown
    }

    /// Two fields of one entry that state the same rate are one rate.
    private mutating func skipDuplicates() {
        var seen: Set<PriceIdentity> = []
        var kept: [Price] = []
        for price in prices {
            if seen.insert(PriceIdentity(rate: price.rate, effective: price.effective)).inserted {
                kept.append(price)
            } else {
                skip(price.field, raw: price.raw, .duplicate)
            }
        }
        prices = kept
    }

    private struct PriceIdentity: Hashable {
        var rate: Rate
        var effective: EffectivePeriod
    }
}
