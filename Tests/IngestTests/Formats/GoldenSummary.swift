import Foundation
import JSON
import Tariff
import Testing

@testable import Ingest

/// A summary of a parsed document in counts and hashes, which a person can compare and which contain no value of the document.
enum GoldenSummary {
    /// Indicates whether goldens are written instead of compared: `RECORD=1`.
    static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    static func text(_ document: [UInt8], _ parsed: ParsedDocument) throws -> String {
        var counts: [String: Int] = [:]
        var lines: [String] = []
        for claim in parsed.claims {
            // Without the offer: how providers are named is curated and changes for reasons of its own.
            let content = ClaimLines.content(claim.content) + ClaimLines.dates(claim.effective)
            lines.append("\(claim.key) \(claim.field) [\(claim.raw)] \(content)")
            switch claim.content {
            case .rate(let rate):
                counts["rate \(rate.component) \(rate.unit)", default: 0] += 1
                if claim.effective != .always { counts["rate of a period", default: 0] += 1 }
                for member in try JSONReader.read(Array(rate.conditions.json.utf8)).members {
                    counts["rate under \(member.key)", default: 0] += 1
                }
            case .fact(.state(let state)): counts["fact state=\(state.rawValue)", default: 0] += 1
            case .fact(.score): counts["fact score", default: 0] += 1
            case .fact(let fact): counts["fact \(fact.key)", default: 0] += 1
            case .modifier(let modifier): counts["modifier \(modifier.kind.rawValue)", default: 0] += 1
            case .skip(let reason): counts["skip \(reason.rawValue)", default: 0] += 1
            }
        }
        for diagnostic in parsed.diagnostics { counts["diagnostic \(diagnostic.code)", default: 0] += 1 }
        let sorted = lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "\n")
        let head = [
            "document \(SHA256.hex(document))", "claims \(SHA256.hex(Array(sorted.utf8)))", "entries \(parsed.entries)",
            "offers \(Set(parsed.claims.map(\.offer)).count)",
        ]
        return (head + counts.map { "\($0.key) \($0.value)" }.sorted()).joined(separator: "\n") + "\n"
    }

    static func file(_ moment: String, _ source: SourceID) -> URL {
        SharedDocuments.packageRoot.appendingPathComponent("Tests/IngestTests/Goldens/\(source)-\(moment).txt")
    }
}
