import Tariff

/// The bytes of an index: a header with format, length and checksum, then the arrays one after the other.
extension CatalogIndex {
    /// The format that this version writes and reads.
    ///
    /// It rises with every change to any array or record.
    package static let format = 9

    private static let magic: UInt64 = 0x5844_4954_4143_4352  // "RCCATIDX" as it stands in the file
    private static let headerSize = 32

    /// Returns the index as bytes that ``init(decoding:)`` reads.
    package func encoded() -> [UInt8] {
        var body = ByteWriter()
        texts.encode(to: &body)
        var head = RecordWriter()
        head.texts = TextPoolBuilder()
        head.put(IndexHead(self))
        let headTexts = head.texts.pool()
        headTexts.encode(to: &body)
        body.array(head.bytes.bytes)
        columns.encode(to: &body)
        tables.encode(to: &body)
        facets.encode(to: &body)
        for column in rates { column.encode(to: &body) }
        body.array(records)
        body.array(nameBytes)
        return Self.sealed(body.bytes)
    }

    /// Returns a body behind its header.
    static func sealed(_ body: [UInt8]) -> [UInt8] {
        var header = ByteWriter()
        header.fixed(Self.magic)
        header.fixed(UInt64(Self.format))
        header.fixed(UInt64(body.count))
        header.fixed(Self.check(body[...]))
        return header.bytes + body
    }

    /// Reads an index from its bytes.
    ///
    /// - Throws: ``IndexError`` for bytes of another format, and for bytes that were cut short or changed.
    package init(decoding bytes: [UInt8]) throws(IndexError) {
        var header = ByteReader(bytes, in: 0..<Self.headerSize)
        guard bytes.count >= Self.headerSize, try header.fixed(UInt64.self) == Self.magic else { throw .notAnIndex }
        let format = try header.fixed(UInt64.self)
        guard format == UInt64(Self.format) else {
            throw .otherFormat(found: Int(clamping: format), expected: Self.format)
        }
        guard try header.fixed(UInt64.self) == UInt64(bytes.count - Self.headerSize) else {
            throw .damaged("its length is not the stated one")
        }
        guard try header.fixed(UInt64.self) == Self.check(bytes[Self.headerSize...]) else {
            throw .damaged("its check does not match")
        }
        var reader = ByteReader(bytes, in: Self.headerSize..<bytes.count)
        let texts = try TextPool(from: &reader)
        let headTexts = try TextPool(from: &reader)
        let headBytes: [UInt8] = try reader.array()
        var head = RecordReader(bytes: ByteReader(headBytes), texts: headTexts, terms: [])
        let parts = try IndexHead(from: &head)
        let columns = try OfferColumns(from: &reader)
        let tables = try IndexTables(from: &reader)
        let facets = try OfferFacets(from: &reader, count: columns.id.count)
        var rates: [RateColumn] = []
        for _ in RateSlot.allCases {
            rates.append(try RateColumn(from: &reader, offers: columns.id.count, terms: tables.rateTerm.count))
        }
        let records: [UInt8] = try reader.array()
        let nameBytes: [UInt8] = try reader.array()
        try columns.check(
            texts: texts.count, models: tables.modelID.count, providers: parts.providers.count,
            labs: tables.lab.count, routes: tables.routeProvider.count, records: records.count)
        try tables.check(
            offers: columns.id.count, texts: texts.count, providers: parts.providers.count, terms: parts.terms.count)
        self.init(
            version: parts.version, sequence: parts.sequence, generatedAt: parts.generatedAt,
            providers: parts.providers, sources: parts.sources, readings: parts.readings, columns: columns,
            tables: tables, facets: facets, rates: rates, terms: parts.terms, texts: texts, records: records,
            nameBytes: nameBytes)
    }

    /// Returns a hash that changes with any byte.
    ///
    /// It protects against damage, not against attacks.
    private static func check(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.withUnsafeBytes { buffer in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            var offset = 0
            while offset + 8 <= buffer.count {
                let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash >> 29
                offset += 8
            }
            while offset < buffer.count {
                hash = (hash ^ UInt64(buffer[offset])) &* 0x0000_0100_0000_01B3
                offset += 1
            }
            return hash
        }
    }
}
