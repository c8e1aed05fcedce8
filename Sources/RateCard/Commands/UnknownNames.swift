import Query
import Tariff

/// Says which names of a question nothing has: a mistyped provider would otherwise just narrow the answer in silence.
enum UnknownNames {
    static func note(in requirement: Requirement, _ index: CatalogIndex) {
        let providers = index.providers.map(\.id.rawValue)
        note(requirement.providers + requirement.excludeProviders, "provider", among: providers)
        let labs = Set((0..<index.modelCount).map { index.modelID(at: $0).lab.rawValue })
        note(requirement.labs, "lab", among: labs.sorted())
    }

    private static func note(_ globs: [Glob], _ kind: String, among names: [String]) {
        for glob in globs where !names.contains(where: glob.matches) {
            let near = NearestWords.nearest(to: glob.pattern, in: names).map { "; did you mean \($0)?" } ?? "."
            Terminal.note("ratecard: There is no \(kind) “\(glob.pattern)”\(near)")
        }
    }
}
