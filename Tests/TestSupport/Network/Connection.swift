import Foundation

/// One connection of the ``LoopbackServer``.
package struct Connection: Sendable {
    private let file: Int32

    init(_ file: Int32) { self.file = file }

    /// Writes bytes; false when the client has gone.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Writes text.
    @discardableResult
    package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    /// Waits.
    package func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }

    /// Waits until the client goes, at most five seconds.
    package func waitForEnd() {
        var byte: UInt8 = 0
        _ = recv(file, &byte, 1, 0)
    }

    /// Reads the head of a request; nil when none comes.
    func readRequest() -> LoopbackServer.Request? {
        var head: [UInt8] = []
        var byte: UInt8 = 0
        while !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
            guard head.count < 65_536, recv(file, &byte, 1, 0) == 1 else { return nil }
            head.append(byte)
        }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        return LoopbackServer.Request(target: String(words[1]), headers: headers)
    }

    func close() {
        shutdown(file, Int32(SHUT_WR))
        _ = Foundation.close(file)
    }
}
