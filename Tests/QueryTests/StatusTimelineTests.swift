import Tariff
import TestSupport
import Testing

@testable import Query

@Suite struct StatusTimelineTests {
    @Test(arguments: 0..<20)
    func `statuses at any moment are those that each offer tells of itself`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let offers = try (0..<150).map { number in
            var offer = Offer.selling([try .stated("1", .inputText)], as: OfferID(rawValue: "host:\(1000 + number)"))
            offer.status = OfferStatus.allCases.randomElement(using: &random) ?? .active
            func date() -> Timestamp? {
                Bool.random(using: &random) ? Timestamp(seconds: Int64.random(in: 0...40, using: &random)) : nil
            }
            (offer.deprecatedAt, offer.retiredAt) = (date(), date())
            return offer
        }
        let catalog = Catalog(
            offers: offers, providers: [Provider(id: "host", name: "Host", kind: .host)], readings: [], sources: [])
        for start in [-5, 0, 20, 50] as [Int64] {
            let timeline = FastAnswers(
                CatalogIndex(catalog, version: "v", sequence: 1, generatedAt: Timestamp(seconds: start))
            ).timeline
            for moment in -3...43 as ClosedRange<Int64> {
                let now = Timestamp(seconds: moment)
                let sets = timeline.statuses(in: timeline.span(at: moment))
                for (status, set) in zip(OfferStatus.allCases, sets) {
                    #expect(set.first(.max) == offers.indices.filter { offers[$0].status(at: now) == status })
                }
                let before = Timestamp(seconds: moment - 1)
                let changed = offers.indices.filter { offers[$0].status(at: before) != offers[$0].status(at: now) }
                let told = timeline.changes(after: moment - 1).prefix { $0.seconds == moment }
                #expect(told.map(\.offer) == changed)
                for change in told {
                    #expect(change.before == offers[change.offer].status(at: before))
                    #expect(change.after == offers[change.offer].status(at: now))
                }
            }
        }
    }
}
