import JSON
package import Tariff

/// A page of changes, oldest first.
package struct ChangePage: Sendable {
    /// The changes.
    package let items: [RecordedChange]
    /// The `cursor` of the next page; nil at the end.
    package let next: String?
    /// The sequence of the published catalog, to start from after the last page.
    package let sequence: Int64

    /// Creates the page that a question asks for.
    ///
    /// - Parameters:
    ///   - changes: The changes after the question's cursor, up to one more than its limit.
    ///   - question: The question.
    ///   - sequence: The sequence of the published catalog.
    package init(_ changes: [RecordedChange], _ question: ChangesQuestion, sequence: Int64) {
        items = Array(changes.prefix(question.limit ?? changes.count))
        next = items.count < changes.count ? items.last.map { Cursor.encode("\($0.number)") } : nil
        self.sequence = sequence
    }

    /// The JSON of the list.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("object", "list")
            json.key("data")
            json.array(items) { $1.write(to: &$0) }
            json.member("next", next)
            json.member("sequence", sequence)
        }
        return json.bytes
    }
}

extension RecordedChange {
    /// Returns the text of a value: an amount per number of units, the value of a fact, or a status.
    package func text(_ value: Value?) -> String? {
        guard let value else { return nil }
        guard let price, let femto = Int64(value.text) else { return value.text }
        return Amount(femto: femto).text(per: price.unit.per)
    }

    /// The change of a price in whole percent of the price before; nil if it did not change, or changed from zero.
    package var percent: Int64? {
        guard price != nil, let old = old.flatMap({ Int64($0.text) }), let new = new.flatMap({ Int64($0.text) }) else {
            return nil
        }
        return Amount(femto: new).percent(from: Amount(femto: old))
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("sequence", sequence)
            json.member("at", at)
            json.member("kind", kind.rawValue)
            json.member("offer", offer.rawValue)
            json.member("component", price?.component.name)
            json.member("unit", price?.unit.name)
            json.member("per", price?.unit.per)
            json.member("currency", price?.currency.rawValue)
            json.key("conditions")
            if let price { price.conditions.write(to: &json) } else { json.null() }
            json.member("fact", fact)
            json.member("percent", percent)
            write("old", old, to: &json)
            write("new", new, to: &json)
        }
    }

    private func write(_ name: String, _ value: Value?, to json: inout JSONWriter) {
        json.key(named: name)
        guard let value else { return json.null() }
        json.object { json in
            json.member("value", text(value))
            json.key("evidence")
            guard let evidence = value.evidence else { return json.null() }
            json.object { json in
                json.member("source", evidence.source.rawValue)
                json.member("source_key", evidence.key)
                json.member("source_field", evidence.field)
                json.member("raw", evidence.raw)
                json.member("url", evidence.url)
                json.member("observed_at", evidence.observedAt)
                json.member("effective_from", evidence.effective.from)
                json.member("effective_to", evidence.effective.to)
            }
        }
    }
}

extension Amount {
    /// Returns the difference from another amount in whole percent; nil if the other amount is zero.
    package func percent(from old: Amount) -> Int64? {
        guard old.femto != 0 else { return nil }
        let twice = (Int128(femto) - Int128(old.femto)) * 200 / Int128(old.femto)
        return Int64(clamping: (twice + (twice < 0 ? -1 : 1)) / 2)
    }
}
