import ArgumentParser
import Pipeline
import Query
import Tariff

/// Finds the cheapest offers that can do a job.
struct CheapestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cheapest",
        abstract: "Find the cheapest offers that can do a job, what they cost, and why others are excluded.",
        discussion: """
              ratecard cheapest --needs tools --context 128000
              ratecard cheapest --input-tokens 20000 --cached-tokens 15000 --requests 1000
              ratecard cheapest --models 'anthropic/claude-*' --per offer --limit 10
              ratecard cheapest --produces embedding --input-tokens 1000000
              ratecard cheapest --service-tier batch --explain --format json
              ratecard cheapest --images-out 4 --image-size 1024x1536 --image-quality high
              ratecard cheapest --video-out-seconds 10 --video-resolution 1080p --video-audio true
              ratecard cheapest --characters-in 1500
              ratecard cheapest --audio-in-seconds 600
              ratecard cheapest --pages-in 100 --service-tier batch
              ratecard cheapest --produces rerank --input-tokens 0 --requests 1000
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup(title: "Workload of one request") var workload: WorkloadOptions
    @OptionGroup(title: "Requirement") var requirement: RequirementOptions
    @OptionGroup(title: "Policy") var policy: PolicyOptions

    func run() throws {
        let now = Timestamp.now
        let question = try CommandQuestion.question(workload.words + requirement.words + policy.words, now: now)
        let index = try OpenCatalog.index(global.workspace, asOf: question.policy.asOf)
        let answer = FastAnswers(index).cheapest(question, now: question.policy.asOf ?? now)
        UnknownNames.note(in: question, index)
        let table = CheapestTable(answer)
        Terminal.print(
            as: global.format, json: answer.json, csv: QuoteTable.sheet(answer.results), text: table.text)
        guard answer.results.isEmpty else { return }
        Terminal.error(table.advice)
        throw ExitCode(2)
    }
}
