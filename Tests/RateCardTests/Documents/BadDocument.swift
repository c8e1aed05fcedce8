import Foundation
import Testing

/// A document that was damaged in transit or at its source.
struct BadDocument: Sendable, CustomTestStringConvertible {
    /// The expected outcome of a refresh.
    enum Outcome: Sendable, Equatable {
        /// The document is unusable: its source fails and the exit code is 3.
        case failed
        /// The document is read except for a part that diagnostics or skips name, and the exit code is 0.
        case read
        /// The document is read without a complaint: the damage is in a part that is not used.
        case silent
    }

    let testDescription: String
    let outcome: Outcome
    /// Creates the bad document from a good one.
    let damage: @Sendable (String) -> Data

    init(_ name: String, _ outcome: Outcome, _ damage: @escaping @Sendable (String) -> Data) {
        testDescription = name
        self.outcome = outcome
        self.damage = damage
    }

    /// Replaces the whole document with a text.
    private static func whole(_ name: String, _ text: String) -> BadDocument {
        BadDocument(name, .failed) { _ in Data(text.utf8) }
    }

    /// Replaces a part of the document.
    static func swap(_ name: String, _ outcome: Outcome, _ old: String, _ new: String) -> BadDocument {
        BadDocument(name, outcome) { good in
            guard let range = good.firstRange(of: old) else { return Data("\(old) is not in the good document".utf8) }
            return Data(good.replacingCharacters(in: range, with: new).utf8)
        }
    }

