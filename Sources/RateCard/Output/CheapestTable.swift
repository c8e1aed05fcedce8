import Query
import Tariff

/// Formats a decision for people.
struct CheapestTable {
    let answer: CheapestAnswer

    init(_ answer: CheapestAnswer) {
        self.answer = answer
    }

    /// The ranked offers, the workload, the fallbacks, and the reasons why other offers are left out.
    var text: String {
        var text =
            answer.results.isEmpty
            ? "Nothing qualifies.\n" : QuoteTable.table(answer.results, of: answer.question.workload).text()
        text += "\nfor \(WorkloadText.text(answer.question.workload))\n"
        if !answer.fallbacks.isEmpty {
            text += "fallbacks: " + answer.fallbacks.map(\.rawValue).joined(separator: ", ") + "\n"
        }
        if answer.excludedCount > 0 {
            let reasons = answer.excluded.sorted { $0.count > $1.count }.prefix(6)
            text +=
                "left out: \(answer.excludedCount) offers ("
                + reasons.map { "\($0.reason.name) \($0.count)" }.joined(separator: ", ")
                + (answer.excluded.count > reasons.count ? ", …" : "") + ")\n"
        }
        for excluded in answer.sample ?? [] { text += "  \(excluded.offer): \(excluded.reason.name)\n" }
        if let until = answer.validUntil { text += "valid until \(until)\n" }
        if !answer.catalog.staleSources.isEmpty {
            text += "stale sources: " + answer.catalog.staleSources.map(\.rawValue).joined(separator: ", ") + "\n"
        }
        return text
    }

    /// Advice on what to change in a question that no offer satisfies.
    var advice: String {
        guard let most = answer.excluded.max(by: { $0.count < $1.count }) else {
            return
                "No offer is in the scope of the question: relax --models, --labs, --providers, --via or --produces."
        }
        let change =
            switch most.reason {
            case .status: "allow more with --status"
            case .region: "omit --region"
            case .state(.free): "allow them with --free include"
            case .state(.included): "allow them with --included include"
            case .state: "their sellers state no price"
            case .capability: "require less with --needs, or allow unknown capabilities with --unknown include"
            case .modality: "require less with --accepts"
            case .limit: "require less with --context or --max-output, or reduce the workload"
            case .tier: "omit --service-tier"
            case .rate: "omit the quantity that they have no price for"
            case .currency: "exchange rates are not supported yet"
            case .policy(let wish):
                "relax --" + String(wish.rawValue.map { $0 == "_" ? "-" : $0 })
            }
        return "Nothing qualifies: most offers, \(most.count), are left out by \(most.reason.name); \(change)."
    }
}
