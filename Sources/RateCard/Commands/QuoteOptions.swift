import ArgumentParser
import Query
import Tariff

/// The options that the quoting commands share: the workload, and the parts of the policy that change a quote.
struct QuoteOptions: ParsableArguments {
    enum Policy: ParameterGroup {
        static let parameters = [Parameter.missing, .promotions, .asOf]
    }

    @OptionGroup(title: "Workload, of one request") var workload: WorkloadOptions

    @OptionGroup var policy: ParameterOptions<Policy>

    /// Returns the question that the options state.
    func question(now: Timestamp) throws -> Question {
        try CommandQuestion.question(workload.words + policy.words, now: now)
    }
}
