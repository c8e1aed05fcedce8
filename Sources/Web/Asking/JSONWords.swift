import Query

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The words of a question in the body of a request: one JSON object, with the names of the query.
///
/// A value is a string, a number, a truth value, or a list of these; `null` is a word that was not said.
struct JSONWords: Decodable {
    /// The words in the order of their names, since an object has none.
    let words: [(name: String, value: String)]

    /// Reads a body.
    ///
    /// - Throws: a ``Problem`` that says what is wrong with it.
    static func read(_ bytes: some Collection<UInt8>) throws(Problem) -> [(name: String, value: String)] {
        if bytes.isEmpty { return [] }
        do {
            return try JSONDecoder().decode(JSONWords.self, from: Data(bytes)).words
        } catch let problem as Problem {
            throw problem
        } catch {
            throw .badWord("", "", "The body is no JSON object of words such as {\"input_tokens\": 1000}.")
        }
    }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: AnyKey.self)
        var words: [(name: String, value: String)] = []
        for key in object.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
            if try object.decodeNil(forKey: key) { continue }
            if var list = try? object.nestedUnkeyedContainer(forKey: key) {
                var items: [String] = []
                while !list.isAtEnd { items.append(try Self.text(try list.decode(Scalar.self), of: key)) }
                // Words that may be repeated take a value each; the others take their names between commas.
                if QuestionWord(rawValue: key.stringValue)?.isRepeatable ?? false {
                    words += items.map { (key.stringValue, $0) }
                } else {
                    words.append((key.stringValue, items.joined(separator: ",")))
                }
            } else {
                words.append((key.stringValue, try Self.text(try object.decode(Scalar.self, forKey: key), of: key)))
            }
        }
        self.words = words
    }

    private static func text(_ scalar: Scalar, of key: AnyKey) throws -> String {
        guard let text = scalar.text else {
            throw Problem.badWord(
                key.stringValue, "",
                "“\(key.stringValue)” is no string, number, truth value or list of these.")
        }
        return text
    }

    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// One value as the text that the query would have.
    private struct Scalar: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                self.text = text
            } else if let flag = try? value.decode(Bool.self) {
                text = flag ? "true" : "false"
            } else if let number = try? value.decode(Int64.self) {
                text = String(number)
            } else {
                text = (try? value.decode(Decimal.self)).map { "\($0)" }
            }
        }
    }
}
