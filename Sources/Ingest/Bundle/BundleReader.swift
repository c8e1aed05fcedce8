import JSON
import Tariff

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads the lines of a bundle into claims, one file after the other.
///
/// Files are independent of each other, so that several readers may share them.
struct BundleReader: Sendable {
    private var documents: [SourceID: BundleContents.Document] = [:]
    private var diagnostics: [Diagnostic] = []
    private var offers = 0
    /// The offer that the lines are about.
    private var offer: OfferID?
    /// The times at which each source last listed the offer and first did not; empty while the offer is listed.
    private var ends: [SourceID: (last: Timestamp, gone: Timestamp)] = [:]
    private var conditions: [JSONNode: Conditions] = [:]
    /// The facts by their lists of capabilities, which many lines share.
    private var facts: [StatedFacts: [Fact]] = [:]

    /// A member of a line of facts.
    private struct StatedFacts: Hashable {
        var key: String
        var value: String
    }

    /// The reason why a line cannot be read.
    private struct LineError: Error {
        var problem: String

        init(_ problem: String) { self.problem = problem }
    }

    /// Reads the file that names the sources.
    ///
    /// - Throws: ``SourceError/shape(_:)`` when the bundle is of another format.
    init(head: [UInt8], name: String) throws(SourceError) {
        var isHeaded = false
        forEachLine(of: head, name: name) { (reader, line) throws(LineError) in
            if let format = line["bundle"] {
                isHeaded = format == .number("1")
            } else {
                guard let source = line["source"]?.string, let moment = line["document"]?.string.flatMap(Timestamp.init)
                else { throw LineError("names no source with the time of its document") }
                let origin = SourceID(rawValue: source)
                reader.documents[origin] = BundleContents.Document(origin: origin, fetchedAt: moment)
            }
        }
        guard isHeaded else {
            throw .shape("\(name) does not begin with {\"bundle\":1}, the format that this version reads")
        }
    }

    /// Reads the file of a provider.
    mutating func read(_ bytes: [UInt8], name: String) {
        offer = nil
        forEachLine(of: bytes, name: name) { (reader, line) throws(LineError) in try reader.read(line) }
    }

    /// Appends the claims to those of other readers of the same bundle.
    func finish(_ bundle: inout BundleContents) {
        for document in documents.values {
            if let place = bundle.documents.firstIndex(where: { $0.origin == document.origin }) {
                bundle.documents[place].claims += document.claims
            } else {
                bundle.documents.append(document)
            }
        }
        bundle.documents.sort { $0.origin < $1.origin }
        bundle.offers += offers
        bundle.diagnostics += diagnostics
    }

    // MARK: Lines

