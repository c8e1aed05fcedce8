import CCurl
import CLibXML2
import Foundation
import Testing

/// The C libraries can be found, linked and called from Swift as far as the package uses them.
@Suite struct SystemLibraryTests {
    /// The data received so far; libcurl passes it to the callback as a bare pointer.
    private final class Received {
        var bytes: [UInt8] = []
    }

    private static let receive: curl_write_callback = { data, size, count, context in
        guard let data, let context else { return 0 }
        let received = Unmanaged<Received>.fromOpaque(context).takeUnretainedValue()
        received.bytes += UnsafeRawBufferPointer(start: data, count: size * count)
        return size * count
    }

    @Test func `libcurl reads a document through our options and callback`() throws {
        let path = NSTemporaryDirectory() + "ratecard-\(UUID().uuidString).json"
        try Data(#"{"price":"0.0000025"}"#.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }

        let handle = try #require(curl_easy_init())
        defer { curl_easy_cleanup(handle) }
        let received = Received()
        #expect(ratecard_curl_set_string(handle, CURLOPT_URL, "file://\(path)") == CURLE_OK)
        #expect(ratecard_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "file") == CURLE_OK)
        #expect(ratecard_curl_set_long(handle, CURLOPT_NOSIGNAL, 1) == CURLE_OK)
        #expect(ratecard_curl_set_write(handle, Self.receive) == CURLE_OK)
        let result = withExtendedLifetime(received) {
            let context = Unmanaged.passUnretained(received).toOpaque()
            guard ratecard_curl_set_pointer(handle, CURLOPT_WRITEDATA, context) == CURLE_OK else {
                return CURLE_FAILED_INIT
            }
            return curl_easy_perform(handle)
        }
        #expect(result == CURLE_OK)
        #expect(String(decoding: received.bytes, as: UTF8.self) == #"{"price":"0.0000025"}"#)
    }

    @Test func `libcurl refuses a scheme that is not allowed`() throws {
        let handle = try #require(curl_easy_init())
        defer { curl_easy_cleanup(handle) }
        #expect(ratecard_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "https") == CURLE_OK)
        #expect(ratecard_curl_set_string(handle, CURLOPT_URL, "file:///etc/hostname") == CURLE_OK)
        #expect(curl_easy_perform(handle) == CURLE_UNSUPPORTED_PROTOCOL)
        var status: Int = -1
        #expect(ratecard_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK)
        #expect(status == 0)
    }

    @Test func `libxml2 reads a cell of a broken table by XPath`() throws {
        let html = "<html><body><table><tr><td>Model<td>Price<tr><td>small &amp; fast<td>$0.25</table"
        let options = Int32(HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue)
        let document = try #require(htmlReadMemory(html, Int32(html.utf8.count), nil, "UTF-8", options))
        defer { xmlFreeDoc(document) }
        let context = try #require(xmlXPathNewContext(document))
        defer { xmlXPathFreeContext(context) }

        func text(_ path: String) throws -> String {
            let found = try #require(xmlXPathEvalExpression(path, context))
            defer { xmlXPathFreeObject(found) }
            let string = try #require(xmlXPathCastToString(found))
            defer { ratecard_xml_free(string) }
            return String(cString: string)
        }
        #expect(try text("//tr[2]/td[2]") == "$0.25")
        #expect(try text("//tr[td[1] = 'small & fast']/td[2]") == "$0.25")
        #expect(try text("count(//tr)") == "2")
    }
}
