import ArgumentParser
import JSON
import Pipeline
import Query
import Store
import Tariff

/// Lists the raw claims of the sources.
struct ClaimsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims",
        abstract: "List the raw price claims of the sources, with the field and the number as printed.",
        discussion: """
              ratecard claims --offer openai:gpt-4o
              ratecard claims --source litellm --state skipped
              ratecard claims --source openrouter --format json > claims.jsonl

            With --format json, each line is one claim as a JSON object.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(name: .customLong("source"), help: "Only this source; may be repeated.", completion: .sources)
    var sources: [String] = []

    @Option(name: .customLong("offer"), help: "Only this offer; may be repeated.", completion: .ids)
    var offers: [String] = []

    @Option(help: "open, closed, quarantined or skipped.", completion: .list(states))
    var state: String = "open"

    private static let states = ["open", "closed", "quarantined", "skipped"]

    func run() throws {
        guard let wanted = ClaimFilter.State(rawValue: state) else {
            throw CommandFailure.usage(
                "--state “\(state)” must be open, closed, quarantined or skipped"
                    + (NearestWords.nearest(to: state, in: Self.states).map { ": did you mean \($0)?" } ?? "."))
        }
        let store = try OpenCatalog.store(global.workspace)
        defer { store.close() }
        let filter = ClaimFilter(
            sources: sources.map { SourceID(rawValue: $0) }, offers: offers.map { OfferID(rawValue: $0) }, state: wanted
        )
        do {
            try checkNames(in: store)
            switch global.format {
            case .json: try writeJSON(store, filter)
            case .table, .csv: try writeTable(store, filter)
            }
        } catch let error as StoreError {
            throw CommandFailure.failed(error.description)
        }
    }

    private func checkNames(in store: CatalogStore) throws {
        let known = try store.sourceStates().map(\.source.rawValue)
        for name in sources where !known.contains(name) {
            let near = NearestWords.nearest(to: name, in: known).map { "did you mean \($0)? The" } ?? "the"
            throw CommandFailure.usage(
                "No document of a source “\(name)” has been read yet: \(near) sources that have been read are "
                    + known.sorted().joined(separator: ", ") + ".")
        }
    }

    private func writeJSON(_ store: CatalogStore, _ filter: ClaimFilter) throws {
        var json = JSONWriter()
        try store.listClaims(filter) { stored in
            stored.held.write(state: state, to: &json)
            json.newline()
            if json.count > 1 << 16 {
                Terminal.write(json.bytes)
                json = JSONWriter()
            }
        }
        Terminal.write(json.bytes)
    }

    /// Reports that no claim matches, and suggests offers with similar ids.
    private func noteNothing(in store: CatalogStore) throws {
        Terminal.error("No \(state) claims match.")
        guard !offers.isEmpty, let published = try store.readIndex(),
            let index = try? CatalogIndex(decoding: published.bytes)
        else { return }
        for offer in offers where index.row(ofOffer: offer) == nil {
            let near = index.suggestions(for: offer).filter { $0.contains(":") }
            Terminal.error(
                "There is no offer “\(offer)”: "
                    + (near.isEmpty
                        ? "search with `ratecard offers`." : "did you mean \(near.joined(separator: ", "))?"))
        }
    }

    private func writeTable(_ store: CatalogStore, _ filter: ClaimFilter) throws {
        var table = TextTable([
            .init(title: "SOURCE"), .init(title: "OFFER", isKey: true), .init(title: "COMPONENT", isKey: true),
            .init(title: "AMOUNT", alignment: .right, isKey: true), .init(title: "PER"), .init(title: "CONDITIONS"),
            .init(title: "FIELD", isQuiet: true), .init(title: "RAW", alignment: .right, isQuiet: true),
        ])
        try store.listClaims(filter) { stored in
            let claim = stored.held.claim
            switch claim.content {
            case .rate(let rate):
                table.add([
                    claim.source.rawValue, claim.offer.rawValue, rate.component.name,
                    rate.amount.text(per: rate.unit.per), "\(rate.unit.per) \(rate.unit)",
                    rate.conditions.phrase, claim.field, claim.raw,
                ])
            case .skip(let reason):
                table.add([
                    claim.source.rawValue, claim.offer.rawValue, reason.rawValue, "", "", "", claim.field, claim.raw,
                ])
            case .modifier(let modifier):
                table.add([
                    claim.source.rawValue, claim.offer.rawValue, modifier.kind.rawValue, "", "", modifier.json,
                    claim.field, claim.raw,
                ])
            case .fact: break
            }
        }
        guard !table.rows.isEmpty else {
            try noteNothing(in: store)
            if global.format == .csv { Terminal.write(table.csv()) }
            return
        }
        Terminal.write(global.format == .csv ? table.csv() : table.text())
    }
}

extension HeldClaim {
    /// Writes the claim as `ratecard claims --format json` prints it.
    fileprivate func write(state: String, to json: inout JSONWriter) {
        let rate = claim.rate
        json.object { json in
            json.member("source", claim.source.rawValue)
            if let origin = claim.origin { json.member("origin", origin.rawValue) }
            json.member("source_key", claim.key)
            json.member("source_field", claim.field)
            json.member("raw", claim.raw)
            json.member("offer", claim.offer.rawValue)
            json.member("component", rate?.component.name)
            json.member("unit", rate?.unit.name)
            json.member("per", rate?.unit.per)
            json.member("amount", rate.map { $0.amount.text(per: $0.unit.per) })
            json.member("currency", rate?.currency.rawValue)
            json.key("conditions")
            if let rate { rate.conditions.write(to: &json) } else { json.null() }
            json.member("effective_from", claim.effective.from)
            json.member("effective_to", claim.effective.to)
            json.member("observed_from", observedFrom)
            json.member("observed_to", observedTo)
            json.member("confirmed_at", confirmedAt)
            json.member("state", state)
            switch claim.content {
            case .skip(let reason): json.member("reason", reason.rawValue)
            case .modifier(let modifier):
                json.member("reason", modifier.kind.rawValue)
                json.key("modifier")
                json.raw(modifier.json)
            case .rate, .fact: break
            }
        }
    }
}
