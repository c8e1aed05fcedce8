/// Small price lists in the shapes of the real ones, which tests change entry by entry.
struct SampleLists {
    /// One entry: its id and its JSON.
    struct Entry {
        var id: String
        var json: String
    }

    /// OpenRouter's list; nil where there is no such file.
    var openRouter: [Entry]?
    /// LiteLLM's map; nil where there is no such file.
    var liteLLM: [Entry]?
    /// Other files, by name.
    var others: [String: String] = [:]

    /// Both lists, a dozen entries each.
    static var samples: SampleLists { SampleLists(openRouter: openRouterSamples, liteLLM: liteLLMSamples) }

    /// Both lists as they are later: one price moves, one offer vanishes, one is new.
    static var laterSamples: SampleLists {
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
    static var many: SampleLists { samples.adding(300, thousandths: 0) }

    /// The long lists as they are later: every price of OpenRouter's moved.
    static var manyLater: SampleLists { laterSamples.adding(300, thousandths: 1) }

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
    var onlyOpenRouter: SampleLists { SampleLists(openRouter: openRouter) }
    /// Only LiteLLM's map.
    var onlyLiteLLM: SampleLists { SampleLists(liteLLM: liteLLM) }

    /// Changes one entry of OpenRouter's list.
    mutating func replaceOpenRouter(_ id: String, _ change: (inout Entry) -> Void) {
        guard var entries = openRouter, let index = entries.firstIndex(where: { $0.id == id }) else { return }
        change(&entries[index])
        openRouter = entries
    }

    /// The files, by name.
    var files: [String: String] {
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
