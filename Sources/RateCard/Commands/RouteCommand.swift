import ArgumentParser
import Pipeline
import Query
import Tariff

/// Writes a decision as configuration for a router.
struct RouteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route",
        abstract: "Write the configuration of a router: the cheapest offer and its fallbacks.",
        discussion: """
              ratecard route --for litellm --needs tools --context 128000 > config.yaml
              ratecard route --for json --models 'deepseek/*'

            The output is JSON, which LiteLLM accepts as YAML. API keys appear only as references to \
            environment variables.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(name: .customLong("for"), help: "The target format: litellm or json (default json).")
    var form: String?
    @OptionGroup(title: "Workload of one request") var workload: WorkloadOptions
    @OptionGroup(title: "Requirement") var requirement: RequirementOptions
    @OptionGroup(title: "Policy") var policy: PolicyOptions

    func run() throws {
        let now = Timestamp.now
        let form = try CommandQuestion.reading { () throws(QuestionError) in try RouteAnswer.Form(word: self.form) }
        let question = try CommandQuestion.question(workload.words + requirement.words + policy.words, now: now)
        let index = try OpenCatalog.index(global.workspace, asOf: question.policy.asOf)
        let answer = FastAnswers(index).route(question, now: question.policy.asOf ?? now)
        UnknownNames.note(in: question.requirement, index)
        Terminal.write(answer.json(form) + [UInt8(ascii: "\n")])
        if answer.targets.isEmpty { throw ExitCode(2) }
    }
}
