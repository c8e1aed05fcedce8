import Tariff

/// The sets of offers by property, all in one array of words.
struct OfferFacets: Sendable {
    /// How many offers there are.
    let count: Int
    private let wordCount: Int
    private var words: [UInt64]
    /// The components and units that any offer has a rate of, as `component << 8 | unit`, in order.
    private var priced: [UInt16]
    /// A set for each of ``priced``.
    private var pricedWords: [UInt64]

    init(_ offers: [Offer]) {
        count = offers.count
        wordCount = (offers.count + 63) / 64
        words = [UInt64](repeating: 0, count: wordCount * Facet.count)
        priced = Set(offers.lazy.flatMap { $0.ladders.lazy.map { Self.code($0.key.component, $0.key.unit) } }).sorted()
        pricedWords = [UInt64](repeating: 0, count: wordCount * priced.count)
        for (place, offer) in offers.enumerated() { insert(offer, at: place) }
    }

    subscript(_ facet: Facet) -> OfferSet {
        let start = facet.index * wordCount
        return OfferSet(words: Array(words[start..<start + wordCount]))
    }

    /// Whether an offer has the property.
    func has(_ facet: Facet, _ offer: Int) -> Bool {
        words[facet.index * wordCount + offer >> 6] >> UInt64(offer & 63) & 1 == 1
    }

    /// The offers with a rate of that component, in that unit or in any.
    func pricing(_ component: Component, in unit: PriceUnit? = nil) -> OfferSet {
        var result = OfferSet(count: count)
        for (place, code) in priced.enumerated() where code >> 8 == UInt16(component.rawValue) {
            if let unit, code & 0xFF != UInt16(unit.rawValue) { continue }
            let start = place * wordCount
            result.formUnion(OfferSet(words: Array(pricedWords[start..<start + wordCount])))
        }
        return result
    }

    private mutating func insert(_ offer: Offer, at place: Int) {
        func mark(_ facet: Facet, if holds: Bool = true) {
            if holds { words[facet.index * wordCount + place >> 6] |= 1 << UInt64(place & 63) }
        }
        for (capability, can) in offer.capabilities { mark(can ? .can(capability) : .cannot(capability)) }
        for modality in offer.accepts { mark(.accepts(modality)) }
        for modality in offer.produces ?? [.text] { mark(.produces(modality)) }
        mark(.status(offer.status))
        mark(.state(offer.state))
        mark(.kind(offer.kind))
        for ladder in offer.ladders {
            if let tier = ladder.key.serviceTier { mark(.pricedIn(tier)) }
            mark(.other(.namesRegions), if: ladder.key.region != nil)
            mark(.other(.foreign), if: ladder.key.currency != .usd)
            mark(.other(.disputed), if: ladder.confidence == .disputed)
            if let row = priced.firstIndex(of: Self.code(ladder.key.component, ladder.key.unit)) {
                pricedWords[row * wordCount + place >> 6] |= 1 << UInt64(place & 63)
            }
        }
        for modifier in offer.modifiers {
            switch modifier {
            case .multiplier(_, let when):
                if let tier = when.serviceTier { mark(.multipliedIn(tier)) }
                mark(.other(.namesRegions), if: when.region != nil)
            case .count(.requestWebSearch, _): mark(.other(.countsSearchOnce))
            case .count, .discount, .allowance: break
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
        writer.array(words)
        writer.array(priced)
        writer.array(pricedWords)
    }

    init(from reader: inout ByteReader, count: Int) throws(IndexError) {
        self.count = count
        wordCount = (count + 63) / 64
        words = try reader.array()
        priced = try reader.array()
        pricedWords = try reader.array()
        guard words.count == wordCount * Facet.count, pricedWords.count == wordCount * priced.count else {
            throw .damaged("the sets of offers have another size")
        }
    }
}
