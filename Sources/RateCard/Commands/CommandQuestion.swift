import Foundation
import Pipeline
import Query
import Tariff

/// Reads questions from the options of a command, and looks up the ids that they name.
enum CommandQuestion {
    /// Runs a function that reads parameters, and turns their problems into a usage error.
    static func reading<Value>(_ read: () throws(QuestionError) -> Value) throws -> Value {
        do throws(QuestionError) { return try read() } catch { throw CommandFailure.usage(error.description) }
    }

    /// Reads a question.
    static func question(_ words: [(name: String, value: String)], now: Timestamp) throws -> Question {
        try reading { () throws(QuestionError) in try Question(words: words, now: now, spelling: .option) }
    }

    /// Reads the question of a list.
    static func list(_ words: [(name: String, value: String)], search: [String]) throws -> ListQuestion {
        try reading { () throws(QuestionError) in
            try ListQuestion(
                words: words, search: search.joined(separator: " "), allowsAll: true, spelling: .option)
        }
    }

    /// Looks up an id as it is written, then without percent encoding, then as another name of a model, which is reported.
    ///
    /// An id with a colon is the id of one seller's offer: no offer of another seller replaces it.
    static func known<Found>(_ id: String, in index: CatalogIndex, _ find: (String) -> Found?) -> Found? {
        let decoded = id.removingPercentEncoding ?? id
        if let found = find(id) ?? (decoded == id ? nil : find(decoded)) { return found }
        guard !decoded.contains(":") else { return nil }
        let resolution = index.resolve(decoded, at: .now)
        guard case .model(let model, let rule) = resolution.meaning, let found = find(model.rawValue) else {
            return nil
        }
        Terminal.note("“\(decoded)” is \(model): \(rule).")
        return found
    }

    /// Returns the failure for unknown ids, which names the nearest known ones.
    static func unknown(_ ids: [String], in index: CatalogIndex) -> CommandFailure {
        let sentences = ids.map { id in
            let near = index.suggestions(for: id)
            let shown = id.count > 60 ? id.prefix(60) + "…" : id[...]
            let hint =
                near.isEmpty
                ? "search with `ratecard models` or `ratecard offers`."
                : "did you mean " + near.joined(separator: ", ") + "?"
            return "There is no model or offer “\(shown)”: \(hint)"
        }
        return .empty(sentences.joined(separator: "\n"))
    }
}
