import JSON
import Tariff

/// The prices and facts of one entry of a document while they are collected.
///
/// The meaning of a price may depend on the others of its entry: a zero may be no price, a rate may be the base of
/// steps, and two fields may state the same. So fields are collected first, and ``finish()`` then turns them into
/// claims.
struct EntryDraft {
    /// A price field that was understood.
    struct Price {
        var rate: Rate
        var field: String
        var raw: String
        var effective: EffectivePeriod = .always
    }

    let source: SourceID
    /// The id of the entry, as the document spells it.
    let key: String
    /// The seller, as the source spells it.
    let seller: String
    /// The model id that a client sends to the seller.
    let modelID: String
    /// Indicates whether the seller marks the entry as free.
    ///
    /// Initially this follows from the model id.
    var isFree: Bool
    /// The output modalities: a zero for text is no price of a model that neither produces nor sells text.
    var outputs: [Modality] = [.text]
    /// The text before the field of every claim: the place of a row, for an offer of several rows.
    var fieldPrefix = ""
    /// Indicates whether the document states prices at all: an entry without one then has a state.
    var statesPrices = true
    private let offer: OfferID
    private(set) var prices: [Price] = []
    private(set) var claims: [Claim] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// The keys of the entry that the format does not know, in the order of their occurrence.
    private(set) var unknownKeys: [String] = []
    private var sawSentinel = false

    init(source: SourceID, key: String, seller: String, modelID: String) {
        self.source = source
        self.key = key
        self.seller = seller
        self.modelID = modelID
        isFree = FreeSign.marks(modelID)
        offer = OfferID(provider: ProviderID(spelled: seller), modelID: modelID)
    }

    /// Indicates whether nothing has been collected so far.
    var isEmpty: Bool { prices.isEmpty && claims.isEmpty }

    /// Collects a price field.
    ///
    /// A value that is no number is skipped and reported. The raw text is that of the value, unless the cell has more text.
    mutating func price(
        _ component: Component, _ unit: PriceUnit, _ node: JSONNode, field: String, raw: String? = nil,
        factor: UnitFactor = .one,
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
                skip(field, raw: raw ?? text, .sentinel)
                // -1 means "the router decides"; another number may be a mistake.
                if printed.significand != 1 || printed.exponent != 0 {
                    report(
                        "negative_price",
                        "The price \(field) of \(key) is “\(text.prefix(40))”, below zero: no rate is read.")
                }
                return
            }
            let amount = try Amount(printed, factor: factor)
            let rate = Rate(component, unit, amount, currency: currency, conditions: conditions)
            prices.append(Price(rate: rate, field: fieldPrefix + field, raw: raw ?? text, effective: effective))
        } catch {
            unreadable(field, node, error.description)
        }
    }

    /// Records the reason why a price field becomes no rate.
    mutating func skip(_ field: String, raw: String, _ reason: SkipReason) {
        claim(.skip(reason), field: fieldPrefix + field, raw: raw)
    }

    /// Records for every number in a structure the reason why it becomes no rate.
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

    /// Claims a fact; one that another row of the same offer states is claimed once.
    mutating func fact(_ fact: Fact, field: String, raw: String) {
        if !fieldPrefix.isEmpty, claims.contains(where: { $0.content == .fact(fact) }) { return }
        claim(.fact(fact), field: field.isEmpty ? "" : fieldPrefix + field, raw: raw)
    }

    /// Claims a modifier.
    mutating func modifier(_ modifier: Modifier, field: String, raw: String) {
        claim(.modifier(modifier), field: fieldPrefix + field, raw: raw)
    }

    /// Reports something about this entry.
    mutating func report(_ code: String, _ message: String) {
        diagnostics.append(Diagnostic(code: code, message, source: source, key: key))
    }

    /// Records a key that the format does not know.
    mutating func unknownKey(_ name: String) {
        unknownKeys.append(name)
    }

    /// Records the keys of an object that are not among the known ones.
    mutating func unknownKeys(of node: JSONNode, knows known: Set<String>) {
        for member in node.members where !known.contains(member.key) { unknownKey(member.key) }
    }

    /// Turns the collected fields into claims.
    mutating func finish() -> [Claim] {
        skipZeros()
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
                source: source, key: key, field: field, raw: raw, offer: offer, content: content, effective: effective,
                seller: seller))
    }

    private mutating func unreadable(_ field: String, _ node: JSONNode, _ why: String) {
        skip(field, raw: String(node.raw.prefix(80)), .unreadable)
        report("unreadable_price", "The price \(field) of \(key) is left out: \(why).")
    }

    /// Interprets zeros by the other prices (`docs/prices-and-units.md`, section 5).
    ///
    /// An entry without a price above zero also gets a state. ``Normaliser`` knows which sellers are subscriptions, whose zeros it reads as included.
    private mutating func skipZeros() {
        let isPriced = prices.contains { $0.rate.amount > .zero }
        // An entry without any price is not free, whatever its id says.
        let hasFreePrice = isFree && !prices.isEmpty
        var kept: [Price] = []
        for price in prices {
            guard price.rate.amount == .zero else {
                kept.append(price)
                continue
            }
            if let reason = zeroReason(price, isPriced: isPriced) {
                claim(.skip(reason), field: price.field, raw: price.raw)
            } else {
                kept.append(price)
            }
        }
        prices = kept
        guard !isPriced, statesPrices else { return }
        fact(.state(sawSentinel ? .dynamic : hasFreePrice ? .free : .unknown), field: "", raw: "")
    }

    private func zeroReason(_ price: Price, isPriced: Bool) -> SkipReason? {
        let component = price.rate.component
        if !isApplicable(component) { return .zeroNotApplicable }
        if isPriced { return component.zeroMeansNoSeparateRate ? .zeroNoSeparateRate : nil }
        return isFree ? nil : .zeroUnknown
    }

    /// Returns true if a zero can be a price of the component.
    private func isApplicable(_ component: Component) -> Bool {
        switch component {
        case .inputText, .outputText: outputs.contains { [.text, .embedding, .transcription].contains($0) }
        default: true
        }
    }

    /// Skips fields of the entry that repeat the rate of another field.
    private mutating func skipDuplicates() {
        var seen: Set<PriceIdentity> = []
        var kept: [Price] = []
        for price in prices {
            if seen.insert(PriceIdentity(rate: price.rate, effective: price.effective)).inserted {
                kept.append(price)
            } else {
                claim(.skip(.duplicate), field: price.field, raw: price.raw)
            }
        }
        prices = kept
    }

    private struct PriceIdentity: Hashable {
        var rate: Rate
        var effective: EffectivePeriod
    }
}
