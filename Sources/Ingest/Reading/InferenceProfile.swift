import Tariff

/// The inference profiles of Amazon Bedrock, whose region stands in the id that a client sends: `eu.anthropic.…`.
enum InferenceProfile {
    private static let prefixes: Set<String> = ["us", "eu", "apac", "au", "jp", "ca", "us-gov"]

    /// The region of the profile that the offer is, if it is one.
    static func region(of offer: OfferID) -> String? {
        guard offer.provider == "amazon-bedrock" else { return nil }
        let prefix = String(offer.providerModelID.prefix { $0 != "." })
        return prefixes.contains(prefix) ? prefix : nil
    }
}
