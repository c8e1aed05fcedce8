import Tariff

extension Source {
    /// Reads `sources/<id>.yaml`, or returns nil if a required key is missing.
    init?(file: inout CuratedFile) {
        let name = file.text("name")
        let url = file.text("url")
        let fetching = SourceFetching(file: &file)
        if let url, !url.hasPrefix("https://"), !(fetching.allowsHTTP && url.hasPrefix("http://")) {
            file.report("url", "is “\(url)”, which does not start with https://")
        }
        let licence = file.text("licence")
        Self.readParser(&file)
        // The parser's tables or the recipe contain the unit. It is repeated here so that a reviewer can compare the two.
        _ = file.text("units")
        let owns = file.texts("owns").map(ProviderID.init(rawValue:))
        let copies = file.texts("copies").map(SourceID.init(rawValue:))
        let priority = file.integer("priority", in: 0...100)
        let mayShrink = file.integer("may_shrink", in: 0...100)
        let cadence = Self.cadence(&file)
        let isBundled = file.flag("bundled")
        let lists = file.has("lists") ? file.word("lists", as: Extent.self) : .offers
        guard let name, let url, let licence, let priority, let mayShrink, let cadence else { return nil }
        self.init(
            id: SourceID(rawValue: file.id), name: name, url: url, licence: licence, owns: owns, copies: copies,
            priority: priority, cadence: cadence, mayShrink: mayShrink, isBundled: isBundled,
            lists: lists ?? .offers)
        self.fetching = fetching
    }

    /// Checks that the file names a parser or contains a recipe.
    private static func readParser(_ file: inout CuratedFile) {
        guard file.isPresent("recipe") else {
            if let parser = file.text("parser"), parser != file.id {
                file.report(
                    "parser", "is “\(parser)”, but a source is read by the parser of its own name: “\(file.id)”")
            }
            return
        }
        if file.has("parser") { file.report("parser", "stands beside a recipe. Take one of the two away") }
    }

    /// Reads `30m`, `6h` or `1d` as seconds.
    private static func cadence(_ file: inout CuratedFile) -> Int64? {
        guard let text = file.text("cadence") else { return nil }
        let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
            (1...1000).contains(count)
        else {
            file.report("cadence", "is “\(text)”, which is not a time like 30m, 6h or 1d")
            return nil
        }
        return count * unit
    }
}
