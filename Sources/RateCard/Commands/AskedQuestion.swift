import Foundation
import Pipeline
import Query
import Tariff

/// Parses the words of a command line into a question, or says everything that is wrong with them.
enum AskedQuestion {
    /// Runs what reads words, and turns what is wrong with them into a failure of usage.
    static func words<Value>(_ read: () throws(QuestionError) -> Value) throws -> Value {
        do throws(QuestionError) { return try read() } catch { throw CommandFailure.usage(error.description) }
    }

    static func question(_ words: [(name: String, value: String)], now: Timestamp) throws -> Question {
        do throws(QuestionError) {
            return try Question(words: words, now: now)
        } catch {
            throw CommandFailure.usage(error.description)
        }
    }

    static func list(_ words: [(name: String, value: String)], search: [String]) throws -> ListQuestion {
        do throws(QuestionError) {
            return try ListQuestion(words: words, search: search.joined(separator: " "), allowsAll: true)
        } catch {
            throw CommandFailure.usage(error.description)
        }
    }

    /// What an id stands for: as it is written, without the percent encoding that it has in an address, or as another
    /// name of a model, which is then said.
    ///
    /// An id with a colon is that of one seller's offer: no other seller's price stands in for it.
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

    /// What to say of ids that nothing has: the nearest ones.
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
