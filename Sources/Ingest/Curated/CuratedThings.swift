import Tariff
import Yams

/// The records read so far from a folder of curated data, each with its file.
struct CuratedThings {
    /// The file that names the models of single offers.
    static let offers = "models/offers.yaml"
    /// The files that define the meaning of names.
    static let modelFiles = [offers, "models/aliases.yaml", "models/spellings.yaml"]

    private var labs: [(value: Lab, file: CuratedFile)] = []
    private var providers: [(value: Provider, file: CuratedFile)] = []
    private var sources: [(value: Source, file: CuratedFile)] = []
    /// The recipes of the sources that have one.
    private(set) var recipes: [Recipe] = []
    private var models: [(offer: OfferID, model: ModelID, file: CuratedFile)] = []
    private var aliases: [(value: ModelAlias, key: String, file: CuratedFile)] = []
    private var spellings: [(value: SpellingRule, key: String, file: CuratedFile)] = []

    /// The records without a problem of their own.
    var curation: Curation {
        Curation(
            providers: providers.map(\.value), labs: labs.map(\.value), sources: sources.map(\.value),
            models: Dictionary(models.map { ($0.offer, $0.model) }) { first, _ in first },
            aliases: aliases.map(\.value), spellings: spellings.map(\.value))
    }

    /// Reads one file into the records of its folder.
    mutating func read(_ file: inout CuratedFile) {
        switch file.path {
        case Self.offers: return readOffers(&file)
        case "models/aliases.yaml": return aliases += ModelAlias.all(in: &file)
        case "models/spellings.yaml": return spellings += SpellingRule.all(in: &file)
        default: break
        }
        if !Self.isIdentifier(file.id) {
            file.reportFile("is not named like an id. Ids have lower-case letters, digits, hyphens and dots")
        }
        switch file.path.prefix(while: { $0 != "/" }) {
        case "labs": if let lab = Lab(file: &file) { labs.append((lab, file)) }
        case "providers": if let provider = Provider(file: &file) { providers.append((provider, file)) }
        default:
            let recipe = file.recipe("recipe", of: SourceID(rawValue: file.id))
            if let source = Source(file: &file) { sources.append((source, file)) }
            if let recipe { recipes.append(recipe) }
        }
    }

    /// Returns the problems that only all files together reveal.
    ///
    /// - Parameter parsers: the parsers; nil skips the check that every source has one.
    /// - Returns: the problems, each with file, line and key.
    func conflicts(parsers: Set<SourceID>?) -> [Diagnostic] {
        labConflicts() + modelConflicts() + ruleConflicts() + providerConflicts() + sourceConflicts(parsers: parsers)
    }

    /// Returns the problems of rules as diagnostics that name file, line and key.
    func diagnostics(of problems: [RuleOverlaps.Problem]) -> [Diagnostic] {
        problems.flatMap { problem -> [Diagnostic] in
            let place: (key: String, file: CuratedFile)? =
                switch problem.subject {
                case .offer(let offer): models.first { $0.offer == offer }.map { ($0.offer.rawValue, $0.file) }
                case .alias(let place): (aliases[place].key, aliases[place].file)
                case .spelling(let place): (spellings[place].key, spellings[place].file)
                }
            guard let place else { return [] }
            var file = place.file.withoutProblems
            file.report(place.key, problem.complaint)
            return file.problems
        }
    }

    /// Returns the end of a message about an unknown id: the ids that are similar.
    private static func near<ID: Identifier>(_ id: ID, in ids: Set<ID>) -> String {
        CuratedFile.near(id.rawValue, in: ids.map(\.rawValue).sorted()) ?? ""
    }

