package import Tariff

extension CheapestAnswer {
    /// One offer of the ranking.
    package struct Result: Sendable {
        /// How the cost is held.
        private enum Price {
            case quoted(Quote, QuoteEvidence)
            case filledIn(QuoteForm, BilledCounts)
        }

        private let held: HeldOffer
        private let price: Price
        /// Where it stands at the moment of the question.
        package let status: OfferStatus
        /// When the cost may change.
        private let quoteValidUntil: Timestamp?
        /// The first moment at which the cost or the status may change.
        package let validUntil: Timestamp?

        /// Makes a result from its quote.
        init(_ held: HeldOffer, _ quote: Quote, at moment: Timestamp) {
            self.init(held, .quoted(quote, held.evidence(of: quote)), validUntil: quote.validUntil, at: moment)
        }

        /// Makes a result from the form of its quote and the numbers of a question.
        init(_ held: HeldOffer, _ form: QuoteForm, _ counts: BilledCounts, at moment: Timestamp) {
            let validUntil = form.nextChange(of: held, after: moment)
            self.init(held, .filledIn(form, counts), validUntil: validUntil, at: moment)
        }

        private init(_ held: HeldOffer, _ price: Price, validUntil: Timestamp?, at moment: Timestamp) {
            self.held = held
            self.price = price
            status = held.status(at: moment)
            quoteValidUntil = validUntil
            let change = held.statusChange(after: moment)
            self.validUntil = validUntil.map { until in change.map { min($0, until) } ?? until } ?? change
        }

        /// The offer.
        package var offer: Offer { held.offer }

        /// What the workload costs there.
        package var quote: Quote {
            switch price {
            case .quoted(let quote, _): quote
            case .filledIn(let form, let counts): form.quote(of: counts, validUntil: quoteValidUntil)
            }
        }

        /// Who says so.
        package var evidence: QuoteEvidence {
            switch price {
            case .quoted(_, let evidence): evidence
            case .filledIn(let form, _): form.evidence
            }
        }

        /// Whether the numbers were filled into a form that another question left.
        var isFilledIn: Bool {
            if case .filledIn = price { true } else { false }
        }

        /// Adds one result; a quote outside a ranking has no rank.
        package func write(rank: Int?, to json: inout JSONWriter) {
            json.object { json in
                if let rank { json.member("rank", Int64(rank)) }
                json.key("offer")
                json.object { held.writeHead(status: status, to: &$0) }
                json.key("cost")
                switch price {
                case .quoted(let quote, _): quote.write(to: &json)
                case .filledIn(let form, let counts): form.writeCost(of: counts, to: &json)
                }
                json.key("evidence")
                switch price {
                case .quoted(_, let evidence): evidence.write(to: &json)
                case .filledIn(let form, _): form.writeEvidence(to: &json)
                }
                json.member("valid_until", validUntil)
            }
        }
    }
}

extension CheapestAnswer.Result: Hashable {
    /// Whether both say the same, however they hold it.
    package static func == (left: CheapestAnswer.Result, right: CheapestAnswer.Result) -> Bool {
        left.held == right.held && left.status == right.status && left.validUntil == right.validUntil
            && left.quote == right.quote && left.evidence == right.evidence
    }

    /// Adds the offer and its quote.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(held)
        hasher.combine(quote)
    }
}
