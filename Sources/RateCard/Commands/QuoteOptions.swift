import ArgumentParser
import Query
import Tariff

/// What the commands share that quote named things: the workload, and the words of the policy that change a quote.
struct QuoteOptions: ParsableArguments {
    @OptionGroup(title: "Workload, of one request") var workload: WorkloadOptions

    @Option(
        help: "Missing cache and reasoning rates: substitute or exclude (default substitute).",
        completion: .list(["substitute", "exclude"]))
    var missing: String?
    @Option(
        help: "Promotional prices: include or exclude (default include).", completion: .list(["include", "exclude"]))
    var promotions: String?
    @Option(help: "Answer from what was known then.")
    var asOf: String?

    /// The question that the words make.
    func question(now: Timestamp) throws -> Question {
        let policy = [("missing", missing), ("promotions", promotions), ("as_of", asOf)]
        return try AskedQuestion.question(
            workload.words + policy.compactMap { name, value in value.map { (name, $0) } }, now: now)
    }
}
