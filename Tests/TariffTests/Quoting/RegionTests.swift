import Tariff
import TestSupport
import Testing

/// The regions in which an offer is sold, its cost there, and the answers for an area.
@Suite
struct RegionTests {
    private static let now = Timestamp(seconds: 1_795_420_800)

    private func rates(_ input: String, _ output: String, in region: String?) throws -> [Rate] {
        [
            try .stated(input, .inputText) { $0.region = region },
            try .stated(output, .outputText) { $0.region = region },
        ]
    }

    private func cost(_ offer: Offer, in region: String?, tier: ServiceTier = .standard) throws -> String {
        let workload = Workload(
            inputTokens: 1_000_000, outputTokens: 1_000_000, serviceTier: tier, region: region, at: Self.now)
        return try Quoter(workload).quote(offer).list.description
    }

    @Test func `an area is answered by its cheapest region, all lines from the same one`() throws {
        // Each region is cheaper in one component, so that mixing them would cost 2.
        let offer = Offer.selling(
            try rates("1e-6", "9e-6", in: "us-east-1") + rates("5e-6", "1e-6", in: "us-west-2")
                + rates("0.1e-6", "0.1e-6", in: "eu-west-1"))
        let quote = try Quoter(
            Workload(inputTokens: 1_000_000, outputTokens: 1_000_000, region: "us", at: Self.now)
        ).quote(offer)
        #expect(quote.list.description == "6")
        #expect(Set(quote.lines.map(\.conditions.region)) == ["us-west-2"])
        #expect(try cost(offer, in: "us-east-1") == "10")
        #expect(try cost(offer, in: "eu") == "0.2")
        #expect(throws: Exclusion.region) { try cost(offer, in: "apac") }
        #expect(throws: Exclusion.region) { try cost(offer, in: "us-central1") }
        #expect(throws: Exclusion.region) { try cost(offer, in: nil) }
    }

    @Test func `a region that lacks a rate gives way to one that has all`() throws {
        let offer = Offer.selling(
            [try .stated("1e-9", .inputText) { $0.region = "eu-north-1" }]
                + (try rates("1e-6", "2e-6", in: "eu-west-1")))
        #expect(try cost(offer, in: "eu") == "3")
        #expect(throws: Exclusion.rate(.outputText)) { try cost(offer, in: "eu-north-1") }
    }

    @Test func `regional answers every named region and not the global question`() throws {
        let offer = Offer.selling(
            try rates("1e-6", "1e-6", in: nil) + rates("1.1e-6", "1.1e-6", in: "regional"))
        #expect(try cost(offer, in: nil) == "2")
        #expect(try cost(offer, in: "us-east-1") == "2.2")
        #expect(try cost(offer, in: "eu") == "2.2")
    }

    @Test func `a multiplier serves only the question that states its region`() throws {
        let multiplier = Modifier.multiplier(factor: "1.1", when: .when { $0.region = "eu" })
        let offer = Offer.selling(try rates("1e-6", "1e-6", in: nil), modifiers: [multiplier])
        #expect(try cost(offer, in: nil) == "2")
        #expect(try cost(offer, in: "eu") == "2.2")
        #expect(try cost(offer, in: "eu-west-1") == "2.2")
        #expect(throws: Exclusion.region) { try cost(offer, in: "us") }
    }

    @Test func `a multiplier yields to a rate of that region`() throws {
        let multiplier = Modifier.multiplier(factor: "9", when: .when { $0.region = "eu" })
        let offer = Offer.selling(
            try rates("1e-6", "1e-6", in: nil) + rates("1.5e-6", "1.5e-6", in: "eu"), modifiers: [multiplier])
        #expect(try cost(offer, in: "eu") == "3")
    }

    @Test func `a tier is reached through its multiplier, searches excepted`() throws {
        let fast = Modifier.multiplier(factor: "6", when: .when { $0.serviceTier = .fast })
        let search = try Rate.stated("0.01", .requestWebSearch, .request)
        let offer = Offer.selling(try rates("1e-6", "1e-6", in: nil) + [search], modifiers: [fast])
        #expect(try cost(offer, in: nil, tier: .fast) == "12")
        let searching = Workload(inputTokens: 1_000_000, searches: 1, serviceTier: .fast, at: Self.now)
        #expect(try Quoter(searching).quote(offer).list.description == "6.01")
        #expect(throws: Exclusion.tier(.priority)) { try cost(offer, in: nil, tier: .priority) }
    }

    @Test func `factors of tier and region multiply`() throws {
        let modifiers = [
            Modifier.multiplier(factor: "1.1", when: .when { $0.region = "us" }),
            .multiplier(factor: "6", when: .when { $0.serviceTier = .fast }),
        ]
        let offer = Offer.selling(try rates("1e-6", "1e-6", in: nil), modifiers: modifiers)
        #expect(try cost(offer, in: "us", tier: .fast) == "13.2")
    }

    @Test func `a rate without a region answers where the offer itself is served`() throws {
        var offer = Offer.selling(try rates("1e-6", "1e-6", in: nil))
        #expect(throws: Exclusion.region) { try cost(offer, in: "eu") }
        offer.regions = ["eu"]
        #expect(try cost(offer, in: "eu") == "2")
        #expect(try cost(offer, in: "eu-west-1") == "2")
        #expect(try cost(offer, in: nil) == "2")
        #expect(throws: Exclusion.region) { try cost(offer, in: "us") }
    }

    @Test func `a region served by the offer lies in the area that is asked for`() throws {
        var offer = Offer.selling(try rates("1e-6", "1e-6", in: nil))
        offer.regions = ["eu-west-1"]
        #expect(try cost(offer, in: "eu-west-1") == "2")
        #expect(try cost(offer, in: "eu") == "2")
    }
}
