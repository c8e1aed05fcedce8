import Tariff

extension Lab {
    /// Reads `labs/<id>.yaml`, or returns nil if it has no name.
    init?(file: inout CuratedFile) {
        let name = file.text("name")
        let aliases = file.texts("aliases")
        let families = file.texts("families")
        let words = file.texts("words")
        let looseFamilies = file.texts("loose_families")
        guard let name else { return nil }
        self.init(
            id: LabID(rawValue: file.id), name: name, aliases: aliases, families: families, words: words,
            looseFamilies: looseFamilies)
    }
}
