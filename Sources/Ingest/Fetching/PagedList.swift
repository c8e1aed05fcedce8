import JSON
import Tariff

/// A paged list, joined into one document with the structure of a page.
struct PagedList {
    /// The number of pages so far.
    private(set) var count = 0
    /// The total size of the pages in bytes.
    private(set) var bytes = 0

    private let paging: SourceFetching.Paging
    private var first: [JSONNode.Member] = []
    private var only: [UInt8] = []
    private var listKey = ""
    private var elements: [JSONNode] = []
    private var seen: Set<WebAddress> = []

    /// The members that describe the page instead of the list.
    private static let pageKeys: Set<String> = ["links", "NextPageLink", "has_more", "first_id", "last_id", "Count"]

    /// Creates an empty list.
    init(_ paging: SourceFetching.Paging) { self.paging = paging }

    /// Adds a page.
    ///
    /// Returns the address of the next page, or nil after the last.
    mutating func add(_ page: [UInt8], from address: WebAddress) throws(FetchFailure) -> WebAddress? {
        count += 1
        bytes += page.count
        seen.insert(address)
        let node: JSONNode
        do { node = try JSONReader.read(page) } catch { throw .badPage(number: count, reason: "it is not JSON") }
        let lists = node.members.filter { if case .array = $0.value { true } else { false } }
        guard let list = lists.count == 1 ? lists[0] : lists.first(where: { $0.key == "data" }) else {
            throw .badPage(number: count, reason: "no list is in it")
        }
        if count == 1 {
            (first, only, listKey) = (node.members, page, list.key)
        } else if list.key != listKey {
            throw .badPage(
                number: count, reason: "its list is called \(list.key), and that of the first page \(listKey)")
        }
        elements += list.value.elements
        guard let next = try next(after: node, list.value.elements, address) else { return nil }
        guard !seen.contains(next) else {
            throw .badPage(number: count, reason: "it names an earlier page as the next")
        }
        return next
    }

    /// Returns the joined document.
    ///
    /// A single page is returned byte for byte.
    func joined() -> [UInt8] {
        guard count > 1 else { return only }
        let members = first.filter { !Self.pageKeys.contains($0.key) || $0.key == listKey }.map { member in
            member.key == listKey ? .init(key: listKey, value: .array(elements)) : member
        }
        return Array(JSONNode.object(members).canonicalJSON.utf8)
    }

    private func next(
        after page: JSONNode, _ elements: [JSONNode], _ address: WebAddress
    ) throws(FetchFailure) -> WebAddress? {
        let named: JSONNode?
        switch paging {
        case .linksNext: named = page["links"]?["next"]
        case .nextPageLink: named = page["NextPageLink"]
        case .afterID:
            guard page["has_more"]?.bool == true else { return nil }
            guard let last = page["last_id"]?.string, !elements.isEmpty else {
                throw .badPage(number: count, reason: "it has more after it and does not say after which id")
            }
            return address.adding("after_id", last)
        }
        switch named {
        case nil, .null, .string(""): return nil
        case .string(let text):
            guard let next = WebAddress(text, relativeTo: address) else {
                throw .badPage(number: count, reason: "the address of the next is none")
            }
            return next
        default: throw .badPage(number: count, reason: "the address of the next is no text")
        }
    }
}
