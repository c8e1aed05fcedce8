import Tariff

/// Distinguishes the three different charges that sellers call "cache write".
///
/// `docs/prices-and-units.md`, section 8, cache rule.
enum CacheRule {
    /// The meaning of a price called cache write.
    struct Reading {
        var component: Component
        var unit: PriceUnit
        /// The cache lifetime that the price is for, where it is a condition.
        var lifetime: CacheLifetime?
    }

    /// Reads a price called cache write.
    ///
    /// - Parameters:
    ///   - model: the model's id as the source spells it.
    ///   - write: the price.
    ///   - input: the input price under the same conditions, where there is one.
    ///   - lifetime: the lifetime that the key names, if any.
    /// - Returns: the component, unit and lifetime of the price.
    static func read(model: String, write: Amount?, input: Amount?, lifetime: CacheLifetime?) -> Reading {
        let written = Reading(
            component: .inputTextCacheWrite, unit: .token, lifetime: lifetime == .fiveMinutes ? nil : lifetime)
        guard let write, write > .zero else { return written }
        let model = model.lowercased()
        let hourly = Reading(component: .inputTextCacheStorage, unit: .tokenHour, lifetime: nil)
        if model.contains("gemini") {
            // Google's storage prices: 1 or 4.5 USD per million tokens and hour.
            if write.femto == 1_000_000_000 || write.femto == 4_500_000_000 { return hourly }
            if let input, write < input {
                return Reading(component: .inputTextCacheStorage, unit: .token, lifetime: .fiveMinutes)
            }
        } else if ["doubao", "seedance", "seedream", "bytedance", "seed-"].contains(where: model.contains) {
            if let input, write.femto < input.femto / 10 { return hourly }
        }
        return written
    }
}