    /// Returns true if a text can be the id of a lab, provider or source: lower case, digits, hyphens, dots.
    static func isIdentifier(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, isWordByte(first) else { return false }
        return text.utf8.allSatisfy { isWordByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private mutating func readOffers(_ file: inout CuratedFile) {
        for (key, node) in file.entries {
            guard let model = file.optionalText(key) else { continue }
            let offer = OfferID(rawValue: key)
            let lab = ModelID(rawValue: model).lab.rawValue
            if !Self.isIdentifier(offer.provider.rawValue) || offer.providerModelID.isEmpty {
                file.report(key, "is not an offer id. Write “provider:id that the provider uses”")
            } else if !Self.isIdentifier(lab) || ModelID(rawValue: model).name.isEmpty || node.string == lab {
                file.report(key, "is stated to be “\(model)”, which is not a model id. Write “lab/name”")
            } else {
                models.append((offer, ModelID(rawValue: model), file))
            }
        }
    }

    private func labConflicts() -> [Diagnostic] {
        let ids = Set(labs.map(\.value.id.rawValue))
        var owners: [String: LabID] = [:]
        return labs.flatMap { lab, file in
            var file = file.withoutProblems
            for (index, alias) in lab.aliases.enumerated() {
                let place = "aliases[\(index)]"
                if alias == lab.id.rawValue {
                    file.report(place, "says “\(alias)”, which is the lab's own id. Delete it")
                } else if ids.contains(alias) {
                    file.report(place, "says “\(alias)”, which is the id of another lab. Delete one of the two")
                } else if let owner = owners[alias.lowercased()], owner != lab.id {
                    file.report(place, "says “\(alias)”, which is already an alias of the lab “\(owner)”")
                } else {
                    owners[alias.lowercased()] = lab.id
                }
            }
            return file.problems
        }
    }

    private func modelConflicts() -> [Diagnostic] {
        let known = Set(labs.map(\.value.id))
        let sellers = Set(providers.map(\.value.id))
        return models.flatMap { offer, model, file in
            var file = file.withoutProblems
            if !known.contains(model.lab) {
                file.report(
                    offer.rawValue,
                    "names the lab “\(model.lab)”, and there is no labs/\(model.lab).yaml"
                        + Self.near(model.lab, in: known))
            }
            if !sellers.contains(offer.provider) {
                file.report(
                    offer.rawValue,
                    "names the provider “\(offer.provider)”, and there is no providers/\(offer.provider).yaml"
                        + Self.near(offer.provider, in: sellers))
            }
            return file.problems
        }
    }

    private func ruleConflicts() -> [Diagnostic] {
        let known = Set(labs.map(\.value.id))
        let sellers = Set(providers.map(\.value.id))
        var problems: [Diagnostic] = []
        for (alias, key, file) in aliases {
            var file = file.withoutProblems
            for lab in Set([alias.name.lab] + alias.steps.map(\.model.lab)).sorted() where !known.contains(lab) {
                file.report(key, "names the lab “\(lab)”, and there is no labs/\(lab).yaml")
            }
            problems += file.problems
        }
        for (rule, key, file) in spellings {
            var file = file.withoutProblems
            for provider in rule.providers where !sellers.contains(provider) {
                file.report(key, "names the provider “\(provider)”, and there is no providers/\(provider).yaml")
            }
            for lab in rule.labs where !known.contains(lab) {
                file.report(key, "names the lab “\(lab)”, and there is no labs/\(lab).yaml")
            }
            problems += file.problems
        }
        return problems + diagnostics(of: RuleOverlaps(curation).problems())
    }

    private func providerConflicts() -> [Diagnostic] {
        let known = Set(labs.map(\.value.id))
        let documents = Set(sources.map(\.value.id))
        var owners: [SourceID: [String: ProviderID]] = [:]
        return providers.flatMap { provider, file in
            var file = file.withoutProblems
            if let lab = provider.lab, !known.contains(lab) {
                file.report("lab", "is “\(lab)”, and there is no labs/\(lab).yaml" + Self.near(lab, in: known))
            }
            for (source, names) in provider.names.sorted(by: { $0.key < $1.key }) {
                if !documents.contains(source) {
                    file.report(
                        "names.\(source)",
                        "names a source that does not exist: no sources/\(source).yaml"
                            + Self.near(source, in: documents))
                }
                for (index, name) in names.enumerated() {
                    if let owner = owners[source]?[name] {
                        file.report(
                            "names.\(source)[\(index)]",
                            "says “\(name)”, which is already the provider “\(owner)” in the source “\(source)”")
                    } else {
                        owners[source, default: [:]][name] = provider.id
                    }
                }
            }
            return file.problems
        }
    }

    private func sourceConflicts(parsers: Set<SourceID>?) -> [Diagnostic] {
        let sellers = Set(providers.map(\.value.id))
        let documents = Set(sources.map(\.value.id))
        return sources.flatMap { source, file in
            var file = file.withoutProblems
            for (index, owned) in source.owns.enumerated() where !sellers.contains(owned) {
                file.report(
                    "owns[\(index)]",
                    "is “\(owned)”, and there is no providers/\(owned).yaml" + Self.near(owned, in: sellers))
            }
            for (index, copied) in source.copies.enumerated() where !documents.contains(copied) || copied == source.id {
                file.report(
                    "copies[\(index)]",
                    "is “\(copied)”, which is not another source in sources/"
                        + Self.near(copied, in: documents.subtracting([source.id])))
            }
            if let parsers, !parsers.contains(source.id), !file.isPresent("recipe") {
                file.report(
                    "parser", "is “\(source.id)”, and no parser of that name exists" + Self.near(source.id, in: parsers)
                )
            }
            return file.problems
        }
    }
}
