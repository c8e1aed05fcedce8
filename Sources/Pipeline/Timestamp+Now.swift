import Foundation
package import Tariff

extension Timestamp {
    /// The current time of the system clock.
    package static var now: Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))) }
}
