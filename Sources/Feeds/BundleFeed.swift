import JSON
package import Tariff

/// The published catalog as the bundle that a new machine starts with (`docs/bundle.md`).
///
/// It contains the statements behind the published catalog, as far as the sources permit redistribution. The same catalog gives
/// the same bytes, and a document without changes modifies one line.
package struct BundleFeed: Sendable {
    /// The version of the format.
    package static let format: Int64 = 1

    /// The file of the sources and one file per provider, sorted by name.
    package private(set) var files: [FeedFile] = []
    /// The number of published prices, facts and modifiers that may not be redistributed.
    package private(set) var leftOut = 0

    /// Creates the bundle of a catalog.
    ///
    /// - Parameters:
    ///   - catalog: The published catalog.
    ///   - claims: The claims that the catalog was decided from.
    ///   - curation: The curated data, which names the sources that may be redistributed and the providers that own them.
    package init(_ catalog: Catalog, claims: [HeldClaim], curation: Curation) {
        var head = JSONWriter()
        head.object { $0.member("bundle", Self.format) }
        head.newline()
        for reading in catalog.readings.sorted(by: { $0.source < $1.source }) {
            guard let source = curation.sources[reading.source], source.isBundled else { continue }
            head.object { json in
                json.member("source", source.id.rawValue)
                json.member("document", reading.fetchedAt)
                json.member("url", source.url)
                json.member("licence", source.licence)
            }
            head.newline()
        }
        files.append(FeedFile(name: "sources.jsonl", bytes: head.bytes))
        let byOffer = Dictionary(grouping: claims, by: \.claim.offer)
        for (provider, offers) in Self.byProvider(catalog.offers) {
            var json = JSONWriter()
            for offer in offers {
                var lines = BundleOffer(offer, claims: byOffer[offer.id] ?? [], curation: curation)
                lines.write(to: &json)
                leftOut += lines.leftOut
            }
            guard json.count > 0 else { continue }
            files.append(FeedFile(name: "providers/\(Self.fileName(provider)).jsonl", bytes: json.bytes))
        }
        files.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// All files as one stream, beginning with the sources.
    package var stream: [UInt8] {
        files.filter { !$0.name.contains("/") }.flatMap(\.bytes)
            + files.filter { $0.name.contains("/") }.flatMap(\.bytes)
    }

    private static func byProvider(_ offers: [Offer]) -> [(ProviderID, [Offer])] {
        Dictionary(grouping: offers, by: \.id.provider).map { ($0, $1.sorted { $0.id < $1.id }) }
    }

    /// Converts a provider's id to a file name.
    ///
    /// Bytes that are not portable are percent-encoded.
    private static func fileName(_ provider: ProviderID) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var name: [UInt8] = []
        for (index, byte) in provider.rawValue.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                name.append(byte)
            case UInt8(ascii: ".") where index > 0: name.append(byte)
            default: name += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: name, as: UTF8.self)
    }
}
