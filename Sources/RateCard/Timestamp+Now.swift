import Foundation
import Tariff

extension Timestamp {
    /// This moment, on the clock of this machine.
    static var now: Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))) }
}
