package import JSON
import Tariff

extension Question {
    /// Adds the question as it is understood, every parameter with its default.
    ///
    /// A size, quality, resolution or sound that is not stated is null: an offer without the default may then be priced at
    /// another setting, which never happens to a stated one.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            for parameter in Parameter.workload { parameter.write(self, &json) }
            if requirement == Self.usual.requirement {
                json.add(members: Self.usualRequirement)
            } else {
                for parameter in Parameter.requirement { parameter.write(self, &json) }
            }
            if policy == Self.usual.policy {
                json.add(members: Self.usualPolicy)
            } else {
                for parameter in Parameter.policy { parameter.write(self, &json) }
            }
        }
    }

    // Nearly every question has the usual policy and many have the usual requirement, so these are written once.
    private static let usualRequirement = members(Parameter.requirement)
    private static let usualPolicy = members(Parameter.policy)

    private static func members(_ parameters: [Parameter]) -> [UInt8] {
        JSONWriter.members { json in for parameter in parameters { parameter.write(usual, &json) } }
    }
}
