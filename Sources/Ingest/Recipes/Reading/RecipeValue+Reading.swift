import JSON

extension RecipeValue {
    /// The result of looking a value up.
    enum Outcome {
        case absent
        /// The value, translated, with the field that it was read from, empty for a literal, and its text there.
        case found(JSONNode, field: String, raw: String)
        /// A text that no word of the table fits.
        case unknown(String, field: String)

        /// The text, if one was found.
        var text: String? {
            switch self {
            case .found(let node, _, _): node.scalarText
            case .absent, .unknown: nil
            }
        }
    }

    /// Reads the value.
    func read(in scope: some RecipeScope) -> Outcome {
        for text in from {
            guard let cell = text.read(in: scope) else { continue }
            return translated(cell)
        }
        return instead(of: .absent)
    }

    private func translated(_ cell: RecipeCell) -> Outcome {
        if let split, let text = cell.node.scalarText {
            let parts = text.split(separator: split).map { JSONNode.string($0.trimmingBlanks) }
            guard case .found(let list, _, _) = translated(RecipeCell(node: .array(parts), field: cell.field)) else {
                return .absent
            }
            return list.elements.isEmpty ? .absent : .found(list, field: cell.field, raw: text)
        }
        if case .array(let elements) = cell.node {
            let meanings = elements.map { element -> JSONNode in
                guard let text = element.scalarText.map(stripped) else { return element }
                return .string(words?.meaning(of: text) ?? text)
            }
            let known = meanings.filter { $0 != .string(WordTable.none) }
            return .found(.array(known), field: cell.field, raw: cell.node.raw)
        }
        guard let raw = cell.node.scalarText else { return .found(cell.node, field: cell.field, raw: cell.node.raw) }
        let text = stripped(raw)
        guard let words else {
            return .found(text == raw ? cell.node : .string(text), field: cell.field, raw: raw)
        }
        guard let meaning = words.meaning(of: text) else { return instead(of: .unknown(text, field: cell.field)) }
        return meaning == WordTable.none ? .absent : .found(.string(meaning), field: cell.field, raw: raw)
    }

    private func instead(of outcome: Outcome) -> Outcome {
        guard let otherwise else { return outcome }
        return otherwise == WordTable.none ? .absent : .found(.string(otherwise), field: "", raw: otherwise)
    }

    private func stripped(_ text: String) -> String {
        var text = text[...]
        for part in strip where text.utf8.count > part.utf8.count {
            if text.hasPrefix(part) { text = text.dropFirst(part.count) }
            if text.hasSuffix(part) { text = text.dropLast(part.count) }
        }
        return String(text)
    }
}

extension Substring {
    /// The text without the blanks around it.
    fileprivate var trimmingBlanks: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension RecipeText {
    /// Reads the text; nil if one of its paths finds nothing.
    ///
    /// A text of one path alone keeps the kind of the value.
    func read(in scope: some RecipeScope) -> RecipeCell? {
        if let literal { return RecipeCell(node: .string(literal), field: "") }
        if let onlyPath {
            guard let cell = scope.cell(at: onlyPath), cell.node != .null, cell.node != .string("") else { return nil }
            return cell
        }
        var text = ""
        var field = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .path(let path):
                guard let cell = scope.cell(at: path), let piece = cell.node.scalarText, !piece.isEmpty else {
                    return nil
                }
                text += piece
                if field.isEmpty { field = cell.field }
            }
        }
        return RecipeCell(node: .string(text), field: field)
    }
}

extension RecipeFilter {
    /// Returns true if the cell has one of the accepted texts.
    func accepts(_ scope: some RecipeScope) -> Bool {
        let node = scope.cell(at: path)?.node ?? .null
        // An object or a list is there, but has no text.
        if node != .null, node.scalarText == nil { return accepted.contains { $0.text == "*" } }
        let text = node.scalarText ?? WordTable.none
        return accepted.contains { $0.matches(text) && (node != .null || $0.text == WordTable.none) }
    }
}
