package import JSON
import Tariff

extension Question {
    /// Adds the question as it is understood, every parameter with its default.
    ///
    /// A size, quality, resolution or sound that is not stated is null: an offer without the default may then be priced at
    /// another setting, which never happens to a stated one.
    package borrowing func write(to json: inout JSONWriter) {
        json.object { json in
            write(Parameter.workload, to: &json)
            if requirement == Self.usual.requirement {
                json.add(members: Self.usualRequirement)
            } else {
                write(Parameter.requirement, to: &json)
            }
            if policy == Self.usual.policy {
                json.add(members: Self.usualPolicy)
            } else {
                write(Parameter.policy, to: &json)
            }
        }
    }

    // Nearly every question has the usual policy and many have the usual requirement, so these are written once.
    private static let usualRequirement = members(Parameter.requirement)
    private static let usualPolicy = members(Parameter.policy)

    private static func members(_ parameters: [Parameter]) -> [UInt8] {
        JSONWriter.members { usual.write(parameters, to: &$0) }
    }

    private borrowing func write(_ parameters: [Parameter], to json: inout JSONWriter) {
        withUnsafePointer(to: self) { question in
            for parameter in parameters { parameter.write(question, &json) }
        }
    }
}
