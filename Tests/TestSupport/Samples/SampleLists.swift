/// Small price lists in the formats of the real ones, which tests change entry by entry.
package struct SampleLists: Sendable {
    /// An entry with its id and its JSON.
    package struct Entry: Sendable {
        /// The id.
        package var id: String
        /// The JSON.
        package var json: String

        /// Creates an entry.
        package init(id: String, json: String) { (self.id, self.json) = (id, json) }
    }

    /// OpenRouter's list; nil for no such file.
    package var openRouter: [Entry]?
    /// LiteLLM's map; nil for no such file.
    package var liteLLM: [Entry]?
    /// Other files by name.
    package var others: [String: String] = [:]

    /// Creates lists.
    package init(openRouter: [Entry]? = nil, liteLLM: [Entry]? = nil, others: [String: String] = [:]) {
        self.openRouter = openRouter
        self.liteLLM = liteLLM
        self.others = others
    }

    /// Both lists, a dozen entries each.
    package static var samples: SampleLists { SampleLists(openRouter: openRouterSamples, liteLLM: liteLLMSamples) }

    /// Both lists as they are later: one price moves, one offer vanishes, one is new.
    package static var laterSamples: SampleLists {
        var lists = samples
        lists.openRouter =
            openRouterSamples.filter { $0.id != "qwen/qwen3-coder" } + [
                openRouterEntry("qwen/qwen3-coder-next", prompt: "0.00000015", completion: "0.0000008")
            ]
        lists.replaceOpenRouter("openai/gpt-4o") {
            $0.json = $0.json.replacing("\"prompt\":\"0.0000025\"", with: "\"prompt\":\"0.000002\"")
        }
        return lists
    }

    /// Both lists with hundreds of entries more, so that reading, publishing and storing each take their time.
    package static var many: SampleLists { samples.adding(300, thousandths: 0) }

    /// The long lists as they are later: every price of OpenRouter's moved.
    package static var manyLater: SampleLists { laterSamples.adding(300, thousandths: 1) }

    private func adding(_ count: Int, thousandths: Int) -> SampleLists {
        var lists = self
        lists.openRouter? += (0..<count).map { number in
            Self.openRouterEntry(
                "acme/model-\(number)", prompt: "0.000001\(100 + number + thousandths)", completion: "0.00001")
        }
        lists.liteLLM? += (0..<count).map { number in
            Self.liteLLMEntry("acme/model-\(number)", "acme", input: "1.\(number)e-06", output: "1e-05")
        }
        return lists
    }

    /// Only OpenRouter's list.
    package var onlyOpenRouter: SampleLists { SampleLists(openRouter: openRouter) }
    /// Only LiteLLM's map.
    package var onlyLiteLLM: SampleLists { SampleLists(liteLLM: liteLLM) }

    /// Changes one entry of OpenRouter's list.
    package mutating func replaceOpenRouter(_ id: String, _ change: (inout Entry) -> Void) {
        guard var entries = openRouter, let index = entries.firstIndex(where: { $0.id == id }) else { return }
        change(&entries[index])
        openRouter = entries
    }

    /// The files, by name.
    package var files: [String: String] {
        var files = others
        if let openRouter {
            files["openrouter.json"] = "{\"data\":[" + openRouter.map(\.json).joined(separator: ",\n") + "]}"
        }
        if let liteLLM {
            let members = liteLLM.map { "\"\($0.id)\":\($0.json)" }
            files["litellm.json"] = "{" + members.joined(separator: ",\n") + "}"
        }
        return files
    }
}
