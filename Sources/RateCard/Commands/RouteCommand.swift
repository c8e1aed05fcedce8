import ArgumentParser
import Query
import Tariff

/// A decision as configuration.
struct RouteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route",
        abstract: "A decision as what a router loads: the cheapest offer, and where to turn when it fails.",
        discussion: """
              ratecard route --for litellm --needs tools --context 128000 > config.yaml
              ratecard route --for json --models 'deepseek/*'

            What is printed is JSON, which LiteLLM's reader of YAML takes as it is. Keys are references to
            environment variables and never stand in it.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(name: .customLong("for"), help: "For whom: litellm or json (default json).")
    var form: String?
    @OptionGroup(title: "Workload, of one request") var workload: WorkloadOptions
    @OptionGroup(title: "Requirement") var requirement: RequirementOptions
    @OptionGroup(title: "Policy") var policy: PolicyOptions

    func run() throws {
        let now = Timestamp.now
        let form = try AskedQuestion.words { () throws(QuestionError) in try RouteAnswer.Form(word: self.form) }
        let question = try AskedQuestion.question(workload.words + requirement.words + policy.words, now: now)
        let index = try OpenCatalog.index(global, asOf: question.policy.asOf)
        let answer = index.route(question, now: question.policy.asOf ?? now)
        UnknownNames.note(in: question.requirement, index)
        Terminal.write(answer.json(form) + [UInt8(ascii: "\n")])
        if answer.targets.isEmpty { throw ExitCode(2) }
    }
}
