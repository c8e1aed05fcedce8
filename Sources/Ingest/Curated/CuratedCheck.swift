package import Tariff

/// The result of checking a folder of curated data: its problems and the extent of the check.
package struct CuratedCheck: Sendable {
    /// The folder.
    package let path: String
    /// The number of records of each kind without a problem of their own, and the number of files.
    package let counts: [(name: String, count: Int)]
    /// Every problem, by file and line.
    package let problems: [Diagnostic]

    /// Checks the folder: every file, the references between files, and the needs of the parsers.
    ///
    /// - Parameter path: the folder.
    /// - Throws: ``CurationError`` when there is no such folder, or no curated data in it.
    package init(_ path: String) throws(CurationError) {
        let parsers = SourceParsers().ids
        let (curation, found) = try CuratedFolder.load(path, parsers: parsers)
        let files = try CuratedFolder.files(path)
        let undescribed = parsers.sorted().filter { !files.contains("sources/\($0).yaml") }.map { parser in
            Diagnostic(
                code: "curation",
                "sources/\(parser).yaml: the file is missing. The parser “\(parser)” needs it: add it.",
                place: .init(file: "sources/\(parser).yaml"))
        }
        self.path = path
        counts = [
            ("files", files.count), ("providers", curation.providers.count), ("labs", curation.labs.count),
            ("sources", curation.sources.count), ("models by hand", curation.models.count),
        ]
        problems = (found + undescribed).enumerated().sorted { left, right in
            let (first, second) = (Self.order(left.element), Self.order(right.element))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }

    private static func order(_ problem: Diagnostic) -> (String, Int) {
        (problem.place?.file ?? problem.key ?? "", problem.place?.line ?? 0)
    }
}
