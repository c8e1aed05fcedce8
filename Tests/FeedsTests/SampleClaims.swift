import Tariff
import TestSupport

/// Claims of a seller's own list and of two catalogs, one of which copies the other, made from a seed.
struct SampleClaims {
    static let moment = Timestamp(seconds: 1_785_555_000)

    static let curation = Curation(
        providers: [
            Provider(id: "seller", name: "Seller", kind: .firstParty, lab: "seller"),
            Provider(id: "gate", name: "Gate", kind: .gateway),
        ],
        labs: [Lab(id: "seller", name: "Seller")],
        sources: [
            Source(
                id: "own", name: "Own list", url: "https://own.example", licence: "facts", owns: ["seller"],
                priority: 50, isBundled: true),
            Source(
                id: "first", name: "First catalog", url: "https://first.example", licence: "MIT", priority: 40,
                isBundled: true),
            Source(
                id: "second", name: "Second catalog", url: "https://second.example", licence: "MIT", copies: ["first"],
                priority: 30, isBundled: true),
            Source(id: "closed", name: "Closed list", url: "https://closed.example", licence: "all rights reserved"),
        ])

    /// The fetch times of the sources' documents, two of them on one day.
    static let readings = [
        SourceReading(source: "own", fetchedAt: moment),
        SourceReading(source: "first", fetchedAt: moment.adding(seconds: -60)),
        SourceReading(source: "second", fetchedAt: moment.adding(seconds: -900_000)),
    ]

    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// Everything that the sources say of some offers.
    mutating func claims() -> [HeldClaim] {
        var claims: [HeldClaim] = []
        for number in 0..<12 {
            let offer = OfferID(provider: number % 3 == 0 ? "gate" : "seller", modelID: "seller/model-\(number)")
            // Every fourth offer vanished from every list.
            let isGone = number % 4 == 3
            for reading in Self.readings where Bool.random(using: &random) {
                for claim in said(of: offer, by: reading.source) {
                    let since = reading.fetchedAt.adding(seconds: -Int64.random(in: 0...20) * 86_400)
                    let last = reading.fetchedAt.adding(seconds: -86_400)
                    claims.append(
                        HeldClaim(
                            claim, observedFrom: isGone ? min(since, last) : since,
                            observedTo: isGone ? reading.fetchedAt : nil,
                            confirmedAt: isGone ? last : reading.fetchedAt))
                }
            }
        }
        return claims
    }

    private mutating func said(of offer: OfferID, by source: SourceID) -> [Claim] {
        var claims = facts().map { Claim.fact($0, of: offer, by: source) }
        for (component, unit, conditions, effective) in Self.terms where Int.random(in: 0..<3, using: &random) > 0 {
            // Few numbers, so that sources agree, differ by little and differ by much; sometimes two at once.
            for _ in 0..<(Int.random(in: 0..<12, using: &random) == 0 ? 2 : 1) {
                let femto: Int64 = random.pick([1_000_000_001, 2_500_000_000, 2_510_000_000, 7_000_000_000])
                let rate = Rate(
                    component, unit, Amount(femto: femto),
                    currency: component == .training ? Currency(rawValue: "CNY") : .usd,
                    conditions: conditions)
                claims.append(.price(rate, of: offer, by: source, key: "\(source)-\(offer)", effective: effective))
            }
        }
        if Bool.random(using: &random) {
            let modifier = Modifier.multiplier(factor: "1.1", when: .when { $0.region = "eu" })
            claims.append(
                Claim(source: source, key: "m", field: "uplift", raw: "1.1", offer: offer, content: .modifier(modifier))
            )
        }
        claims.append(
            Claim(source: source, key: "m", field: "odd", raw: "?", offer: offer, content: .skip(.unknownKey)))
        return claims
    }

    private mutating func facts() -> [Fact] {
        let all: [Fact] = [
            .name("Model, \"quoted\""), .name("Model"), .status(.preview), .state(.free), .state(.unknown),
            .released(Timestamp(seconds: 1_750_000_000)), .deprecated(Timestamp(seconds: 1_790_000_000)),
            .limit(.context, 128_000), .limit(.context, 200_000), .limit(.output, 8192), .accepts([.text, .image]),
            .accepts([.text]), .produces([.text]), .produces([]), .capability(.tools, true), .capability(.tools, false),
            .capability(.seed, false), .capability(.jsonMode, true), .openWeights(true), .regions(["eu", "us"]),
            .score("arena.text", "61.5"), .aliasOf("seller/model-1"),
        ]
        return all.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    }

    private static let terms: [(Component, PriceUnit, Conditions, EffectivePeriod)] = [
        (.inputText, .token, .when { $0.promptTokens = Bounds(upper: .init(200_000, isIncluded: true)) }, .always),
        (.inputText, .token, .when { $0.promptTokens = Bounds(lower: .init(200_000, isIncluded: false)) }, .always),
        (.outputText, .token, .none, .always),
        (.outputText, .token, .when { $0.serviceTier = .batch }, .always),
        (.outputText, .token, .when { $0.promotion = true }, EffectivePeriod(to: Timestamp(seconds: 1_800_000_000))),
        (.requestWebSearch, .request, .none, EffectivePeriod(from: Timestamp(seconds: 1_760_054_400))),
        (.outputVideo, .videoSecond, .when { $0.resolution = "1080p" }, .always),
        (.training, .token, .none, .always),
    ]
}
