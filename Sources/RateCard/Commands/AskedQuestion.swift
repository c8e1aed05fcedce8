import Foundation
import Query
import Tariff

/// Parses the words of a command line into a question, or says everything that is wrong with them.
enum AskedQuestion {
    /// Runs what reads words, and turns what is wrong with them into a failure of usage.
    static func words<Value>(_ read: () throws(QuestionError) -> Value) throws -> Value {
        do throws(QuestionError) { return try read() } catch { throw CommandFailure.usage(sentences(error)) }
    }

    static func question(_ words: [(name: String, value: String)], now: Timestamp) throws -> Question {
        do throws(QuestionError) {
            return try Question(words: words, now: now)
        } catch {
            throw CommandFailure.usage(sentences(error))
        }
    }

    static func list(_ words: [(name: String, value: String)], search: String?) throws -> ListQuestion {
        do throws(QuestionError) {
            return try ListQuestion(words: words, search: search, allowsAll: true)
        } catch {
            throw CommandFailure.usage(sentences(error))
        }
    }

    /// An id without its percent encoding, as it may stand in an address.
    static func decoded(_ id: String) -> String { id.removingPercentEncoding ?? id }

    /// What to say of an id that nothing has: the nearest ones.
    static func unknown(_ id: String, in index: CatalogIndex) -> CommandFailure {
        let near = index.suggestions(for: id)
        let hint =
            near.isEmpty
            ? "search with `ratecard models` or `ratecard offers`"
            : "did you mean " + near.joined(separator: ", ") + "?"
        return .empty("There is no model or offer “\(id)”: \(hint)")
    }

    private static func sentences(_ error: QuestionError) -> String { error.description }
}
