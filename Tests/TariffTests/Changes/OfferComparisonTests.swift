import Tariff
import TestSupport
import Testing

@Suite struct OfferComparisonTests {
    private static func offer(_ change: (inout Offer) throws -> Void = { _ in }) throws -> Offer {
        var offer = Offer.selling([try .stated("0.000002", .inputText), try .stated("0.00001", .outputText)])
        try change(&offer)
        return offer
    }

    private static func sell(_ offer: inout Offer, _ rates: [Rate]) { offer.ladders = Offer.selling(rates).ladders }

    /// A change of an offer, and the changes that are reported: kind and subject.
    private struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var old: @Sendable (inout Offer) throws -> Void = { _ in }
        let new: @Sendable (inout Offer) throws -> Void
        let told: [String]

        var testDescription: String { name }
    }

    private static let cases = [
        Case(name: "nothing", new: { _ in }, told: []),
        Case(name: "a name", new: { $0.name = "Other" }, told: []),
        Case(
            name: "a rise and a fall",
            new: { sell(&$0, [try .stated("0.000003", .inputText), try .stated("0.000009", .outputText)]) },
            told: ["price_up input.text", "price_down output.text"]),
        Case(
            name: "a price that begins and one that ends",
            new: { sell(&$0, [try .stated("0.000002", .inputText), try .stated("0.0000002", .inputTextCacheRead)]) },
            told: ["new input.text.cache_read", "missing output.text"]),
        Case(
            name: "a promotion that begins",
            new: {
                sell(
                    &$0,
                    [
                        try .stated("0.000002", .inputText), try .stated("0.00001", .outputText),
                        try .stated("0.000001", .inputText) { $0.promotion = true },
                    ])
            }, told: ["promotion input.text"]),
        Case(
            name: "a step that moves beside one that stays",
            old: {
                sell(
                    &$0,
                    [
                        try .stated("0.000002", .inputText),
                        try .stated("0.000004", .inputText) { $0.serviceTier = .priority },
                    ])
            },
            new: {
                sell(
                    &$0,
                    [
                        try .stated("0.000002", .inputText),
                        try .stated("0.000005", .inputText) { $0.serviceTier = .priority },
                    ])
            },
            told: ["price_up input.text"]),
        Case(
            name: "limits", old: { $0.limits = [.context: 1000, .input: 5] },
            new: { $0.limits = [.context: 2000, .output: 7] },
            told: ["limit limit.context", "limit limit.input", "limit limit.output"]),
        Case(
            name: "capabilities", old: { $0.capabilities = [.tools: true] },
            new: { $0.capabilities = [.tools: false, .reasoning: true] },
            told: ["capability capability.tools", "capability capability.reasoning"]),
        Case(
            name: "statuses",
            new: {
                $0.status = .deprecated
                $0.state = .free
                $0.retiredAt = Timestamp("2026-12-01")
            }, told: ["status status", "status state", "status retired"]),
        Case(
            name: "an offer that vanishes, whatever else is decided of it",
            new: {
                $0.status = .missing
                $0.ladders = []
            }, told: ["missing offer"]),
        Case(
            name: "an offer that comes back at another price", old: { $0.status = .missing },
            new: { sell(&$0, [try .stated("0.000003", .inputText), try .stated("0.00001", .outputText)]) },
            told: ["back offer", "price_up input.text"]),
        Case(name: "an offer that stays away", old: { $0.status = .missing }, new: { $0.status = .missing }, told: []),
    ]

    @Test(arguments: cases)
    private func `what happens to an offer is told by its kind`(example: Case) throws {
        let changes = OfferComparison.changes(from: [try Self.offer(example.old)], to: [try Self.offer(example.new)])
        let told = changes.map { change in
            switch change.content {
            case .offer: "\(change.kind.rawValue) offer"
            case .fact(let key, _, _): "\(change.kind.rawValue) \(key)"
            case .price(let old, let new): "\(change.kind.rawValue) \((new ?? old)?.step.rate.component.name ?? "")"
            }
        }
        #expect(Set(told) == Set(example.told))
        #expect(told.count == example.told.count)
    }

    @Test func `offers come, go and are told in the order of their ids`() throws {
        func named(_ id: OfferID, _ status: OfferStatus = .active) -> Offer {
            var offer = Offer(id: id, kind: .host)
            offer.status = status
            return offer
        }
        let changes = OfferComparison.changes(
            from: [named("b:gone"), named("c:missing", .missing), named("d:same")],
            to: [named("d:same"), named("e:new"), named("a:new")])
        #expect(
            changes == [
                OfferChange("a:new", .new, .offer(old: nil, new: .active)),
                OfferChange("b:gone", .missing, .offer(old: .active, new: nil)),
                OfferChange("e:new", .new, .offer(old: nil, new: .active)),
            ])
    }

    @Test func `of two prices for the same the larger counts`() throws {
        var old = try Self.offer()
        old.ladders[0].steps.append(.init(rate: try .stated("0.000005", .inputText)))
        let changes = OfferComparison.changes(from: [old], to: [try Self.offer()])
        #expect(changes.map(\.kind) == [.priceDown])
    }

    @Test(arguments: [
        ("41", ChangesSince.sequence(41)), ("0", .sequence(0)),
        ("2026-08-05", .time(Timestamp(seconds: 1_785_888_000))),
        ("2026-08-05T03:15:00Z", .time(Timestamp(seconds: 1_785_899_700))), ("", nil), ("-1", nil), ("yesterday", nil),
        ("99999999999999999999", nil), ("1.5", nil),
    ])
    func `since is a sequence or a time`(text: String, since: ChangesSince?) {
        #expect(ChangesSince(text) == since)
        if let since { #expect(ChangesSince(since.text) == since) }
    }
}
