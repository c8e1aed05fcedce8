import Query
import Tariff

/// Formats a comparison for people: one column per id, or one block per id on a narrow terminal.
struct CompareTable {
    private let answer: CompareAnswer

    init(_ answer: CompareAnswer) {
        self.answer = answer
    }

    /// The facts, the workload, and the time until which they are valid.
    func text(width: Int? = Terminal.width) -> String {
        let facts = table(facts: knownFacts)
        let isNarrow = width.map { !facts.fits($0) && $0 < 18 + 20 * answer.entries.count } ?? false
        return (isNarrow ? list : facts.text(width: width)) + "\nfor \(WorkloadText.text(answer.question.workload))\n"
            + (answer.validUntil.map { "valid until \($0)\n" } ?? "")
            + (answer.catalog.staleSources.isEmpty
                ? "" : "stale sources: " + answer.catalog.staleSources.map(\.rawValue).joined(separator: ", ") + "\n")
    }

    /// One block per id, for a terminal that is too narrow for columns.
    private var list: String {
        let facts = knownFacts
        let width = facts.map(\.name.count).max() ?? 0
        return answer.entries.map { entry in
            let lines = facts.map { ($0.name, $0.value(entry)) }.filter { !Self.isEmpty($0.1) }
            return entry.id + "\n"
                + lines.map { "  " + $0 + String(repeating: " ", count: width - $0.count) + "  \($1)\n" }.joined()
        }.joined(separator: "\n")
    }

    /// The comparison for spreadsheets: one row per id and one column per fact.
    var sheet: TextTable {
        let facts = allFacts
        var sheet = TextTable((["ID"] + facts.map(\.name)).map { .init(title: $0) })
        for entry in answer.entries {
            sheet.add([entry.id] + facts.map { $0.value(entry) })
        }
        return sheet
    }

    private func table(facts: [Fact]) -> TextTable {
        var table = TextTable(
            [.init(title: "ID", isKey: true)] + answer.entries.map { .init(title: $0.id, isKey: true) })
        for fact in facts { table.add([fact.name] + answer.entries.map(fact.value)) }
        return table
    }

    /// A property to compare, with a closure that formats it for an entry.
    private struct Fact {
        var name: String
        var value: (CompareAnswer.Entry) -> String
    }

    /// The facts that are known for at least one entry.
    private var knownFacts: [Fact] {
        allFacts.filter { fact in
            answer.entries.map(fact.value).contains { !Self.isEmpty($0) }
        }
    }

    private static func isEmpty(_ value: String) -> Bool { ["-", "unknown", ""].contains(value) }

    private var allFacts: [Fact] {
        typealias Entry = CompareAnswer.Entry
        func rate(_ component: Component) -> (Entry) -> String {
            { entry in entry.offer?.plainRate(component) ?? "-" }
        }
        func limit(_ limits: Tariff.Fact.Limit...) -> (Entry) -> String {
            { entry in limits.compactMap { entry.offer?.limits[$0] }.first.map { "\($0)" } ?? "-" }
        }
        func evidence(_ value: @escaping (CheapestAnswer.Result) -> String?) -> (Entry) -> String {
            { entry in entry.result.flatMap(value) ?? "-" }
        }
        let facts: [Fact] = [
            Fact(name: "OFFER") { $0.offer?.id.rawValue ?? "-" },
            Fact(name: "COST USD") { $0.result?.quote.landed.description ?? Self.whyNot($0) },
            Fact(name: "× CHEAPEST") { $0.timesCheapest ?? "-" },
            Fact(name: "LIST USD") { entry in
                // The list price is shown only where fees make a difference.
                guard let quote = entry.result?.quote, quote.list != quote.landed else { return "-" }
                return quote.list.description
            },
            Fact(name: "IN/1M", value: rate(.inputText)), Fact(name: "OUT/1M", value: rate(.outputText)),
            Fact(name: "CACHED/1M", value: rate(.inputTextCacheRead)),
            Fact(name: "CONTEXT", value: limit(.context, .input)), Fact(name: "MAX OUTPUT", value: limit(.output)),
            Fact(name: "INPUT") { $0.offer?.accepts.map(\.rawValue).joined(separator: " ") ?? "-" },
            Fact(name: "OUTPUT") { $0.offer?.produces?.map(\.rawValue).joined(separator: " ") ?? "-" },
        ]
        let capabilities = Capability.allCases.map { capability in
            Fact(name: capability.rawValue) { entry in
                entry.offer?.capabilities[capability].map { $0 ? "yes" : "no" } ?? "unknown"
            }
        }
        return facts + capabilities + [
            Fact(name: "STATUS") { $0.result?.status.rawValue ?? $0.offer?.status.rawValue ?? "-" },
            Fact(name: "TRUST", value: evidence { $0.evidence.confidence.name }),
            Fact(name: "SOURCES", value: evidence { "\($0.evidence.agree) of \($0.evidence.claims.count) agree" }),
            Fact(name: "SEEN", value: evidence { $0.evidence.confirmedAt.map { String($0.description.prefix(10)) } }),
            Fact(name: "OFFERS") { entry in
                entry.kind == .offer ? "-" : "\(entry.qualifying) of \(entry.offers) qualify"
            },
            Fact(name: "LEFT OUT") { $0.result == nil || $0.reasons.isEmpty ? "-" : Self.reasons($0) },
        ]
    }

    /// Explains why an entry has no cost.
    private static func whyNot(_ entry: CompareAnswer.Entry) -> String {
        entry.reasons.isEmpty ? "no price" : "no price: " + reasons(entry)
    }

    private static func reasons(_ entry: CompareAnswer.Entry) -> String {
        entry.reasons.map { entry.kind == .offer ? $0.reason.name : "\($0.reason.name) \($0.count)" }
            .joined(separator: ", ")
    }
}
