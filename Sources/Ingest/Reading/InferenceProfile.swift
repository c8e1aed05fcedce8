/// The inference profiles of Amazon Bedrock, whose region is part of the id that a client sends: `eu.anthropic.…`.
enum InferenceProfile {
    /// The spellings of Amazon Bedrock as a seller, in all sources.
    private static let sellers: Set<String> = ["amazon-bedrock", "aws", "bedrock", "bedrock_converse"]

    private static let prefixes: Set<String> = ["us", "eu", "apac", "au", "jp", "ca", "us-gov"]

    /// Returns true if the seller is Amazon Bedrock.
    static func isSold(by seller: String) -> Bool { sellers.contains(seller) }

    /// Returns the region of the profile that the model id names, if the seller has profiles and the id names one.
    static func region(of modelID: String, soldBy seller: String) -> String? {
        guard isSold(by: seller) else { return nil }
        let prefix = String(modelID.prefix { $0 != "." })
        return prefixes.contains(prefix) ? prefix : nil
    }
}
