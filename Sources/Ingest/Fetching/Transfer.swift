import CCurl
import Foundation
import Synchronization

/// One HTTP request and its response, without redirects.
///
/// libcurl blocks, so each transfer has its own thread. The threads of Swift's concurrency pool, which are as
/// few as the processors, stay free.
struct Transfer: Sendable {
    /// The address to request.
    var address: WebAddress
    /// The headers to send, each as `name: value`.
    var headers: [String]
    /// The proxy; nil for a direct connection.
    var proxy: String?
    /// True if the host may have an address that is not public.
    var allowsPrivate: Bool
    /// The maximum size of the decoded body in bytes.
    var maxBytes: Int
    /// The maximum duration of the whole transfer.
    var timeout: Duration
    /// The maximum time without any data.
    var stall: Duration
    /// The value of the `User-Agent` header.
    var agent: String
    /// The file of trusted certificate authorities; nil for those of this machine.
    var authorities: String?

    /// An HTTP response.
    struct Response: Sendable {
        var status: Int
        /// The headers by lower-case name.
        ///
        /// For a repeated name, the last value.
        var headers: [String: String]
        var body: [UInt8]
    }

    /// Sends the request, and stops when the task is cancelled.
    func response() async throws(FetchFailure) -> Response {
        let isCancelled = CancelFlag()
        let result: Result<Response, FetchFailure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let thread = Thread {
                    let result = Result { () throws(FetchFailure) in try perform(isCancelled) }
                    continuation.resume(returning: result)
                }
                thread.name = "fetch \(address.host)"
                thread.start()
            }
        } onCancel: {
            isCancelled.set()
        }
        return try result.get()
    }

    /// A flag that tells the transfer's thread from another one that it is cancelled.
    final class CancelFlag: Sendable {
        private let flag = Atomic(false)
        var isSet: Bool { flag.load(ordering: .relaxed) }
        func set() { flag.store(true, ordering: .relaxed) }
    }

    private func perform(_ isCancelled: CancelFlag) throws(FetchFailure) -> Response {
        _ = Self.isReady
        guard let handle = curl_easy_init() else {
            throw .unreachable(host: address.host, reason: "libcurl cannot begin")
        }
        defer { curl_easy_cleanup(handle) }
        var list: UnsafeMutablePointer<curl_slist>?
        // An empty Accept-Encoding accepts every encoding that libcurl can decode.
        for header in headers { list = curl_slist_append(list, header) }
        defer { curl_slist_free_all(list) }
        let progress = TransferProgress(self, isCancelled)
        var message = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let code = message.withUnsafeMutableBufferPointer { buffer in
            withExtendedLifetime(progress) {
                guard
                    set(handle, list, progress: Unmanaged.passUnretained(progress).toOpaque()),
                    ratecard_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, buffer.baseAddress) == CURLE_OK
                else { return CURLE_FAILED_INIT }
                return curl_easy_perform(handle)
            }
        }
        guard code == CURLE_OK else {
            let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            var answered = 0
            _ = ratecard_curl_get_long(handle, CURLINFO_HTTP_CONNECTCODE, &answered)
            if progress.failure == nil, answered >= 400 {
                throw .unreachable(host: address.host, reason: "the proxy answered \(answered)")
            }
            throw failure(code, text, progress)
        }
        var status = 0
        _ = ratecard_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return Response(status: status, headers: progress.headers, body: progress.body)
    }

    /// Sets all options.
    ///
    /// Returns false if this libcurl does not support one of them.
    private func set(
        _ handle: UnsafeMutableRawPointer, _ list: UnsafeMutablePointer<curl_slist>?, progress: UnsafeMutableRawPointer
    ) -> Bool {
        var texts: [(CURLoption, String)] = [
            (CURLOPT_URL, address.text), (CURLOPT_USERAGENT, agent), (CURLOPT_ACCEPT_ENCODING, ""),
            (CURLOPT_PROTOCOLS_STR, address.scheme),
            // The proxy is chosen by us: an empty string stops libcurl from reading the environment itself.
            (CURLOPT_PROXY, proxy ?? ""), (CURLOPT_NOPROXY, ""),
        ]
        if let authorities { texts.append((CURLOPT_CAINFO, authorities)) }
        let milliseconds = Int(timeout / .milliseconds(1))
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NOPROGRESS, 0),
            (CURLOPT_TIMEOUT_MS, max(1, milliseconds)), (CURLOPT_CONNECTTIMEOUT_MS, max(1, min(15_000, milliseconds))),
        ]
        let pointers = [CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA, CURLOPT_OPENSOCKETDATA]
        let codes =
            texts.map { ratecard_curl_set_string(handle, $0, $1) }
            + numbers.map { ratecard_curl_set_long(handle, $0, $1) }
            + pointers.map { ratecard_curl_set_pointer(handle, $0, progress) } + [
                ratecard_curl_set_list(handle, CURLOPT_HTTPHEADER, list),
                ratecard_curl_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(maxBytes)),
                ratecard_curl_set_write(handle, TransferProgress.receive),
                ratecard_curl_set_header(handle, TransferProgress.receiveHeader),
                ratecard_curl_set_progress(handle, TransferProgress.look),
                ratecard_curl_set_open_socket(handle, TransferProgress.openSocket),
            ]
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    /// Translates an error code of libcurl.
    private func failure(_ code: CURLcode, _ message: String, _ progress: TransferProgress) -> FetchFailure {
        if let failure = progress.failure ?? progress.refusal { return failure }
        let host = address.host
        let reason = message.isEmpty ? String(cString: curl_easy_strerror(code)) : message
        let seconds = max(1, Int(timeout / .seconds(1)))
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .unresolved(host: host)
        case CURLE_COULDNT_RESOLVE_PROXY: .unreachable(host: host, reason: "the proxy's name cannot be resolved")
        case CURLE_OPERATION_TIMEDOUT: .timedOut(host: host, seconds: seconds)
        case CURLE_FILESIZE_EXCEEDED: .tooLarge(host: host, limit: maxBytes)
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            .cutOff(host: host, bytes: progress.body.count)
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR: .undecodable(host: host)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_CIPHER, CURLE_SSL_INVALIDCERTSTATUS:
            .untrusted(host: host, reason: reason)
        default: .unreachable(host: host, reason: reason)
        }
    }

    /// The global initialization of libcurl, which must happen once before any thread uses it.
    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
