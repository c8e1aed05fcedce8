package import Tariff

extension Conditions {
    /// Conditions with some keys set: `.when { $0.serviceTier = .flex }`.
    package static func when(_ set: (inout Conditions) -> Void) -> Conditions {
        var conditions = Conditions()
        set(&conditions)
        return conditions
    }
}
