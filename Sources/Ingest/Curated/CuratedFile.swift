import Tariff
import Yams

/// One YAML file of curated data while it is read, key by key.
///
/// Each key is read once, by the required type of its value. A problem is recorded with file, line and key, and reading
/// continues, so that one run shows every problem. A key that nothing reads is a problem too: see ``finish()``.
struct CuratedFile {
    /// The path relative to the folder: `providers/openai.yaml`.
    let path: String
    /// The problems found so far.
    private(set) var problems: [Diagnostic] = []

    private let mapping: Node.Mapping
    private var asked: Set<String> = []
    private var lines: [String: Int] = [:]

    /// Opens a file.
    ///
    /// Returns nil and adds the reason to `problems` if it is no mapping of keys to values.
    init?(path: String, text: String, problems: inout [Diagnostic]) {
        self.path = path
        do {
            guard let node = try Yams.compose(yaml: text) else {
                problems.append(Self.problem(path, nil, nil, "is empty. Write at least a “name:”, or delete the file"))
                return nil
            }
            guard case .mapping(let mapping) = node else {
                problems.append(Self.problem(path, 1, nil, "is not a list of “key: value” lines, which it must be"))
                return nil
            }
            self.mapping = mapping
        } catch let error as YamlError {
            problems.append(Self.problem(path, Self.line(of: error), nil, "is not YAML: \(Self.sentence(of: error))"))
            return nil
        } catch {
            problems.append(Self.problem(path, nil, nil, "is not YAML: \(error)"))
            return nil
        }
        for (key, value) in mapping {
            lines[key.string ?? ""] = (key.mark ?? value.mark)?.line
        }
    }

    /// The same file without its problems, to be read again.
    var withoutProblems: CuratedFile {
        var copy = self
        copy.problems = []
        return copy
    }

    /// The id that the file's name states: `openai` of `providers/openai.yaml`.
    var id: String {
        String((path.split(separator: "/").last ?? "").dropLast(CuratedFolder.suffix.count))
    }

    /// The keys of the file with their values, for a file that is one map of texts.
    var entries: [(key: String, value: Node)] {
        mapping.map { ($0.key.string ?? "", $0.value) }
    }

    /// Returns the text under a key, or nil and a problem if it is missing or no text.
    mutating func text(_ key: String) -> String? {
        guard let text = optionalText(key) else {
            if mapping[Node(key)] == nil { report(key, "is missing. Add a line “\(key): …”") }
            return nil
        }
        return text
    }

    /// Returns the text under a key, nil if the key is absent, or nil and a problem if it is no text.
    mutating func optionalText(_ key: String) -> String? {
        guard let node = take(key) else { return nil }
        return text(of: node, key)
    }

