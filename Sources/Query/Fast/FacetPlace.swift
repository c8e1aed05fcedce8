import Tariff

/// Where each word stands in its list, from 0: told by a switch, since a search would be made for every facet.
extension Capability {
    var place: Int {
        switch self {
        case .tools: 0
        case .parallelTools: 1
        case .structuredOutput: 2
        case .jsonMode: 3
        case .reasoning: 4
        case .promptCaching: 5
        case .streaming: 6
        case .webSearch: 7
        case .computerUse: 8
        case .logprobs: 9
        case .seed: 10
        case .prefill: 11
        case .batch: 12
        case .fineTuning: 13
        }
    }
}

extension Modality {
    var place: Int {
        switch self {
        case .text: 0
        case .image: 1
        case .pdf: 2
        case .audio: 3
        case .video: 4
        case .embedding: 5
        case .rerank: 6
        case .transcription: 7
        }
    }
}

extension OfferStatus {
    var place: Int {
        switch self {
        case .active: 0
        case .preview: 1
        case .deprecated: 2
        case .missing: 3
        case .retired: 4
        }
    }
}

extension OfferState {
    var place: Int {
        switch self {
        case .priced: 0
        case .free: 1
        case .included: 2
        case .dynamic: 3
        case .unknown: 4
        }
    }
}

extension Provider.Kind {
    var place: Int {
        switch self {
        case .firstParty: 0
        case .cloud: 1
        case .host: 2
        case .gateway: 3
        case .plan: 4
        case .local: 5
        }
    }
}

extension ServiceTier {
    var place: Int {
        switch self {
        case .standard: 0
        case .batch: 1
        case .flex: 2
        case .priority: 3
        case .fast: 4
        case .ultrafast: 5
        case .balanced: 6
        }
    }
}
