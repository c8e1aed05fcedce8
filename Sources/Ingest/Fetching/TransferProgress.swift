import CCurl

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The state of a running transfer and the callbacks that libcurl calls.
///
/// Only the transfer's thread uses it.
final class TransferProgress {
    /// The decoded body so far.
    private(set) var body: [UInt8] = []
    /// The headers of the response by lower-case name.
    private(set) var headers: [String: String] = [:]
    /// The reason why we stopped the transfer, if we did.
    private(set) var failure: FetchFailure?
    /// The address that was refused last.
    ///
    /// It is the reason for the failure if no other address connects.
    private(set) var refusal: FetchFailure?

    private let transfer: Transfer
    private let isCancelled: Transfer.CancelFlag
    private let clock = ContinuousClock()
    private var lastNews: ContinuousClock.Instant
    private var heard: Int64 = -1

    init(_ transfer: Transfer, _ isCancelled: Transfer.CancelFlag) {
        self.transfer = transfer
        self.isCancelled = isCancelled
        lastNews = clock.now
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> TransferProgress? {
        context.map { Unmanaged<TransferProgress>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Appends to the decoded body, up to its limit: a small compressed response can expand to any size.
    static let receive: curl_write_callback = { data, size, count, context in
        guard let data, let progress = of(context) else { return 0 }
        let length = size * count
        guard progress.body.count + length <= progress.transfer.maxBytes else {
            progress.failure = .tooLarge(host: progress.transfer.address.host, limit: progress.transfer.maxBytes)
            return 0
        }
        progress.body += UnsafeRawBufferPointer(start: data, count: length)
        return length
    }

    /// Reads one header line.
    ///
    /// Each status line starts a new response, so the headers of an interim response are discarded.
    static let receiveHeader: curl_write_callback = { data, size, count, context in
        guard let data, let progress = of(context) else { return 0 }
        let length = size * count
        let line = String(decoding: UnsafeRawBufferPointer(start: data, count: length), as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            progress.headers = [:]
        } else if let colon = line.firstIndex(of: ":"), progress.headers.count < 200 {
            let isBlank = { (character: Character) in character.isWhitespace }
            let value = line[line.index(after: colon)...].drop(while: isBlank)
            let end = value.lastIndex { !$0.isWhitespace }.map { value.index(after: $0) } ?? value.endIndex
            progress.headers[line[..<colon].lowercased()] = String(value[..<end])
        }
        return length
    }

    /// Checks for a stall and for cancellation.
    ///
    /// Called at least once a second.
    static let look: curl_xferinfo_callback = { context, _, received, _, _ in
        guard let progress = of(context) else { return 1 }
        if progress.isCancelled.isSet { progress.failure = .cancelled }
        let now = progress.clock.now
        if Int64(received) != progress.heard {
            (progress.heard, progress.lastNews) = (Int64(received), now)
        } else if now - progress.lastNews > progress.transfer.stall {
            let seconds = max(1, Int(progress.transfer.stall / .seconds(1)))
            progress.failure = .stalled(host: progress.transfer.address.host, seconds: seconds)
        }
        return progress.failure == nil ? 0 : 1
    }

    /// Opens a socket, or refuses it if its address is not public.
    ///
    /// The check applies to the address of this connection, so a later change of the name's resolution has no
    /// effect. With a proxy the address is the proxy's, which the owner of this machine chose.
    static let openSocket: curl_opensocket_callback = { context, _, address in
        guard let progress = of(context), let address else { return -1 }
        let transfer = progress.transfer
        if transfer.proxy == nil, !transfer.allowsPrivate {
            let numeric = withUnsafePointer(to: &address.pointee.addr) { IPAddress($0) }
            guard let numeric, numeric.isPublic else {
                let shown = numeric.map { "\($0)" } ?? "an address of an unknown kind"
                progress.refusal = .notPublic(host: transfer.address.host, address: shown)
                return -1
            }
        }
        return socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
    }
}
