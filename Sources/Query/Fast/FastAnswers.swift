import Tariff

/// Answers questions about a whole catalog sooner than ``Decision`` does: the one door to this folder.
///
/// A question is answered in four steps (``FastDecision``):
///
/// 1. A ``Shortlist`` has the offers that may answer, numbers aside. ``OfferLimits`` compares the rest with its numbers.
/// 2. A ``FastPricer`` knows the lines of the bill and which offers the arrays can price, from a ``RateView`` of the rates.
/// 3. ``FastRanking`` prices the ``PriceGroups`` that may be cheap enough, until no other can be.
/// 4. The offers that are shown are quoted by the ``Quoter``, or from a ``QuoteForm`` that an earlier question left.
///
/// These values are cached, and no others. Each is a function of the index and of its key, so that the key must state all that
/// the value depends on. ``Memo`` bounds each cache.
///
/// | value | key | stored in | at most |
/// |---|---|---|---|
/// | ``Shortlist`` | ``Shortlist/Key``: the requirement but for its limits, states, region, tier, status span | ``FastAnswers`` | 64 |
/// | ``FastPricer`` | ``FastPricer/Key``: the rate views, the stated quantities, tier, lifetime, stand-ins | ``FastAnswers`` | 32 |
/// | ``RateView`` | ``RateView/Key``: the intervals between the bounds of terms, the open windows, tier, flags | ``FastAnswers`` | 16 |
/// | ``WindowReading`` | the second | ``FastAnswers`` | 4 |
/// | ``RateView/Amounts`` | a slot and its stand-in | ``RateView`` | 21 |
/// | ``PriceGroups`` | the shortlist | ``FastPricer`` | 8 |
/// | ``QuoteForm`` | the offer | ``FastPricer`` | 64 |
///
/// The capacities shrink with the number of offers. A large catalog caches a few values of each kind.
package final class FastAnswers: Sendable {
    /// The catalog that answers.
    package let index: CatalogIndex
    /// The limits of all offers.
    let limits: OfferLimits
    /// The announced changes of statuses.
    let timeline: StatusTimeline
    /// The terms as numbers.
    let terms: TermTable
    /// The services behind each route.
    let sellers: RouteSellers

    private let order: PriceOrder
    private let aliases: [ModelID: [String]]
    private let shortlists: Memo<Shortlist.Key, Shortlist>
    private let pricers: Memo<FastPricer.Key, FastPricer>
    private let views: Memo<RateView.Key, RateView>
    private let readings = Memo<Timestamp, WindowReading>(capacity: 4)

    /// Prepares a catalog for questions.
    package init(_ index: CatalogIndex) {
        self.index = index
        limits = OfferLimits(index.columns)
        timeline = StatusTimeline(index.tables, index.facets, start: index.generatedAt)
        terms = TermTable(index)
        sellers = RouteSellers(index)
        order = PriceOrder(index.columns.byPrice)
        aliases = index.aliasesByModel
        let room = 1_000_000 / max(1, index.offerCount)
        // A shortlist has a few bits for each offer. A pricer and a view have numbers for each offer.
        shortlists = Memo(capacity: min(64, max(4, room)))
        pricers = Memo(capacity: min(32, max(2, room / 2)))
        views = Memo(capacity: min(16, max(2, room)))
    }

    /// Returns the rules of a question for one whole offer.
    func eligibility(of question: Question, now: Timestamp) -> Eligibility {
        Eligibility(question, aliases: aliases, now: now)
    }

    /// Returns the shortlist of a question, and true if another question asked for it before.
    func shortlist(for question: Question) -> (shortlist: Shortlist, isRepeated: Bool) {
        let key = Shortlist.Key(question, timeline)
        let (shortlist, isHit) = shortlists.value(for: key) { Shortlist(index, timeline, key) }
        return (shortlist, isHit)
    }

    /// Returns the pricer of a workload, and true if another question asked for it before.
    func pricer(for workload: Workload, _ windows: WindowReading) -> (pricer: FastPricer, isRepeated: Bool) {
        guard let key = FastPricer.Key(workload, view: { view(of: $0, windows) }) else {
            return (FastPricer(OfferSorting(index, quoting: workload.mediaQuantities), order), false)
        }
        let (pricer, isHit) = pricers.value(for: key) { FastPricer(OfferSorting(index, key), order) }
        return (pricer, isHit)
    }

    /// Returns the state of the windows at a moment.
    func windows(at moment: Timestamp) -> WindowReading {
        readings.value(for: moment) { WindowReading(terms.windows, at: moment) }.value
    }

    private func view(of situation: Situation, _ windows: WindowReading) -> RateView {
        views.value(for: terms.key(of: situation, windows)) {
            RateView(index, fits: terms.fits(situation, windows))
        }.value
    }
}