    /// The kinds of damage that apply to a document of any source.
    static let anySource: [BadDocument] = [
        BadDocument("truncated in the middle", .failed) { Data($0.utf8.prefix($0.utf8.count / 2)) },
        BadDocument("truncated by one byte", .failed) { Data($0.utf8.dropLast()) },
        BadDocument("said twice over", .failed) { Data(($0 + $0).utf8) },
        whole("empty", ""), whole("a blank", " \n"), whole("a byte order mark alone", "\u{FEFF}"),
        whole("HTML", "<!DOCTYPE html><html><body><h1>Sign in to this network</h1></body></html>"),
        whole("an error in JSON", #"{"error":{"message":"Internal error","code":500}}"#),
        whole("an empty object", "{}"), whole("an empty list", "[]"), whole("null", "null"), whole("a number", "42"),
        whole("a text", #""come back later""#), whole("an object of lists", #"{"data":[],"models":[]}"#),
        whole("a list of numbers", "[1,2,3]"),
        whole("100,000 lists in each other", String(repeating: "[", count: 100_000)),
        whole(
            "100,000 objects in each other, all closed",
            String(repeating: #"{"data":"#, count: 100_000) + "1" + String(repeating: "}", count: 100_000)),
        BadDocument("invalid UTF-8 in a text", .failed) { good in
            var bytes = Data(good.utf8)
            let text = "max_"
            if let range = bytes.firstRange(of: Data(text.utf8)) { bytes[range.lowerBound] = 0xFF }
            return bytes
        },
        BadDocument("UTF-16", .failed) { $0.data(using: .utf16) ?? Data() },
        BadDocument("zeros", .failed) { Data(count: $0.utf8.count) },
        BadDocument("gzip", .failed) { Data([0x1F, 0x8B, 0x08, 0x00]) + Data($0.utf8) },
        BadDocument("a byte order mark before it", .silent) { Data([0xEF, 0xBB, 0xBF]) + Data($0.utf8) },
    ]

    /// The kinds of damage to OpenRouter's list; the damaged entry is `x-ai/grok-4`.
    static let openRouter: [BadDocument] = [
        grok("a price that is a word", .read, #""prompt":"0.000003""#, #""prompt":"abc""#),
        grok("a price that is too large", .read, #""prompt":"0.000003""#, #""prompt":"1e400""#),
        grok("a price that is too large for a rate", .read, #""prompt":"0.000003""#, #""prompt":"10000""#),
        grok("a price below zero", .read, #""prompt":"0.000003""#, #""prompt":"-3""#),
        grok("a price that is no number", .read, #""prompt":"0.000003""#, #""prompt":"NaN""#),
        grok("a bare NaN", .failed, #""prompt":"0.000003""#, #""prompt":NaN"#),
        grok("a price that is empty", .read, #""prompt":"0.000003""#, #""prompt":"""#),
        grok("a price with a comma", .read, #""prompt":"0.000003""#, #""prompt":"0,000003""#),
        grok("a price with digits of another script", .read, #""prompt":"0.000003""#, #""prompt":"٠.٣""#),
        grok("a price of ten thousand digits", .read, #""prompt":"0.000003""#, #""prompt":"\#(digits)""#),
        grok("a price that is a flag", .read, #""prompt":"0.000003""#, #""prompt":true"#),
        grok("a price that is a list", .read, #""prompt":"0.000003""#, #""prompt":["0.000003"]"#),
        grok("a price that is an object", .read, #""prompt":"0.000003""#, #""prompt":{"usd":"0.000003"}"#),
        grok("a price that nobody knows", .read, #""prompt":"0.000003""#, #""prompt":"0.000003","novelty":"0.1""#),
        grok("a price that is said twice", .read, #""prompt":"0.000003""#, #""prompt":"0.000003","prompt":"0.000004""#),
        grok("pricing that is a list", .read, #""pricing":{"#, #""pricing":[],"was":{"#),
        grok("pricing that is a text", .read, #""pricing":{"#, #""pricing":"ask us","was":{"#),
        grok("an id that is a number", .read, #""id":"x-ai/grok-4""#, #""id":4"#),
        grok("an id that is empty", .read, #""id":"x-ai/grok-4""#, #""id":"""#),
        grok("no id", .read, #""id":"x-ai/grok-4","#, ""),
        grok("an id twice", .read, #""id":"x-ai/grok-4""#, #""id":"deepseek/deepseek-r1""#),
        grok("an architecture that is a text", .read, #""architecture":{"#, #""architecture":"none","was":{"#),
        grok("modalities that are numbers", .read, #""input_modalities":["text"]"#, #""input_modalities":[1,2]"#),
        grok("a context that is a word", .read, #""context_length":131072,"a"#, #""context_length":"long","a"#),
        grok(
            "parameters that are an object", .read, #""supported_parameters":["#, #""supported_parameters":{},"was":["#),
        grok("a moment that is a word", .read, #""created":1750000000"#, #""created":"long ago""#),
        grok("a key that nobody knows", .read, #""created":"#, #""novelty":true,"created":"#),
        swap("an entry that is null", .read, #"{"data":["#, #"{"data":[null,"#),
        swap("an entry that is a number", .read, #"{"data":["#, #"{"data":[7,"#),
        swap("data that is an object", .failed, #"{"data":["#, #"{"data":{},"was":["#),
    ]

    /// The kinds of damage to LiteLLM's map; the damaged entry is `xai/grok-4`.
    static let liteLLM: [BadDocument] = [
        member("a price that is a word", .read, #""input_cost_per_token":3e-06"#, #""input_cost_per_token":"abc""#),
        member("a price that is too large", .read, #""input_cost_per_token":3e-06"#, #""input_cost_per_token":1e400"#),
        member("a price below zero", .read, #""input_cost_per_token":3e-06"#, #""input_cost_per_token":-3"#),
        member("a price that is no number", .read, #""input_cost_per_token":3e-06"#, #""input_cost_per_token":"NaN""#),
        member("a bare NaN", .failed, #""input_cost_per_token":3e-06"#, #""input_cost_per_token":NaN"#),
        member("a price that is a list", .read, #""input_cost_per_token":3e-06"#, #""input_cost_per_token":[3e-06]"#),
        member("a price that is null", .silent, #""input_cost_per_token":3e-06"#, #""input_cost_per_token":null"#),
        member("a price in steps that are a text", .read, #""mode""#, #""tiered_pricing":"many","mode""#),
        member("a price in steps of words", .read, #""mode""#, #""tiered_pricing":["cheap"],"mode""#),
        member("a price that nobody knows", .read, #""mode""#, #""input_cost_per_smile":0.1,"mode""#),
        member("an off-peak price that is a number", .read, #""mode""#, #""off_peak_pricing":7,"mode""#),
        member("a provider that is a number", .read, #""litellm_provider":"xai""#, #""litellm_provider":9"#),
        member("no provider", .read, #""litellm_provider":"xai","#, ""),
        member("a mode that is a list", .read, #""mode":"chat""#, #""mode":["chat"]"#),
        member("a limit that is a word", .read, #""max_input_tokens":128000"#, #""max_input_tokens":"many""#),
        member(
            "a capability that is a word", .read, #""supports_function_calling":true"#,
            #""supports_function_calling":"yes""#),
        swap("an id twice", .read, #""xai/grok-4":"#, #""azure/gpt-4o":"#),
        swap("an id that is empty", .read, #""xai/grok-4":"#, #""":"#),
        swap("an entry that is null", .read, #""xai/grok-4":"#, #""xai/grok-5":null,"xai/grok-4":"#),
        swap("an entry that is a list", .read, #""xai/grok-4":"#, #""xai/grok-5":[],"xai/grok-4":"#),
    ]

    private static let digits = String(repeating: "3", count: 10_000)

    /// Replaces a part of one entry, found by the id on its line.
    private static func inLine(
        of mark: String, _ name: String, _ outcome: Outcome, _ old: String, _ new: String
    ) -> BadDocument {
        BadDocument(name, outcome) { good in
            let lines = good.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                guard line.contains(mark), let range = line.firstRange(of: old) else { return String(line) }
                return line.replacingCharacters(in: range, with: new)
            }
            return Data(lines.joined(separator: "\n").utf8)
        }
    }

    private static func grok(_ name: String, _ outcome: Outcome, _ old: String, _ new: String) -> BadDocument {
        inLine(of: #""id":"x-ai/grok-4""#, name, outcome, old, new)
    }

    private static func member(_ name: String, _ outcome: Outcome, _ old: String, _ new: String) -> BadDocument {
        inLine(of: #""xai/grok-4":"#, name, outcome, old, new)
    }
}
