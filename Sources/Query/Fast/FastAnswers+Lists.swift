import Tariff

extension FastAnswers {
    /// Returns the rows of the offers that meet the parameters of a list, in order.
    ///
    /// A list caches nothing.
    func rows(of list: ListQuestion, now: Timestamp) -> [Int] {
        let shortlist = Shortlist(index, timeline, Shortlist.Key(list, timeline, now: now))
        var offers = shortlist.offers
        for (_, those) in shortlist.preferences { offers.formIntersection(those) }
        let (rule, makesText) = (LimitRule(list), index.facets[.other(.makesText)])
        limits.removeBelowContext(of: rule, makesText: makesText, from: &offers)
        limits.removeBelowOutput(of: rule, makesText: makesText, from: &offers)
        if !list.includesDisputed { offers.subtract(index.facets[.other(.disputed)]) }
        guard let age = list.maxAge else { return offers.first(.max) }
        return offers.first(.max).filter { row in
            let confirmed = index.columns.oldestConfirmed[row]
            return confirmed != .min && now.seconds - confirmed <= age
        }
    }
}
