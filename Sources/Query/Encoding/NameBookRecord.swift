import Tariff

/// The encoding of the name book, which is apart from everything else because only ``CatalogIndex/resolve(_:at:)`` reads it.
enum NameBookRecord {
    static func encoded(_ book: NameBook) -> [UInt8] {
        var writer = RecordWriter()
        writer.names(book)
        var body = ByteWriter()
        writer.texts.pool().encode(to: &body)
        body.array(writer.bytes.bytes)
        return body.bytes
    }

    static func decoded(_ bytes: [UInt8]) throws(IndexError) -> NameBook {
        var body = ByteReader(bytes)
        let texts = try TextPool(from: &body)
        let record: [UInt8] = try body.array()
        var reader = RecordReader(bytes: ByteReader(record), texts: texts, terms: [])
        return try reader.names()
    }
}

extension RecordWriter {
    fileprivate mutating func names(_ book: NameBook) {
        let rules = book.rules
        list(rules.labs.sorted { $0.key < $1.key }) {
            $0.text($1.key)
            $0.text($1.value.rawValue)
        }
        list(rules.sellers.sorted { $0.key < $1.key }) {
            $0.text($1.key.rawValue)
            $0.text($1.value.rawValue)
        }
        list(rules.looseFamilies.sorted { $0.key < $1.key }) {
            $0.text($1.key.rawValue)
            $0.list($1.value) { $0.text($1) }
        }
        list(rules.labFamilies.families) {
            $0.text($1.word)
            $0.text($1.lab.rawValue)
        }
        list(rules.labFamilies.words.sorted { $0.key < $1.key }) {
            $0.text($1.key.rawValue)
            $0.list($1.value.sorted()) { $0.text($1) }
        }
        list(rules.spellings) {
            $0.word($1.part)
            $0.text($1.text)
            $0.text($1.becomes)
            $0.list($1.providers) { $0.text($1.rawValue) }
            $0.list($1.labs) { $0.text($1.rawValue) }
            $0.text($1.reason)
        }
        list(rules.aliases) {
            $0.text($1.name.rawValue)
            $0.list($1.steps) {
                $0.optional($1.from) { $0.moment($1) }
                $0.text($1.model.rawValue)
            }
        }
        list(book.families) {
            $0.text($1.lab.rawValue)
            $0.text($1.key)
            $0.text($1.name)
            $0.list($1.dates) { $0.text($1) }
            $0.list($1.spellings) { $0.text($1) }
            $0.bytes.flag($1.isNamed)
            $0.bytes.flag($1.isVouched)
        }
    }
}

extension RecordReader {
    fileprivate mutating func names() throws(IndexError) -> NameBook {
        let labs = try list { reader throws(IndexError) in (try reader.text(), try reader.id(LabID.self)) }
        let sellers = try list { reader throws(IndexError) in
            (try reader.id(ProviderID.self), try reader.id(LabID.self))
        }
        let loose = try list { reader throws(IndexError) in (try reader.id(LabID.self), try reader.textList()) }
        let families = try list { reader throws(IndexError) in
            LabFamilies.Family(word: try reader.text(), lab: try reader.id(LabID.self))
        }
        let words = try list { reader throws(IndexError) in (try reader.id(LabID.self), Set(try reader.textList())) }
        let spellings = try list { reader throws(IndexError) in try reader.spelling() }
        let aliases = try list { reader throws(IndexError) in try reader.alias() }
        let rules = NameRules(
            labs: Dictionary(labs) { first, _ in first }, sellers: Dictionary(sellers) { first, _ in first },
            looseFamilies: Dictionary(loose) { first, _ in first },
            labFamilies: LabFamilies(families: families, words: Dictionary(words) { first, _ in first }),
            spellings: spellings, aliases: aliases)
        return NameBook(rules, families: try list { reader throws(IndexError) in try reader.family() })
    }

    private mutating func spelling() throws(IndexError) -> SpellingRule {
        let (part, text, becomes) = (try word(SpellingRule.Part.self), try text(), try text())
        let providers = try list { reader throws(IndexError) in try reader.id(ProviderID.self) }
        let labs = try list { reader throws(IndexError) in try reader.id(LabID.self) }
        return SpellingRule(part, text, becomes: becomes, providers: providers, labs: labs, reason: try self.text())
    }

    private mutating func alias() throws(IndexError) -> ModelAlias {
        let name = try id(ModelID.self)
        let steps = try list { reader throws(IndexError) in
            let from = try reader.optional { reader throws(IndexError) in try reader.moment() }
            return ModelAlias.Step(from: from, model: try reader.id(ModelID.self))
        }
        return ModelAlias(name, steps)
    }

    private mutating func family() throws(IndexError) -> NameBook.Family {
        let (lab, key, name) = (try id(LabID.self), try text(), try text())
        let (dates, spellings) = (try textList(), try textList())
        return NameBook.Family(
            lab: lab, key: key, name: name, dates: dates, spellings: spellings, isNamed: try bytes.flag(),
            isVouched: try bytes.flag())
    }

    private mutating func id<Name: Identifier>(_ type: Name.Type) throws(IndexError) -> Name {
        Name(rawValue: try text())
    }

    private mutating func textList() throws(IndexError) -> [String] {
        try list { reader throws(IndexError) in try reader.text() }
    }
}
