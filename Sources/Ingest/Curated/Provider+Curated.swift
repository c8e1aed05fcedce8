import Tariff

extension Provider {
    /// Reads `providers/<id>.yaml`, or returns nil if a required key is missing.
    init?(file: inout CuratedFile) {
        let name = file.text("name")
        let kind = file.word("kind", as: Kind.self)
        let lab = file.optionalText("lab").map(LabID.init(rawValue:))
        let url = file.optionalText("url")
        if let url, !url.hasPrefix("https://") {
            file.report("url", "is “\(url)”, which does not start with https://")
        }
        let names = file.lists("names")
        guard let name, let kind else { return nil }
        if lab != nil, kind != .firstParty {
            file.report("lab", "is stated for a \(kind.rawValue). Only a first_party sells models under bare ids")
        }
        self.init(
            id: ProviderID(rawValue: file.id), name: name, kind: kind, lab: lab, url: url,
            names: Dictionary(names.map { (SourceID(rawValue: $0.key), $0.value) }) { first, _ in first })
    }
}
