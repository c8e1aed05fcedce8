import CLibXML2

/// The tables of a page with the headings, tabs and sentences around them.
struct HTMLOutline {
    /// A table with its context.
    struct Table {
        var node: HTMLTree.Node
        var headings: [String]
        /// The names of its context, as in ``PageRow/names``.
        var names: [String: String]
    }

    /// The tables in the order of the page.
    private(set) var tables: [Table] = []
    private let tree: HTMLTree

    init(_ tree: HTMLTree) {
        self.tree = tree
        var context = Context()
        // The walk has no recursion, so that deep nesting costs no stack.
        var next = tree.root
        while let node = next {
            visit(node, &context)
            next = Self.following(node)
        }
    }

    /// Returns the context of an element that is no table.
    func names(above element: HTMLTree.Node) -> (names: [String: String], headings: [String]) {
        var context = Context()
        let before =
            "preceding::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or self::p or self::code]"
        for node in tree.nodes(before, in: element) { context.add(tree.name(of: node) ?? "", text(of: node)) }
        return (names(of: element, context), context.headings.map(\.text))
    }

    /// The headings and texts passed so far.
    private struct Context {
        var headings: [(level: Int, text: String)] = []
        var sentence = ""
        var code = ""

        mutating func add(_ name: String, _ text: String) {
            guard !text.isEmpty else { return }
            if name.count == 2, name.first == "h", let level = name.last?.wholeNumberValue {
                headings.removeAll { $0.level >= level }
                headings.append((level, text))
                (sentence, code) = ("", "")
            } else if name == "p" {
                sentence = text
            } else if name == "code", code.isEmpty {
                code = text
            }
        }
    }

    private mutating func visit(_ node: HTMLTree.Node, _ context: inout Context) {
        switch tree.name(of: node) {
        case "table":
            tables.append(Table(node: node, headings: context.headings.map(\.text), names: names(of: node, context)))
        case "h1", "h2", "h3", "h4", "h5", "h6", "p", "code":
            // Texts in cells are no context of the tables after them.
            if tree.nodes("ancestor::table", in: node).isEmpty {
                context.add(tree.name(of: node) ?? "", text(of: node))
            }
        default: break
        }
    }

    private func names(of element: HTMLTree.Node, _ context: Context) -> [String: String] {
        var names: [String: String] = [:]
        if let heading = context.headings.last {
            names["heading"] = heading.text
            names["headings"] = context.headings.map(\.text).joined(separator: " > ")
        }
        if !context.sentence.isEmpty { names["sentence"] = context.sentence }
        if !context.code.isEmpty { names["code"] = context.code }
        if let caption = tree.nodes("caption", in: element).first { names["caption"] = text(of: caption) }
        if let tab = tab(around: element) { names["tab"] = tab }
        return names
    }

    /// Returns the label of the tab whose panel holds an element, or its value where no element labels it.
    private func tab(around element: HTMLTree.Node) -> String? {
        guard let panel = tree.nodes("ancestor::*[@role='tabpanel' or @data-value][1]", in: element).first else {
            return nil
        }
        if let label = tree.attribute("aria-labelledby", of: panel), !label.contains("'"),
            let node = tree.nodes("//*[@id='\(label)']").first
        {
            return text(of: node)
        }
        return tree.attribute("data-value", of: panel)
    }

    private func text(of node: HTMLTree.Node) -> String { PageText.line(tree.content(of: node)) }

    /// Returns the next node in the order of the page.
    private static func following(_ node: HTMLTree.Node) -> HTMLTree.Node? {
        if node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children { return child }
        var node: HTMLTree.Node? = node
        while let current = node {
            if let next = current.pointee.next { return next }
            node = current.pointee.parent
        }
        return nil
    }
}
