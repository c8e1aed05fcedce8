import Tariff
import TestSupport
import Testing

/// Properties of every quote, checked on thousands of random offers and workloads.
@Suite
struct QuotePropertyTests {
    @Test(arguments: [true, false])
    func `more tokens are never cheaper within one band of the published tiers`(raisesInput: Bool) {
        let quantity = raisesInput ? \Workload.inputTokens : \Workload.outputTokens
        var random = RandomOffer(seed: 9)
        var compared = 0
        for round in 0..<6000 {
            let offer = random.offer()
            let workload = random.workload()
            var more = workload
            more[keyPath: quantity] += Int64.random(in: 1...2000, using: &random.random)
            guard Self.bands(of: offer, workload) == Self.bands(of: offer, more),
                let less = try? Quoter(workload).quote(offer), let raised = try? Quoter(more).quote(offer)
            else { continue }
            compared += 1
            #expect(raised.list >= less.list, "round \(round): \(workload)")
        }
        #expect(compared > 500)
    }

    /// The sides of an offer's thresholds that a workload is on.
    private static func bands(of offer: Offer, _ workload: Workload) -> [Bool] {
        offer.ladders.flatMap(\.steps).flatMap { step in
            let conditions = step.rate.conditions
            return [
                conditions.promptTokens?.contains(workload.situation.promptTokens) ?? true,
                conditions.outputTokens?.contains(workload.situation.outputTokens) ?? true,
            ]
        }
    }

    @Test func `a quote is the sum of its lines, and a line is its amount times its quantity`() {
        var random = RandomOffer(seed: 10)
        var quoted = 0
        for _ in 0..<4000 {
            let offer = random.offer()
            guard let quote = try? Quoter(random.workload()).quote(offer) else { continue }
            quoted += 1
            #expect(quote.list.femto == quote.lines.reduce(Int128(0)) { $0 + $1.cost.femto })
            #expect(quote.landed == quote.list)
            for line in quote.lines where line.unit != .tokenHour {
                #expect(line.cost.femto * 1_000_000_000_000_000 == line.quantity.femto * Int128(line.amount.femto))
            }
        }
        #expect(quoted > 500)
    }

    @Test func `costs are for all requests, tiers are of one`() {
        var random = RandomOffer(seed: 11)
        for _ in 0..<2000 {
            let offer = random.offer()
            var workload = random.workload()
            workload.statesRequests = true
            workload.requests = 1
            var many = workload
            many.requests = 1000
            let one = try? Quoter(workload).quote(offer)
            let all = try? Quoter(many).quote(offer)
            #expect((one == nil) == (all == nil))
            guard let one, let all else { continue }
            for (single, total) in zip(one.lines, all.lines) where single.unit != .tokenHour {
                #expect(total.cost == single.cost * 1000)
            }
        }
    }

    @Test func `the order of ladders and steps does not matter`() {
        var random = RandomOffer(seed: 12)
        for _ in 0..<3000 {
            let offer = random.offer()
            var shuffled = offer
            shuffled.ladders.shuffle(using: &random.random)
            for index in shuffled.ladders.indices { shuffled.ladders[index].steps.shuffle(using: &random.random) }
            let quoter = Quoter(random.workload())
            #expect(Self.told(offer, by: quoter) == Self.told(shuffled, by: quoter))
        }
    }

    /// A quote without the positions of its ladders, or the reason why there is none.
    private static func told(_ offer: Offer, by quoter: Quoter) -> [String] {
        do throws(Exclusion) {
            let quote = try quoter.quote(offer)
            return ["\(quote.list) until \(quote.validUntil?.description ?? "ever")"]
                + quote.lines.map { "\($0.component) \($0.unit) \($0.quantity) × \($0.amount) = \($0.cost)" }
        } catch {
            return [error.reason]
        }
    }
}
