/// Who sells access to models, as the curated data describes it.
package struct Provider: Sendable, Hashable {
    /// How a provider sells.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The lab itself.
        case firstParty = "first_party"
        /// A cloud that resells labs' models under its own bill.
        case cloud
        /// A host of open weights.
        case host
        /// A service that passes requests on to others.
        case gateway
        /// A subscription.
        case plan
        /// The caller's own machine.
        case local

        /// The word of the question's `via` that selects this kind.
        package var via: String {
            switch self {
            case .firstParty, .cloud, .host: "direct"
            case .gateway, .plan, .local: rawValue
            }
        }
    }

    /// The id, which is also the name of its file.
    package var id: ProviderID
    /// The name that people read.
    package var name: String
    /// How it sells.
    package var kind: Kind
    /// The lab whose models it sells under bare ids, when it is that lab.
    package var lab: LabID?
    /// Where it is described.
    package var url: String?
    /// How each source spells it, where that differs from the id.
    package var names: [SourceID: [String]]

    /// Makes a provider.
    package init(
        id: ProviderID, name: String, kind: Kind, lab: LabID? = nil, url: String? = nil,
        names: [SourceID: [String]] = [:]
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.lab = lab
        self.url = url
        self.names = names
    }
}