    private mutating func forEachLine(
        of bytes: [UInt8], name: String, _ body: (inout BundleReader, JSONNode) throws(LineError) -> Void
    ) {
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            let problem: String
            do throws(JSONError) {
                let node = try JSONReader.read(Array(line))
                do throws(LineError) {
                    try body(&self, node)
                    continue
                } catch { problem = error.problem }
            } catch {
                problem = "is no JSON: \(error.problem)"
            }
            let place = "\(name):\(number + 1)"
            diagnostics.append(
                Diagnostic(code: "bundle_line", "\(place): the line \(problem).", source: .bundle, key: place))
        }
    }

    private mutating func read(_ line: JSONNode) throws(LineError) {
        switch line.members.first?.key {
        case "offer": try readOffer(line)
        case "facts": try readFacts(line)
        case "rate", "otherwise": try readRate(line)
        case "modifier": try readModifier(line)
        default: throw LineError("is of no known kind")
        }
    }

    private mutating func readOffer(_ line: JSONNode) throws(LineError) {
        offer = nil
        ends = [:]
        guard let id = line["offer"]?.string, id.dropFirst().contains(":") else {
            throw LineError("names no offer like provider:model")
        }
        for member in line["gone"]?.members ?? [] {
            guard let last = member.value["last"]?.string.flatMap(Timestamp.init),
                let gone = member.value["gone"]?.string.flatMap(Timestamp.init)
            else { throw LineError("does not say when \(member.key) listed the offer last") }
            ends[SourceID(rawValue: member.key)] = (last, gone)
        }
        offer = OfferID(rawValue: id)
        offers += 1
    }

    private mutating func readFacts(_ line: JSONNode) throws(LineError) {
        guard let source = line["facts"]?.string.map(SourceID.init(rawValue:)),
            let fetchedAt = documents[source]?.fetchedAt
        else {
            throw LineError("gives facts of a source that \(BundleFolder.head) does not name")
        }
        for member in line.members.dropFirst() {
            let stated = StatedFacts(key: member.key, value: member.value.numberText ?? "")
            guard let facts = facts[stated] ?? Self.facts(stated) else {
                throw LineError("states “\(member.key)” as “\(member.value.raw)”, which this version cannot read")
            }
            if facts.count > 1 { self.facts[stated] = facts }
            for fact in facts {
                try add(.fact(fact), by: source, since: fetchedAt, field: stated.key, raw: stated.value)
            }
        }
    }

    /// Returns the facts under one key of a line of facts, or nil if this version cannot read one of them.
    private static func facts(_ stated: StatedFacts) -> [Fact]? {
        let (key, value) = (stated.key, stated.value)
        let keysAndValues: [(key: String, value: String)] =
            switch key {
            case "context", "input", "output": [("limit.\(key)", value)]
            case "can", "cannot":
                value.split(separator: ",").map { ("capability.\($0)", key == "can" ? "yes" : "no") }
            default: [(key, value)]
            }
        let facts = keysAndValues.compactMap { Fact(key: $0.key, value: $0.value) }
        return facts.count == keysAndValues.count ? facts : nil
    }

    private mutating func readRate(_ line: JSONNode) throws(LineError) {
        guard let component = line.members.first?.value.string.flatMap(Component.init(name:)),
            let unit = line["unit"]?.string.flatMap(PriceUnit.init(name:))
        else { throw LineError("names no component and unit of the vocabulary") }
        guard let raw = line["amount"]?.string, let per = line["per"]?.integer, per > 0,
            let amount = try? Amount(raw, factor: UnitFactor(1, over: UInt128(per)))
        else { throw LineError("states no amount per so many units") }
        let currency = line["currency"]?.string.map(Currency.init(rawValue:)) ?? .usd
        let rate = Rate(component, unit, amount, currency: currency, conditions: try conditions(line["when"]))
        try add(.rate(rate), line, raw: raw, effective: try effective(line))
    }

    private mutating func readModifier(_ line: JSONNode) throws(LineError) {
        guard let modifier = line["modifier"].flatMap({ Modifier($0) }) else {
            throw LineError("states a modifier that this version does not know")
        }
        try add(.modifier(modifier), line, raw: modifier.json, effective: try effective(line))
    }

    // MARK: Claims

    /// Adds a claim for every source that the line names.
    private mutating func add(
        _ content: Claim.Content, _ line: JSONNode, raw: String, effective: EffectivePeriod
    ) throws(LineError) {
        guard let seen = line["seen"]?.members, !seen.isEmpty else { throw LineError("names no source under “seen”") }
        for member in seen {
            guard let since = member.value.string.flatMap(Timestamp.init) else {
                throw LineError("does not say since when \(member.key) states it")
            }
            try add(
                content, by: SourceID(rawValue: member.key), since: since, field: "seen.\(member.key)", raw: raw,
                effective: effective)
        }
    }

    private mutating func add(
        _ content: Claim.Content, by source: SourceID, since: Timestamp, field: String, raw: String,
        effective: EffectivePeriod = .always
    ) throws(LineError) {
        guard let offer else { throw LineError("stands before any offer") }
        guard let fetchedAt = documents[source]?.fetchedAt else {
            throw LineError("names the source \(source), which \(BundleFolder.head) does not")
        }
        let claim = Claim(
            source: .bundle, key: offer.providerModelID, field: field, raw: raw, offer: offer, content: content,
            effective: effective, origin: source)
        let end = ends[source]
        let confirmed = end?.last ?? fetchedAt
        // The day of the document means the document itself. For another day only the day is known.
        let observed = since > confirmed.adding(seconds: -86_400) ? confirmed : since
        documents[source]?.claims.append(
            HeldClaim(claim, observedFrom: observed, observedTo: end?.gone, confirmedAt: confirmed))
    }

    private mutating func conditions(_ node: JSONNode?) throws(LineError) -> Conditions {
        guard let node else { return .none }
        if let known = conditions[node] { return known }
        guard let read = Conditions(node) else {
            throw LineError("states conditions that this version does not know")
        }
        conditions[node] = read
        return read
    }

    private func effective(_ line: JSONNode) throws(LineError) -> EffectivePeriod {
        func moment(_ key: String) throws(LineError) -> Timestamp? {
            guard let node = line[key] else { return nil }
            guard let moment = node.string.flatMap(Timestamp.init) else {
                throw LineError("states “\(key)” as “\(node.raw)”, which is not a valid time")
            }
            return moment
        }
        return EffectivePeriod(from: try moment("from"), to: try moment("to"))
    }
}
