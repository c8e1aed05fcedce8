/// The unit that a component is counted in.
///
/// Rates are stored per single unit.
///
/// `docs/prices-and-units.md`, section 2.
package enum PriceUnit: UInt8, Sendable, Hashable, Comparable, CaseIterable, CustomStringConvertible {
    /// One token of a model's own tokenizer.
    case token
    /// One token stored for one hour.
    case tokenHour
    /// One Unicode scalar.
    case character
    /// One finished image, or one image in the prompt.
    case image
    /// 10^6 pixels, fractions counted.
    case megapixel
    /// One second of video.
    case videoSecond
    /// One second of sound.
    case audioSecond
    /// One second of hardware.
    case computeSecond
    /// One call, search, song, clip, step, session or check.
    case request
    /// One page of a document.
    case page
    /// 10^9 bytes stored for 24 hours.
    case gigabyteDay
    /// One credit of the seller's own.
    case credit

    /// The name that documents and answers print: `audio_second`.
    package var name: String {
        switch self {
        case .token: "token"
        case .tokenHour: "token_hour"
        case .character: "character"
        case .image: "image"
        case .megapixel: "megapixel"
        case .videoSecond: "video_second"
        case .audioSecond: "audio_second"
        case .computeSecond: "compute_second"
        case .request: "request"
        case .page: "page"
        case .gigabyteDay: "gigabyte_day"
        case .credit: "credit"
        }
    }

    /// The unit with that name, if there is one.
    package init?(name: String) {
        guard let unit = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = unit
    }

    /// The number of units that an amount is printed for: a million tokens, a thousand requests or pages, else one.
    package var per: Int64 {
        switch self {
        case .token, .tokenHour, .character: 1_000_000
        case .request, .page: 1000
        default: 1
        }
    }

    /// The name.
    package var description: String { name }

    /// Returns true if the left one comes first in the vocabulary.
    package static func < (left: PriceUnit, right: PriceUnit) -> Bool { left.rawValue < right.rawValue }
}
