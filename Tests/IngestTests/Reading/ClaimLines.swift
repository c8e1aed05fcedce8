import Tariff

@testable import Ingest

/// Claims as lines of text, for the expected results in tables of cases.
///
/// `input_cost_per_token: input.text 2.5/1M token {"service_tier":"flex"}`, `prompt: skip sentinel`,
/// `mode: produces=text`. Facts are omitted unless requested, except for the state.
enum ClaimLines {
    static func of(_ claims: [Claim], facts: Bool = false) -> [String] {
        claims.compactMap { claim in
            if case .fact(let fact) = claim.content, !facts, fact.key != "state" { return nil }
            return "\(claim.field.isEmpty ? "" : claim.field + ": ")\(content(claim.content))\(dates(claim.effective))"
        }
    }

    /// ` 2026-07-01..2026-09-01` with an open end left empty, or nothing for an unlimited period.
    static func dates(_ period: EffectivePeriod) -> String {
        func day(_ moment: Timestamp?) -> String { moment.map { String($0.description.prefix(10)) } ?? "" }
        return period == .always ? "" : " \(day(period.from))..\(day(period.to))"
    }

    /// One line with all content of a claim.
    static func whole(_ claim: Claim) -> String {
        "\(claim.source) \(claim.key) \(claim.offer) \(claim.field) [\(claim.raw)] \(content(claim.content))"
            + " \(claim.effective.from?.description ?? "")..\(claim.effective.to?.description ?? "")"
    }

    static func content(_ content: Claim.Content) -> String {
        switch content {
        case .rate(let rate): self.rate(rate)
        case .fact(let fact): "\(fact.key)=\(fact.value)"
        case .modifier(let modifier): modifier.json
        case .skip(let reason): "skip \(reason.rawValue)"
        }
    }

    static func rate(_ rate: Rate) -> String {
        let per = [1_000_000: "/1M ", 1000: "/1K "][rate.unit.per] ?? "/"
        let currency = rate.currency == .usd ? "" : " \(rate.currency)"
        let conditions = rate.conditions.isEmpty ? "" : " \(rate.conditions.json)"
        return "\(rate.component) \(rate.amount.text(per: rate.unit.per))\(per)\(rate.unit)\(currency)\(conditions)"
    }
}
