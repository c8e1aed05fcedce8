import Query
import Tariff

/// A comparison as people read it: a column for each id, or one after the other where columns have no room.
struct CompareTable {
    private let answer: CompareAnswer

    init(_ answer: CompareAnswer) {
        self.answer = answer
    }

    /// The facts, what they were asked for, and until when they hold.
    func text(width: Int? = Terminal.width) -> String {
        let facts = table(facts: shownFacts)
        let isNarrow = width.map { !facts.fits($0) && $0 < 18 + 20 * answer.entries.count } ?? false
        return (isNarrow ? list : facts.text(width: width)) + "\nfor \(WorkloadText.text(answer.question.workload))\n"
            + (answer.validUntil.map { "holds until \($0)\n" } ?? "")
            + (answer.catalog.staleSources.isEmpty
                ? "" : "stale sources: " + answer.catalog.staleSources.map(\.rawValue).joined(separator: ", ") + "\n")
    }

    /// One thing after the other, for a terminal that has no room for columns.
    private var list: String {
        let facts = shownFacts
        let width = facts.map(\.name.count).max() ?? 0
        return answer.entries.map { entry in
            let lines = facts.map { ($0.name, $0.value(entry)) }.filter { !Self.isNothing($0.1) }
            return entry.id + "\n"
                + lines.map { "  " + $0 + String(repeating: " ", count: width - $0.count) + "  \($1)\n" }.joined()
        }.joined(separator: "\n")
    }

    /// The comparison for a spreadsheet: a row for each id, every fact a column.
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

    /// One thing to compare, and how it is told of an entry.
    private struct Fact {
        var name: String
        var value: (CompareAnswer.Entry) -> String
    }

    /// The facts that something can be said of; capabilities only where somebody says yes or no.
    private var shownFacts: [Fact] {
        allFacts.filter { fact in
            answer.entries.map(fact.value).contains { !Self.isNothing($0) }
        }
    }

    private static func isNothing(_ value: String) -> Bool { ["-", "unknown", ""].contains(value) }

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
            Fact(name: "TIMES CHEAPEST") { $0.timesCheapest ?? "-" },
            Fact(name: "LIST USD") { entry in
                // Only where fees make a difference is there a second number to show.
                guard let quote = entry.result?.quote, quote.list != quote.landed else { return "-" }
                return quote.list.description
            },
            Fact(name: "IN/1M", value: rate(.inputText)), Fact(name: "OUT/1M", value: rate(.outputText)),
            Fact(name: "CACHED/1M", value: rate(.inputTextCacheRead)),
            Fact(name: "CONTEXT", value: limit(.context, .input)), Fact(name: "MAX OUTPUT", value: limit(.output)),
            Fact(name: "TAKES") { $0.offer?.accepts.map(\.rawValue).joined(separator: " ") ?? "-" },
            Fact(name: "MAKES") { $0.offer?.produces?.map(\.rawValue).joined(separator: " ") ?? "-" },
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

    /// Why an entry has no cost.
    private static func whyNot(_ entry: CompareAnswer.Entry) -> String {
        entry.reasons.isEmpty ? "no price" : "no price: " + reasons(entry)
    }

    private static func reasons(_ entry: CompareAnswer.Entry) -> String {
        entry.reasons.map { entry.kind == .offer ? $0.reason.name : "\($0.reason.name) \($0.count)" }
            .joined(separator: ", ")
    }
}