    /// Returns the value under a key that must be one of a closed list.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String, as type: Word.Type) -> Word? {
        guard let text = text(key) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        report(
            key,
            "is “\(text)”, which is not one of \(words.joined(separator: ", "))" + (Self.near(text, in: words) ?? ""))
        return nil
    }

    /// Reads the recipe under a key; nil if the key is absent or the recipe has a mistake, which is added to the problems.
    mutating func recipe(_ key: String, of source: SourceID) -> Recipe? {
        guard let node = take(key) else { return nil }
        var found = RecipeProblems(path: path)
        let recipe = Recipe.read(node, of: source, &found)
        problems += found.diagnostics
        return recipe
    }

    /// Returns true if the key is present, and marks the name as known.
    mutating func has(_ key: String) -> Bool { take(key) != nil }

    /// Returns the whole number under a key, within a range.
    mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            report(key, "is “\(text)”, which is not a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// Returns the flag under a key, `true` or `false`; false if the key is absent.
    mutating func flag(_ key: String) -> Bool {
        guard let text = optionalText(key) else { return false }
        if text != "true" && text != "false" { report(key, "is “\(text)”, which is neither true nor false") }
        return text == "true"
    }

    /// Returns the list of texts under a key; empty if the key is absent.
    mutating func texts(_ key: String) -> [String] {
        guard let node = take(key) else { return [] }
        return texts(of: node, key)
    }

    /// Returns the lists of texts under the keys below a key, each with the line of the inner key.
    mutating func lists(_ key: String) -> [String: [String]] {
        guard let node = take(key) else { return [:] }
        guard case .mapping(let inner) = node else {
            report(key, "must hold one line for each source, like “litellm: [one, two]”")
            return [:]
        }
        var result: [String: [String]] = [:]
        for (name, value) in inner {
            guard let name = name.string else { continue }
            lines["\(key).\(name)"] = value.mark?.line
            result[name] = texts(of: value, "\(key).\(name)")
        }
        return result
    }

    /// Returns the texts under the keys below a key, in the order of the file, each with the line of its inner key.
    mutating func pairs(_ key: String) -> [(name: String, text: String)] {
        guard case .mapping(let inner)? = take(key) else {
            report(key, "must hold one line for each day, like “2024-10-02: lab/name”")
            return []
        }
        return inner.compactMap { name, value in
            guard let name = name.string else { return nil }
            lines["\(key).\(name)"] = value.mark?.line
            return text(of: value, "\(key).\(name)").map { (name, $0) }
        }
    }

    /// Returns the list of records under a key, each with its path for messages; empty if the key is absent.
    mutating func records(_ key: String) -> [(place: String, fields: [String: Node])] {
        guard let node = take(key) else { return [] }
        guard case .sequence(let sequence) = node else {
            report(key, "must be a list of lines like “- {text: …, why: …}”")
            return []
        }
        var result: [(place: String, fields: [String: Node])] = []
        for (index, element) in sequence.enumerated() {
            let place = "\(key)[\(index)]"
            lines[place] = element.mark?.line
            guard case .mapping(let inner) = element else {
                report(place, "must be like “{text: …, why: …}”")
                continue
            }
            result.append((place, Dictionary(inner.map { ($0.key.string ?? "", $0.value) }) { first, _ in first }))
        }
        return result
    }

    /// Returns true if the key is present.
    func isPresent(_ key: String) -> Bool { mapping[Node(key)] != nil }

    /// Returns true if the value under a key is a text.
    func isText(_ key: String) -> Bool { mapping[Node(key)]?.scalar != nil }

    /// Returns the text of a value, or nil and a problem if it is no text.
    mutating func text(of node: Node, _ key: String) -> String? {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty,
            scalar.style != .plain || !["~", "null"].contains(scalar.string)
        else {
            report(key, "must be a text on one line")
            return nil
        }
        return scalar.string
    }

    /// Adds a problem with the file as a whole.
    mutating func reportFile(_ complaint: String) {
        problems.append(Self.problem(path, nil, nil, complaint))
    }

    /// Adds a problem with a key.
    mutating func report(_ key: String, _ complaint: String) {
        let line =
            lines[key] ?? lines[String(key.prefix { $0 != "[" })]
            ?? lines[String(key.prefix { $0 != "." && $0 != "[" })]
        problems.append(Self.problem(path, line, key, complaint))
    }

    /// Adds a problem for every key that was not read, and returns all problems in the order of lines.
    mutating func finish() -> [Diagnostic] {
        let known = asked.sorted()
        for (key, _) in entries where !asked.contains(key) {
            let near = Self.near(key, in: known) ?? ". Its keys are " + known.joined(separator: ", ")
            report(key, "is not a key of this kind of file" + near)
        }
        return problems
    }

    /// Returns the end of a message that names a similar key, or nil if none is similar.
    static func near(_ word: String, in words: [String]) -> String? {
        NearestWords.nearest(to: word, in: words).map { "; did you mean “\($0)”?" }
    }

    private mutating func take(_ key: String) -> Node? {
        asked.insert(key)
        return mapping[Node(key)]
    }

    /// Returns the texts of a list, and adds a problem for each element that is no text.
    mutating func texts(of node: Node, _ key: String) -> [String] {
        guard case .sequence(let sequence) = node else {
            report(key, "must be a list, like “[one, two]”")
            return []
        }
        var result: [String] = []
        for (index, element) in sequence.enumerated() {
            let place = "\(key)[\(index)]"
            lines[place] = element.mark?.line
            guard let text = text(of: element, place) else { continue }
            if result.contains(text) {
                report(place, "says “\(text)” a second time. Delete one of the two")
            } else {
                result.append(text)
            }
        }
        return result
    }

    /// Returns a problem as a diagnostic that names file, line and key.
    static func problem(_ path: String, _ line: Int?, _ key: String?, _ complaint: String) -> Diagnostic {
        let place = line.map { "\(path):\($0)" } ?? path
        let subject = key.map { "“\($0)” " } ?? "the file "
        return Diagnostic(
            code: "curation", "\(place): \(subject)\(complaint)\(complaint.hasSuffix("?") ? "" : ".")", key: place,
            place: .init(file: path, line: line, key: key))
    }

    private static func line(of error: YamlError) -> Int? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }

    private static func sentence(of error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let duplicates, _):
            "it says the same key twice: "
                + Set(duplicates).sorted().map { "“\($0)”" }.joined(separator: ", ")
        default: String(describing: error)
        }
    }
}
