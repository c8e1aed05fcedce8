import CLibXML2

/// A document of libxml2, which it frees.
final class HTMLTree {
    typealias Node = UnsafeMutablePointer<xmlNode>

    private let document: UnsafeMutablePointer<xmlDoc>

    /// The largest page that is read, in bytes.
    private static let limit = 32 << 20

    /// Parses a page; bytes that are no UTF-8 become replacement characters.
    ///
    /// Nothing is fetched, and no document type is loaded.
    ///
    /// - Throws: ``SourceError/unreadable(_:)`` if it is too large, too deeply nested, or no document at all.
    init(_ bytes: [UInt8]) throws(SourceError) {
        guard bytes.count <= Self.limit else {
            throw .unreadable("the page has \(bytes.count) bytes, and at most \(Self.limit) are read")
        }
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue
        guard let context = htmlNewParserCtxt() else { throw .unreadable("there is no memory for the page") }
        defer { htmlFreeParserCtxt(context) }
        let parsed = text.withUnsafeBytes { buffer in
            htmlCtxtReadMemory(
                context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
                Int32(options))
        }
        guard let parsed else { throw .unreadable("the page is no HTML") }
        document = parsed
        // A parser that gave up would leave a page that ends in the middle.
        guard context.pointee.disableSAX == 0 else {
            throw .unreadable("the elements of the page are nested too deeply")
        }
    }

    deinit { xmlFreeDoc(document) }

    /// The element around all others.
    var root: Node? { xmlDocGetRootElement(document) }

    /// Returns the nodes that an XPath selects, relative to a node or to the document; none if it is no XPath.
    func nodes(_ xpath: String, in node: Node? = nil) -> [Node] {
        guard let context = xmlXPathNewContext(document) else { return [] }
        defer { xmlXPathFreeContext(context) }
        // Messages about a wrong XPath would go to the standard error.
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        context.pointee.node = node ?? root
        guard let result = xmlXPathEvalExpression(xpath, context) else { return [] }
        defer { xmlXPathFreeObject(result) }
        guard let set = result.pointee.nodesetval, let table = set.pointee.nodeTab else { return [] }
        return (0..<Int(set.pointee.nodeNr)).compactMap { table[$0] }
    }

    /// Returns the XPath of a node.
    func path(of node: Node) -> String {
        guard let path = xmlGetNodePath(node) else { return "" }
        defer { ratecard_xml_free(path) }
        return String(cString: path)
    }

    /// Returns the whole text of a node, or the value of an attribute.
    func content(of node: Node) -> String {
        guard let content = xmlNodeGetContent(node) else { return "" }
        defer { ratecard_xml_free(content) }
        return String(cString: content)
    }

    /// Returns the value of an attribute; nil if the element has none.
    func attribute(_ name: String, of node: Node) -> String? {
        guard let value = xmlGetProp(node, name) else { return nil }
        defer { ratecard_xml_free(value) }
        return String(cString: value)
    }

    /// Returns the name of an element; nil for text and other nodes.
    func name(of node: Node) -> String? {
        guard node.pointee.type == XML_ELEMENT_NODE, let name = node.pointee.name else { return nil }
        return String(cString: name).lowercased()
    }

    /// Returns the elements directly in an element.
    func children(of node: Node) -> [Node] {
        var children: [Node] = []
        var next = node.pointee.children
        while let child = next {
            if child.pointee.type == XML_ELEMENT_NODE { children.append(child) }
            next = child.pointee.next
        }
        return children
    }
}
