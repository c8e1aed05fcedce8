/// A seller of access to models, as the curated data describes it.
package struct Provider: Sendable, Hashable {
    /// The ways of selling.
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

        /// The value of the query parameter `via` that selects this kind.
        package var via: String {
            switch self {
            case .firstParty, .cloud, .host: "direct"
            case .gateway, .plan, .local: rawValue
            }
        }
    }

    /// The id, which is also the name of its file.
    package var id: ProviderID
    /// The display name.
    package var name: String
    /// The way of selling.
    package var kind: Kind
    /// The lab whose models it sells under bare ids, if it is that lab.
    package var lab: LabID?
    /// The URL of its description.
    package var url: String?
    /// The names that each source gives it, if they differ from the id.
    package var names: [SourceID: [String]]

    /// Creates a provider.
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
