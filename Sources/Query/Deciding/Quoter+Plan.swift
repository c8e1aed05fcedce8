import Tariff

extension Quoter {
    /// Quotes a workload, at no cost on a plan's offer that has no prices of its own.
    ///
    /// A plan is paid for already, so that the requests that it includes cost nothing more. Questions exclude such offers by
    /// their state.
    func answer(_ offer: Offer) throws(Exclusion) -> Quote {
        guard offer.state == .included, offer.ladders.isEmpty else { return try quote(offer) }
        guard offer.isSold(in: workload.region) else { throw .region }
        guard offer.isSold(in: workload.serviceTier) else { throw .tier(workload.serviceTier) }
        // No source states whether a plan includes images, audio or searches.
        if let first = workload.mediaQuantities.first { throw .rate(first.component) }
        guard workload.searches == 0 else { throw .rate(.requestWebSearch) }
        let quantities = [
            (Component.inputText, workload.inputTokens),
            (Component.outputText, workload.outputTokens + workload.reasoningTokens),
        ]
        let lines = quantities.filter { $0.1 > 0 }.map { component, quantity in
            QuoteLine(
                component: component, unit: .token,
                quantity: Cost(femto: Int128(quantity) * Int128(workload.requests) * 1_000_000_000_000_000),
                amount: .zero, currency: currency, cost: .zero, note: "part of a plan that is paid for already")
        }
        guard !lines.isEmpty else { throw .rate(.outputText) }
        return Quote(offer: offer.id, lines: lines)
    }
}
