import Tariff

/// The offer and the conditions that an id of LiteLLM's map names.
///
/// `azure/eu/gpt-4o` is Azure's `gpt-4o` in the EU; `medium/1024-x-1024/gpt-image-1` is one quality and size of
/// `gpt-image-1`; `us.anthropic.claude-…` retains its profile, because a client sends it.
struct LiteLLMName {
    /// The model id that a client sends to the seller.
    let modelID: String
    /// The conditions that the id names.
    let conditions: Conditions

    init(_ key: String, seller: String) {
        var conditions = Conditions()
        var kept: [String] = []
        let segments = key.split(separator: "/").map(String.init)
        var isRouteCut = false
        for (index, segment) in segments.enumerated() {
            // The last segment names the model, whatever it looks like.
            if index == segments.count - 1 {
                kept.append(segment)
            } else if !isRouteCut, Self.isRoute(segment, of: seller) {
                isRouteCut = true
            } else if let size = Self.size(segment) {
                conditions.size = size
            } else if Self.qualities.contains(segment), Self.size(segments[index + 1]) != nil {
                conditions.quality = segment
            } else if segment.hasSuffix("-steps") {
                conditions.quality = String(segment.dropLast("-steps".count)) + "_steps"
            } else if segment.hasSuffix("-month-commitment") {
                conditions.plan = segment
            } else if let region = Self.region(segment, of: seller) {
                conditions.region = region.isEmpty ? nil : region
            } else if segment != "*" {
                kept.append(segment)
            }
        }
        modelID = kept.joined(separator: "/")
        self.conditions = conditions
    }

    /// Returns true if the segment is LiteLLM's own prefix for the seller: `vertex_ai` of `vertex_ai-language-models`.
    private static func isRoute(_ segment: String, of seller: String) -> Bool {
        func spelled(_ text: String) -> String { String(text.lowercased().map { $0 == "_" ? "-" : $0 }) }
        let (route, name) = (spelled(segment), spelled(seller))
        return route == name || name.hasPrefix(route + "-")
    }

    /// Returns `1024x1024` for `1024-x-1024` and `max` for `max-x-max`.
    private static func size(_ segment: String) -> String? {
        guard let middle = segment.firstRange(of: "-x-") else { return nil }
        let (width, height) = (segment[..<middle.lowerBound], segment[middle.upperBound...])
        if width == "max", height == "max" { return "max" }
        return Int(width) != nil && Int(height) != nil ? "\(width)x\(height)" : nil
    }

    /// Returns the region that a segment names: empty for the whole world, nil if it names none.
    private static func region(_ segment: String, of seller: String) -> String? {
        if seller.hasPrefix("azure") {
            if segment == "global" || segment == "global-standard" { return "" }
            if ["us", "eu", "apac", "us-gov"].contains(segment) { return segment }
        }
        let parts = segment.split(separator: "-")
        guard parts.count >= 3, let first = parts.first, clouds.contains(String(first)), parts.last?.count == 1,
            parts.last?.first?.isNumber == true
        else { return nil }
        return segment
    }

    private static let qualities: Set<String> = ["low", "medium", "high", "xhigh", "max", "standard", "hd", "auto"]

    private static let clouds: Set<String> = ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx", "cn"]
}
