import Foundation
import Ingest
import Tariff
import Testing

@Suite struct CuratedFolderTests {
    /// A folder without problems, to which each case adds one.
    static let sound = [
        "labs/anthropic.yaml": "name: Anthropic\naliases: [claude-makers]\n",
        "labs/qwen.yaml": "name: Qwen\n",
        "models/offers.yaml": "acme:opus: anthropic/claude-opus\n",
        "providers/acme.yaml": "name: Acme\nkind: host\nnames:\n  pricelist: [acme_ai, acme2]\n",
        "providers/anthropic.yaml": "name: Anthropic\nkind: first_party\nlab: anthropic\nurl: https://anthropic.com\n",
        "sources/pricelist.yaml": """
        name: A price list
        url: https://example.com/prices.json
        licence: MIT
        parser: pricelist
        owns: [acme]
        copies: []
        priority: 7
        cadence: 6h
        may_shrink: 20
        units: USD per token
        """,
    ]

    @Test func `reads every kind of file`() throws {
        let folder = try ScratchFolder(Self.sound)
        let (curation, problems) = try CuratedFolder.load(folder.path)
        #expect(problems == [])
        #expect(
            curation.providers["acme"]
                == Provider(id: "acme", name: "Acme", kind: .host, names: ["pricelist": ["acme_ai", "acme2"]]))
        #expect(curation.providers["anthropic"]?.lab == "anthropic")
        #expect(curation.labs["anthropic"] == Lab(id: "anthropic", name: "Anthropic", aliases: ["claude-makers"]))
        #expect(curation.models == ["acme:opus": "anthropic/claude-opus"])
        #expect(
            curation.sources["pricelist"]
                == Source(
                    id: "pricelist", name: "A price list", url: "https://example.com/prices.json", licence: "MIT",
                    owns: ["acme"], copies: [], priority: 7, cadence: 21_600, mayShrink: 20))
        #expect(curation.provider(named: "acme_ai", in: "pricelist") == "acme")
        #expect(curation.provider(named: "Some_Body", in: "pricelist") == "some-body")
    }

    @Test(arguments: [
        ("providers/new.yaml", "kind: host\n", "providers/new.yaml: “name” is missing. Add a line “name: …”."),
        (
            "providers/new.yaml", "name: New\nkind: shop\n",
            """
            providers/new.yaml:2: “kind” is “shop”, which is not one of \
            first_party, cloud, host, gateway, plan, local.
            """
        ),
        (
            "providers/new.yaml", "name: New\nkind: host\ncolour: red\n",
            "providers/new.yaml:3: “colour” is not a key of this kind of file. Its keys are kind, lab, name, names, url."
        ),
        (
            "providers/new.yaml", "name: New\nkind: first_party\nlab: nobody\n",
            "providers/new.yaml:3: “lab” is “nobody”, and there is no labs/nobody.yaml."
        ),
        (
            "providers/new.yaml", "name: New\nlab: qwen\nkind: gateway\n",
            """
            providers/new.yaml:2: “lab” is stated for a gateway. \
            Only a first_party sells models under bare ids.
            """
        ),
        (
            "providers/new.yaml", "name: New\nkind: host\nurl: example.com\n",
            "providers/new.yaml:3: “url” is “example.com”, which does not start with https://."
        ),
        (
            "providers/new.yaml", "name: New\nkind: host\nnames:\n  pricelist:\n    - new_ai\n    - acme2\n",
            """
            providers/new.yaml:6: “names.pricelist[1]” says “acme2”, \
            which is already the provider “acme” in the source “pricelist”.
            """
        ),
        (
            "providers/new.yaml", "name: New\nkind: host\nnames: {gossip: [new_ai]}\n",
            """
            providers/new.yaml:3: “names.gossip” names a source that does not exist: no sources/gossip.yaml.
            """
        ),
        (
            "providers/new.yaml", "name: New\nkind: host\nnames: new_ai\n",
            """
            providers/new.yaml:3: “names” must hold one line for each source, like “litellm: [one, two]”.
            """
        ),
        (
            "providers/New.yaml", "name: New\nkind: host\n",
            """
            providers/New.yaml: the file is not named like an id. \
            Ids have lower-case letters, digits, hyphens and dots.
            """
        ),
        (
            "providers/new.yaml", "name: New\nkind: host\nname: Newer\n",
            "providers/new.yaml:1: the file is not YAML: it says the same key twice: “name”."
        ),
        (
            "providers/new.yaml", "",
            "providers/new.yaml: the file is empty. Write at least a “name:”, or delete the file."
        ),
        (
            "providers/new.yaml", "- name\n",
            "providers/new.yaml:1: the file is not a list of “key: value” lines, which it must be."
        ),
        ("providers/new.yaml", "name:\nkind: host\n", "providers/new.yaml:1: “name” must be a text on one line."),
        (
            "labs/new.yaml", "name: New\naliases: fresh\n",
            "labs/new.yaml:2: “aliases” must be a list, like “[one, two]”."
        ),
        (
            "labs/new.yaml", "name: New\naliases: [fresh, fresh]\n",
            "labs/new.yaml:2: “aliases[1]” says “fresh” a second time. Delete one of the two."
        ),
        (
            "labs/new.yaml", "name: New\naliases: [Claude-Makers]\n",
            "labs/new.yaml:2: “aliases[0]” says “Claude-Makers”, which is already an alias of the lab “anthropic”."
        ),
        (
            "labs/new.yaml", "name: New\naliases: [qwen]\n",
            "labs/new.yaml:2: “aliases[0]” says “qwen”, which is the id of another lab. Delete one of the two."
        ),
        (
            "labs/new.yaml", "name: New\naliases: [new]\n",
            "labs/new.yaml:2: “aliases[0]” says “new”, which is the lab's own id. Delete it."
        ),
        (
            "models/offers.yaml", "opus: anthropic/claude-opus\n",
            "models/offers.yaml:1: “opus” is not an offer id. Write “provider:id that the provider uses”."
        ),
        (
            "models/offers.yaml", "acme:a: qwen/a\nacme:opus: claude-opus\n",
            """
            models/offers.yaml:2: “acme:opus” is stated to be “claude-opus”, which is not a model id. \
            Write “lab/name”.
            """
        ),
        (
            "models/offers.yaml", "acme:opus: nobody/opus\n",
            "models/offers.yaml:1: “acme:opus” names the lab “nobody”, and there is no labs/nobody.yaml."
        ),
        (
            "models/offers.yaml", "nobody:opus: anthropic/claude-opus\n",
            "models/offers.yaml:1: “nobody:opus” names the provider “nobody”, and there is no providers/nobody.yaml."
        ),
        (
            "models/more.yaml", "a: b\n",
            """
            models/more.yaml: the file is in no known place. Curated data is in providers/, labs/ and sources/, \
            and in offers.yaml, aliases.yaml and spellings.yaml of models/.
            """
        ),
        (
            "prices.json", "{}",
            """
            prices.json: the file is in no known place. Curated data is in providers/, labs/ and sources/, \
            and in offers.yaml, aliases.yaml and spellings.yaml of models/.
            """
        ),
    ])
    func `says what is wrong, where, and what to do`(name: String, text: String, sentence: String) throws {
        let folder = try ScratchFolder(Self.sound.merging([name: text]) { $1 })
        let (_, problems) = try CuratedFolder.load(folder.path)
        #expect(problems.map(\.message) == [sentence])
        #expect(problems.allSatisfy { $0.code == "curation" })
    }

    @Test(arguments: [
        (
            "parser: pricelist", "parser: other",
            "“parser” is “other”, but a source is read by the parser of its own name"
        ),
        ("owns: [acme]", "owns: [nobody]", "“owns[0]” is “nobody”, and there is no providers/nobody.yaml."),
        ("copies: []", "copies: [pricelist]", "“copies[0]” is “pricelist”, which is not another source in sources/."),
        ("priority: 7", "priority: 7.5", "“priority” is “7.5”, which is not a whole number from 0 to 100."),
        ("cadence: 6h", "cadence: soon", "“cadence” is “soon”, which is not a time like 30m, 6h or 1d."),
        ("may_shrink: 20", "may_shrink: 101", "“may_shrink” is “101”, which is not a whole number from 0 to 100."),
        ("url: https", "url: http", "“url” is “http://example.com/prices.json”, which does not start with https://."),
        ("licence: MIT\n", "", "“licence” is missing. Add a line “licence: …”."),
        ("units: USD per token", "units: []", "“units” must be a text on one line."),
    ])
    func `refuses a source that says something impossible`(was: String, now: String, complaint: String) throws {
        let name = "sources/pricelist.yaml"
        let text = try #require(Self.sound[name]).replacingOccurrences(of: was, with: now)
        let folder = try ScratchFolder(Self.sound.merging([name: text]) { $1 })
        let (_, problems) = try CuratedFolder.load(folder.path)
        #expect(problems.contains { $0.message.hasPrefix(name) && $0.message.contains(complaint) }, "\(problems)")
    }

    @Test func `reports every problem of every file in one reading`() throws {
        let folder = try ScratchFolder([
            "labs/a.yaml": "title: A\nalias: [b]\n",
            "providers/b.yaml": "name: B\nkind: shop\nlab: nobody\nprice: 3\n",
            "providers/c.yaml": "name: [\n",
        ])
        let (curation, problems) = try CuratedFolder.load(folder.path)
        #expect(
            problems.map { $0.key ?? "" } == [
                "labs/a.yaml", "labs/a.yaml:1", "labs/a.yaml:2", "providers/b.yaml:2", "providers/b.yaml:4",
                "providers/c.yaml:2",
            ])
        #expect(curation == Curation())
    }

    @Test func `keeps a provider whose other keys are wrong`() throws {
        let folder = try ScratchFolder(["providers/b.yaml": "name: B\nkind: host\nprice: 3\n"])
        let (curation, problems) = try CuratedFolder.load(folder.path)
        #expect(problems.count == 1)
        #expect(curation.providers["b"]?.name == "B")
    }

    @Test func `a folder that is not there is an error that names it`() throws {
        #expect(throws: CurationError.noFolder("/no/such/catalog")) { try CuratedFolder.load("/no/such/catalog") }
        let empty = try ScratchFolder(["README.md": "nothing"])
        #expect(throws: CurationError.noData(empty.path)) { try CuratedFolder.load(empty.path) }
    }
}
