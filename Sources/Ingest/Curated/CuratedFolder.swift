package import Tariff

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder of data that people review by hand, and the one way to read it.
///
/// `providers/`, `labs/` and `sources/` contain a file for each record, named after its id. `models/offers.yaml` names
/// the models of offers that no rule can read, `models/aliases.yaml` the alternative names of models, and
/// `models/spellings.yaml` the spellings of sellers.
package enum CuratedFolder {
    /// The extension of every file.
    static let suffix = ".yaml"

    /// The folders below, in the order in which they are read.
    static let rooms = ["labs", "models", "providers", "sources"]

    /// Reads the folder at `path`.
    ///
    /// A problem never stops the reading. Every problem becomes a diagnostic that names file, line and key, in the order
    /// of files, and a record with a problem is left out.
    ///
    /// - Parameters:
    ///   - path: the folder, as `--catalog` names it.
    ///   - parsers: the parsers, if sources without one are to be reported.
    /// - Returns: the records without a problem, and every problem.
    /// - Throws: ``CurationError`` when there is no such folder, or no curated data in it.
    package static func load(
        _ path: String, parsers: Set<SourceID>? = nil
    ) throws(CurationError) -> (Curation, [Diagnostic]) {
        let (things, problems) = try read(path, parsers: parsers)
        return (things.curation, problems)
    }

    /// Reads the folder together with its recipes.
    ///
    /// - Returns: The records without a problem, the parsers of all sources, and every problem.
    /// - Throws: ``CurationError`` when there is no such folder, or no curated data in it.
    package static func loadWithParsers(
        _ path: String
    ) throws(CurationError) -> (curation: Curation, parsers: SourceParsers, problems: [Diagnostic]) {
        let (things, problems) = try read(path, parsers: nil)
        return (things.curation, SourceParsers(recipes: things.recipes), problems)
    }

    /// Returns every problem of the folder, including those that only the stored offers reveal.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - parsers: the parsers, if sources without one are to be reported.
    ///   - offers: every stored offer.
    ///   - aliases: the ids that offers are aliases of.
    /// - Returns: every problem.
    /// - Throws: ``CurationError`` when there is no such folder, or no curated data in it.
    package static func problems(
        _ path: String, parsers: Set<SourceID>? = nil, offers: [OfferID], aliases: [OfferID: String] = [:]
    ) throws(CurationError) -> [Diagnostic] {
        let (things, problems) = try read(path, parsers: parsers)
        return problems
            + things.diagnostics(of: RuleOverlaps(things.curation).problems(among: offers, aliases: aliases))
    }

    private static func read(
        _ path: String, parsers: Set<SourceID>?
    ) throws(CurationError) -> (CuratedThings, [Diagnostic]) {
        let names = try list(path)
        guard names.contains(where: isData) else { throw .noData(path) }
        var problems: [Diagnostic] = []
        var things = CuratedThings()
        for name in names where isData(name) {
            guard let bytes = FileManager.default.contents(atPath: "\(path)/\(name)"),
                let text = String(validating: bytes, as: UTF8.self)
            else {
                problems.append(
                    .init(
                        code: "curation", "\(name): the file cannot be read as UTF-8 text.", key: name,
                        place: .init(file: name)))
                continue
            }
            guard var file = CuratedFile(path: name, text: text, problems: &problems) else { continue }
            things.read(&file)
            problems += file.finish()
        }
        for name in names where !isData(name) && isForeign(name) {
            problems.append(
                .init(
                    code: "curation",
                    """
                    \(name): the file is in no known place. Curated data is in providers/, labs/ and sources/, \
                    and in offers.yaml, aliases.yaml and spellings.yaml of models/.
                    """, key: name, place: .init(file: name)))
        }
        problems += things.conflicts(parsers: parsers)
        return (things, problems)
    }

    /// Returns a text that changes when a file is added, removed or written, without opening any file.
    ///
    /// It consists of names, sizes and times of modification, so that a command can compute it at every
    /// start. A folder that does not exist has a fingerprint too, unlike that of any folder.
    package static func fingerprint(_ path: String) -> String {
        guard let names = try? list(path) else { return "none" }
        var hash = SHA256()
        for name in names where isData(name) {
            hash.update(Array("\(name)\0\(FileStamp(path: "\(path)/\(name)")?.text ?? "gone")\n".utf8))
        }
        return hash.finish()
    }

    /// The SHA-256 of all names and contents: equal folders have equal ones on every machine.
    package static func contentFingerprint(_ path: String) -> String {
        guard let names = try? list(path) else { return "none" }
        var hash = SHA256()
        for name in names where isData(name) {
            let bytes = FileManager.default.contents(atPath: "\(path)/\(name)") ?? .init()
            hash.update(Array("\(name)\0\(bytes.count)\n".utf8))
            hash.update(Array(bytes))
        }
        return hash.finish()
    }

    /// The files in the folder and one level below, sorted by the bytes of their names.
    private static func list(_ path: String) throws(CurationError) -> [String] {
        guard let top = FileStamp.names(in: path) else { throw .noFolder(path) }
        var files: [String] = []
        for name in top where !name.hasPrefix(".") {
            if rooms.contains(name) {
                files += (FileStamp.names(in: "\(path)/\(name)") ?? []).map { "\(name)/\($0)" }
            } else {
                files.append(name)
            }
        }
        return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The files that are read, in order.
    static func files(_ path: String) throws(CurationError) -> [String] { try list(path).filter(isData) }

    /// Returns true if ``load(_:parsers:)`` reads the file.
    private static func isData(_ name: String) -> Bool {
        let parts = name.split(separator: "/")
        guard parts.count == 2, let file = parts.last, !file.hasPrefix("."), file.hasSuffix(suffix) else {
            return false
        }
        return parts[0] != "models" || CuratedThings.modelFiles.contains(name)
    }

    /// Returns true if the file is probably meant to be read; the bundle and notes are not.
    private static func isForeign(_ name: String) -> Bool {
        let file = name.split(separator: "/").last ?? ""
        return !file.hasPrefix(".") && name != "bundle" && !file.hasSuffix(".md")
    }
}
