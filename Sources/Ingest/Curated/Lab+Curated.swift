import Tariff

extension Lab {
    /// Reads `labs/<id>.yaml`; nil when it has no name.
    init?(file: inout CuratedFile) {
        let name = file.text("name")
        let aliases = file.texts("aliases")
        guard let name else { return nil }
        self.init(id: LabID(rawValue: file.id), name: name, aliases: aliases)
    }
}
