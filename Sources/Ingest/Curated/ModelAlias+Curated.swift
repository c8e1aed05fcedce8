import Tariff

extension ModelAlias {
    /// Reads `models/aliases.yaml`: `lab/name: lab/other`, or days below the name.
    static func all(in file: inout CuratedFile) -> [(value: ModelAlias, key: String, file: CuratedFile)] {
        var found: [(value: ModelAlias, key: String)] = []
        for (key, _) in file.entries {
            let stated =
                file.isText(key) ? file.optionalText(key).map { [(name: "", text: $0)] } ?? [] : file.pairs(key)
            var steps: [Step] = []
            for (day, model) in stated {
                let place = day.isEmpty ? key : "\(key).\(day)"
                let from = day.isEmpty ? nil : Timestamp(day)
                if !day.isEmpty, from == nil || day.utf8.count != 10 {
                    file.report(place, "is not a day. Write it like “2024-10-02”")
                } else if !isModel(model) {
                    file.report(place, "is stated to be “\(model)”, which is not a model id. Write “lab/name”")
                } else {
                    steps.append(Step(from: from, model: ModelID(rawValue: model)))
                }
            }
            if !isModel(key) {
                file.report(key, "is not a model id. Write “lab/name”")
            } else if !steps.isEmpty {
                found.append((ModelAlias(ModelID(rawValue: key), steps), key))
            }
        }
        return found.map { ($0.value, $0.key, file) }
    }

    private static func isModel(_ text: String) -> Bool {
        let model = ModelID(rawValue: text)
        return CuratedThings.isIdentifier(model.lab.rawValue) && !model.name.isEmpty
    }
}
