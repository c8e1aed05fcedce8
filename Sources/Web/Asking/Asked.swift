import Query
import Tariff

/// A request as an endpoint sees it.
struct Asked: Sendable {
    /// The catalog that answers.
    let snapshot: Snapshot
    /// Now, on the clock by which answers are told.
    let now: Timestamp
    /// What stands in the path where the endpoint's template has a name, still percent-encoded; else empty.
    let id: Substring
    /// The words of the query, or of the body.
    let words: [(name: String, value: String)]

    /// The id in the path, as it was sent and decoded: an id may itself hold percent signs.
    var ids: [String] {
        guard let decoded = PercentEncoding.decoded(id, plusIsSpace: false), decoded != id else { return [String(id)] }
        return [String(id), decoded]
    }

    /// The question of the words.
    func question() throws(Problem) -> Question {
        do throws(QuestionError) { return try Question(words: words, now: now) } catch { throw .badQuestion(error) }
    }

    /// The list's question of the words; `q` is what is searched for.
    func list() throws(Problem) -> ListQuestion {
        let search = words.first { $0.name == "q" }?.value
        do throws(QuestionError) {
            return try ListQuestion(words: words.filter { $0.name != "q" }, search: search)
        } catch {
            throw .badQuestion(error)
        }
    }

    /// Takes out the one value of a word that is no word of a question, such as `id`.
    ///
    /// - Throws: a ``Problem`` when it is missing or said twice.
    func taking(_ name: String) throws(Problem) -> (value: String, rest: Asked) {
        let said = words.filter { $0.name == name }
        guard let value = said.first?.value, !value.isEmpty else {
            throw .badWord(name, "", "“\(name)” is missing.")
        }
        guard said.count == 1 else {
            throw .badWord(name, said[1].value, "“\(name)” is said more than once.")
        }
        return (value, Asked(snapshot: snapshot, now: now, id: id, words: words.filter { $0.name != name }))
    }
}
