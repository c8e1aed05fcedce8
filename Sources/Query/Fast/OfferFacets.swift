import Tariff

/// The sets of offers by property, each an array of its own so that questions share it without copying.
struct OfferFacets: Sendable {
    /// The number of offers.
    let count: Int
    /// The sets by ``Facet/index``.
    private var sets: [OfferSet]
    /// The components and units that any offer has a rate of, as `component << 8 | unit`, in order.
    private var priced: [UInt16]
    /// A set for each of ``priced``.
    private var pricedSets: [OfferSet]
    /// The offers that price text by the token.
    private(set) var sellsText: OfferSet
    /// The offers that a plan includes and that have no price of their own.
    private(set) var paidFor: OfferSet
    /// The offers whose text is not billed simply as units at a rate, whatever the question.
    private(set) var billedUnusually: OfferSet

    init(_ offers: [Offer]) {
        count = offers.count
        let none = OfferSet(count: offers.count)
        sets = [OfferSet](repeating: none, count: Facet.count)
        priced = Set(offers.lazy.flatMap { $0.ladders.lazy.map { Self.code($0.key.component, $0.key.unit) } }).sorted()
        pricedSets = [OfferSet](repeating: none, count: priced.count)
        (sellsText, paidFor, billedUnusually) = (none, none, none)
        for (place, offer) in offers.enumerated() { insert(offer, at: place) }
        combine()
    }

    /// Combines the sets that many questions need.
    private mutating func combine() {
        sellsText = pricing(.inputText, in: .token).union(pricing(.outputText, in: .token))
        paidFor = self[.state(.included)].intersection(self[.other(.withoutPrices)])
        billedUnusually = paidFor.union(self[.other(.billedApart)])
    }

    subscript(_ facet: Facet) -> OfferSet { sets[facet.index] }

    /// Returns true if an offer has a property.
    func has(_ facet: Facet, _ offer: Int) -> Bool { sets[facet.index].contains(offer) }

    /// Returns the offers with a rate of a component, in one unit or in any.
    func pricing(_ component: Component, in unit: PriceUnit? = nil) -> OfferSet {
        var result: OfferSet?
        for (place, code) in priced.enumerated() where code >> 8 == UInt16(component.rawValue) {
            if let unit, code & 0xFF != UInt16(unit.rawValue) { continue }
            result = result?.union(pricedSets[place]) ?? pricedSets[place]
        }
        return result ?? OfferSet(count: count)
    }

    private mutating func insert(_ offer: Offer, at place: Int) {
        func mark(_ facet: Facet, if holds: Bool = true) {
            if holds { sets[facet.index].insert(place) }
        }
        for (capability, can) in offer.capabilities { mark(can ? .can(capability) : .cannot(capability)) }
        for modality in offer.accepts { mark(.accepts(modality)) }
        // An offer whose output no source states is in no set.
        for modality in offer.produces ?? [] { mark(.produces(modality)) }
        mark(.status(offer.status))
        mark(.state(offer.state))
        mark(.kind(offer.kind))
        for ladder in offer.ladders {
            if let tier = ladder.key.serviceTier { mark(.pricedIn(tier)) }
            mark(.other(.namesRegions), if: ladder.key.region != nil)
            mark(.other(.foreign), if: ladder.key.currency != .usd)
            mark(.other(.disputed), if: ladder.confidence == .disputed)
            if let row = priced.firstIndex(of: Self.code(ladder.key.component, ladder.key.unit)) {
                pricedSets[row].insert(place)
            }
        }
        for modifier in offer.modifiers {
            switch modifier {
            case .multiplier(_, let when):
                if let tier = when.serviceTier { mark(.multipliedIn(tier)) }
                mark(.other(.namesRegions), if: when.region != nil)
            case .count(.requestWebSearch, _): mark(.other(.countsSearchOnce))
            case .allowance(let component, _, "request", _), .minimum(let component, _),
                .minimumCost(let component, _), .rounding(let component, _, _), .count(let component, _):
                mark(.other(.billedApart), if: RateSlot.allCases.contains { $0.component == component })
            case .discount, .allowance: break
            }
        }
        mark(.other(.soldGlobally), if: offer.isSold(in: nil as String?))
        mark(.other(.namesRegions), if: !offer.regions.isEmpty)
        mark(.other(.openWeights), if: offer.openWeights == true)
        mark(.other(.closedWeights), if: offer.openWeights == false)
        mark(.other(.makesText), if: offer.makesText)
        mark(.other(.withoutPrices), if: offer.ladders.isEmpty)
    }

    private static func code(_ component: Component, _ unit: PriceUnit) -> UInt16 {
        UInt16(component.rawValue) << 8 | UInt16(unit.rawValue)
    }

    func encode(to writer: inout ByteWriter) {
        writer.array(sets.flatMap(\.words))
        writer.array(priced)
        writer.array(pricedSets.flatMap(\.words))
    }

    init(from reader: inout ByteReader, count: Int) throws(IndexError) {
        self.count = count
        let words: [UInt64] = try reader.array()
        priced = try reader.array()
        let pricedWords: [UInt64] = try reader.array()
        let width = (count + 63) / 64
        guard words.count == width * Facet.count, pricedWords.count == width * priced.count else {
            throw .damaged("the sets of offers have another size")
        }
        sets = Self.sets(of: words, each: width, count: Facet.count)
        pricedSets = Self.sets(of: pricedWords, each: width, count: priced.count)
        let none = OfferSet(count: count)
        (sellsText, paidFor, billedUnusually) = (none, none, none)
        combine()
    }

    /// Splits the words of consecutive sets.
    private static func sets(of words: [UInt64], each width: Int, count: Int) -> [OfferSet] {
        (0..<count).map { OfferSet(words: Array(words[$0 * width..<($0 + 1) * width])) }
    }
}
