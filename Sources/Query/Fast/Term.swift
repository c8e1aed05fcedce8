import Tariff

/// When a rate applies: its conditions and its dates.
///
/// Few are distinct, so each is stored once.
struct Term: Sendable, Hashable {
    var conditions: Conditions
    var effective: EffectivePeriod

    /// Whether the term holds or ends by itself as time goes by.
    var isTimed: Bool { conditions.window != nil || effective.from != nil || effective.to != nil }
}
