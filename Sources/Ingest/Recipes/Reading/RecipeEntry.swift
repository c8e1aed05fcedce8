import JSON
import Tariff

/// The rows of a document that together state one offer.
struct RecipeEntry {
    /// The part of the recipe that found them.
    let part: RecipePart
    /// The finder of what the part does not read.
    let unread: UnreadFields
    /// The rows, each as a view of its cells.
    var rows: [JSONScope]
    /// The id that the entry is an alias of; nil for the entry itself.
    var aliasOf: (id: String, field: String)?

    /// Reads the prices and facts of the entry.
    func read(into draft: inout EntryDraft) {
        draft.statesPrices = part.statesPrices
        var outputs: [Modality] = []
        for row in rows {
            outputs += FactReader(part, row).outputs() ?? []
            if case .found(let node, _, _)? = part.isFree?.read(in: row), RecipeFlag.read(node) == true {
                draft.isFree = true
            }
        }
        if !outputs.isEmpty { draft.outputs = outputs }
        if let aliasOf { draft.fact(.aliasOf(aliasOf.id), field: aliasOf.field, raw: draft.modelID) }
        for row in rows {
            if rows.count > 1 { draft.fieldPrefix = row.place + "." }
            FactReader(part, row).read(into: &draft)
            var prices = PriceReader(part, row)
            prices.read(into: &draft)
            unread.report(row, into: &draft)
        }
        draft.fieldPrefix = ""
        // An entry about which nothing else is said exists at least.
        if !part.statesPrices, draft.isEmpty { draft.fact(.state(.unknown), field: "", raw: "") }
        if PreviewSign.marks(draft.modelID) { draft.fact(.status(.preview), field: "", raw: draft.modelID) }
    }
}
