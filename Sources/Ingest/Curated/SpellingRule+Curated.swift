import Tariff
import Yams

extension SpellingRule {
    /// Reads `models/spellings.yaml`: under `prefix`, `suffix`, `point` and `route` a list of `{text, becomes, at, of, why}`.
    static func all(in file: inout CuratedFile) -> [(value: SpellingRule, key: String, file: CuratedFile)] {
        var found: [(value: SpellingRule, key: String)] = []
        for part in Part.allCases {
            for (place, fields) in file.records(part.rawValue) {
                let unknown = fields.keys.filter { !keys.contains($0) }.sorted()
                for key in unknown {
                    file.report(place, "has the key “\(key)”. Its keys are \(keys.joined(separator: ", "))")
                }
                let text = fields["text"].flatMap { file.text(of: $0, place) }
                let why = fields["why"].flatMap { file.text(of: $0, place) }
                let becomes = fields["becomes"].flatMap { file.text(of: $0, place) }
                let sellers = fields["at"].map { file.texts(of: $0, place) } ?? []
                let labs = fields["of"].map { file.texts(of: $0, place) } ?? []
                guard let text, let why else {
                    file.report(place, "must say what it reads and why, like “{text: …, why: …}”")
                    continue
                }
                if part != .suffix, !labs.isEmpty {
                    file.report(place, "has “of”, which only a suffix can have")
                } else if part == .point || part == .route, text.utf8.count != 1 || sellers.isEmpty {
                    file.report(place, "must be one letter or mark, with the sellers that write it")
                } else if unknown.isEmpty {
                    let rule = SpellingRule(
                        part, text, becomes: becomes ?? "", providers: sellers.map { ProviderID(rawValue: $0) },
                        labs: labs.map { LabID(rawValue: $0) }, reason: why)
                    found.append((rule, place))
                }
            }
        }
        return found.map { ($0.value, $0.key, file) }
    }

    private static var keys: [String] { ["text", "becomes", "at", "of", "why"] }
}
