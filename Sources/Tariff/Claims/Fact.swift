/// A statement about an offer that is not a price.
package enum Fact: Sendable, Hashable {
    /// The display name.
    case name(String)
    /// The price state of an entry without a price above zero.
    case state(OfferState)
    /// The stage of the offer's life cycle.
    case status(OfferStatus)
    /// The moment from which the offer is deprecated.
    case deprecated(Timestamp)
    /// The moment from which the offer is no longer sold.
    case retired(Timestamp)
    /// The moment of the model's release.
    case released(Timestamp)
    /// The maximum number of tokens of the context, the prompt or the answer.
    case limit(Limit, Int64)
    /// The complete list of input modalities.
    case accepts([Modality])
    /// The complete list of output modalities, empty for a service that produces none of them.
    case produces([Modality])
    /// The presence or absence of a capability.
    case capability(Capability, Bool)
    /// The benchmark, such as `artificial_analysis.intelligence_index`, and the score as decimal text.
    case score(String, String)
    /// The presence or absence of published model weights.
    case openWeights(Bool)
    /// The id of which the offer's id is an alias, as the seller spells it.
    case aliasOf(String)
    /// The areas or regions in which the offer is served.
    case regions([String])
    /// The clause by which a source assigns other ids to this offer, as JSON with sorted keys.
    case matches(String)

    /// The kinds of limits.
    package enum Limit: String, Sendable, Hashable, CaseIterable {
        case context, input, output
    }

    /// The name under which the fact is stored and compared, such as `capability.tools`.
    package var key: String {
        switch self {
        case .name: "name"
        case .state: "state"
        case .status: "status"
        case .deprecated: "deprecated"
        case .retired: "retired"
        case .released: "released"
        case .limit(let limit, _): "limit.\(limit.rawValue)"
        case .accepts: "accepts"
        case .produces: "produces"
        case .capability(let capability, _): "capability.\(capability.rawValue)"
        case .score(let benchmark, _): "score.\(benchmark)"
        case .openWeights: "open_weights"
        case .aliasOf: "alias_of"
        case .regions: "regions"
        case .matches: "matches"
        }
    }

    /// Returns true if both have the same subject and therefore equal keys.
    func isAboutSame(as other: Fact) -> Bool {
        switch (self, other) {
        case (.limit(let one, _), .limit(let two, _)): one == two
        case (.capability(let one, _), .capability(let two, _)): one == two
        case (.score(let one, _), .score(let two, _)): one == two
        case (.name, .name), (.state, .state), (.status, .status), (.deprecated, .deprecated), (.retired, .retired),
            (.released, .released), (.accepts, .accepts), (.produces, .produces), (.openWeights, .openWeights),
            (.aliasOf, .aliasOf), (.regions, .regions), (.matches, .matches):
            true
        default: false
        }
    }

    /// Adds the subject of the fact to a hash, without creating its key.
    func hashSubject(into hasher: inout Hasher) {
        switch self {
        case .limit(let limit, _): hasher.combine(limit)
        case .capability(let capability, _): hasher.combine(capability)
        case .score(let benchmark, _): hasher.combine(benchmark)
        default: hasher.combine(key)
        }
    }

    /// The value as text, which ``init(key:value:)`` parses.
    package var value: String {
        switch self {
        case .name(let text), .score(_, let text), .aliasOf(let text), .matches(let text): text
        case .state(let state): state.rawValue
        case .status(let status): status.rawValue
        case .deprecated(let moment), .retired(let moment), .released(let moment): moment.description
        case .limit(_, let number): String(number)
        case .accepts(let list), .produces(let list): list.map(\.rawValue).joined(separator: ",")
        case .capability(_, let flag), .openWeights(let flag): flag ? "yes" : "no"
        case .regions(let list): list.joined(separator: ",")
        }
    }

    /// Creates a fact from its key and value, or returns nil if either is unknown.
    package init?(key: String, value: String) {
        func flag() -> Bool? { value == "yes" ? true : value == "no" ? false : nil }
        func list() -> [Modality] { value.split(separator: ",").compactMap { Modality(rawValue: String($0)) } }
        let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
        let rest = parts.count == 2 ? parts[1] : ""
        let fact: Fact? =
            switch parts.first ?? "" {
            case "name": .name(value)
            case "state": OfferState(rawValue: value).map { .state($0) }
            case "status": OfferStatus(rawValue: value).map { .status($0) }
            case "deprecated": Timestamp(value).map { .deprecated($0) }
            case "retired": Timestamp(value).map { .retired($0) }
            case "released": Timestamp(value).map { .released($0) }
            case "limit": Limit(rawValue: rest).flatMap { kind in Int64(value).map { .limit(kind, $0) } }
            case "accepts": .accepts(list())
            case "produces": .produces(list())
            case "capability": Capability(rawValue: rest).flatMap { kind in flag().map { .capability(kind, $0) } }
            case "score": .score(rest, value)
            case "open_weights": flag().map { .openWeights($0) }
            case "alias_of": .aliasOf(value)
            case "regions": .regions(value.split(separator: ",").map(String.init))
            case "matches": .matches(value)
            default: nil
            }
        guard let fact else { return nil }
        self = fact
    }
}
