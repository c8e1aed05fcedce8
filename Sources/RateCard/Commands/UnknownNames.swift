import Query
import Tariff

/// Reports the names in a question that match nothing.
///
/// A mistyped provider would otherwise narrow the answer silently.
enum UnknownNames {
    static func note(in question: Question, _ index: CatalogIndex) {
        note(in: question.requirement, index)
        guard let region = question.workload.region, !index.knows(region: region) else { return }
        let near = NearestWords.nearest(to: region, in: index.regions).map { "did you mean \($0)?" }
        Terminal.error(
            "No price or offer names the region “\(region)”: " + (near ?? "the areas are us, eu, apac and cn."))
    }

    static func note(in requirement: Requirement, _ index: CatalogIndex) {
        let providers = index.providers.map(\.id.rawValue)
        note(requirement.providers + requirement.excludeProviders, "provider", among: providers)
        let models = (0..<index.modelCount).map { index.modelID(at: $0) }
        note(requirement.labs, "lab", among: Set(models.map(\.lab.rawValue)).sorted())
        note(requirement.models, "model", among: models.map(\.rawValue) + index.aliases.map(\.name))
    }

    private static func note(_ globs: [Glob], _ kind: String, among names: [String]) {
        for glob in globs where !names.contains(where: glob.matches) {
            let near = NearestWords.nearest(to: glob.pattern, in: names).map { "did you mean \($0)?" }
            Terminal.error(
                "There is no \(kind) “\(glob.pattern)”: "
                    + (near ?? "see `ratecard \(kind == "lab" ? "model" : kind)s`."))
        }
    }
}
