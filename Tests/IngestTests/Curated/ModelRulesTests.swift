import Ingest
import Tariff
import Testing

/// The files with the rules for names.
@Suite struct ModelRulesTests {
    @Test func `aliases and spellings are read`() throws {
        let folder = try ScratchFolder(
            CuratedFolderTests.sound.merging([
                "models/aliases.yaml": "qwen/a: qwen/b\nqwen/c:\n  2024-10-02: qwen/e\n  2024-05-13: qwen/d\n",
                "models/spellings.yaml":
                    "prefix:\n  - {text: X/, at: [acme], why: a reason}\nsuffix:\n  - {text: -y, of: [qwen], becomes: -z, why: b}\n",
                "labs/qwen.yaml": "name: Qwen\nfamilies: [qwen]\nwords: [coder]\nloose_families: [qwen]\n",
            ]) { $1 })
        let (curation, problems) = try CuratedFolder.load(folder.path)
        #expect(problems == [])
        #expect(
            curation.aliases.sorted { $0.name < $1.name } == [
                ModelAlias("qwen/a", [.init(model: "qwen/b")]),
                ModelAlias(
                    "qwen/c",
                    [
                        .init(from: Timestamp("2024-05-13"), model: "qwen/d"),
                        .init(from: Timestamp("2024-10-02"), model: "qwen/e"),
                    ]),
            ])
        #expect(
            curation.spellings == [
                SpellingRule(.prefix, "x/", providers: ["acme"], reason: "a reason"),
                SpellingRule(.suffix, "-y", becomes: "-z", labs: ["qwen"], reason: "b"),
            ])
        #expect(curation.labs["qwen"]?.looseFamilies == ["qwen"])
    }

    @Test(arguments: [
        ("aliases", "a: qwen/b\n", "models/aliases.yaml:1: “a” is not a model id. Write “lab/name”."),
        (
            "aliases", "qwen/a: b\n",
            "models/aliases.yaml:1: “qwen/a” is stated to be “b”, which is not a model id. Write “lab/name”."
        ),
        (
            "aliases", "qwen/a:\n  May: qwen/b\n",
            "models/aliases.yaml:2: “qwen/a.May” is not a day. Write it like “2024-10-02”."
        ),
        (
            "aliases", "qwen/a: [qwen/b]\n",
            "models/aliases.yaml:1: “qwen/a” must hold one line for each day, like “2024-10-02: lab/name”."
        ),
        (
            "aliases", "qwen/a: no/b\n",
            "models/aliases.yaml:1: “qwen/a” names the lab “no”, and there is no labs/no.yaml."
        ),
        ("aliases", "qwen/a: qwen/a\n", "models/aliases.yaml:1: “qwen/a” is stated to be itself, “qwen/a”."),
        (
            "spellings", "prefix: x\n",
            "models/spellings.yaml:1: “prefix” must be a list of lines like “- {text: …, why: …}”."
        ),
        (
            "spellings", "prefix:\n  - {text: x}\n",
            "models/spellings.yaml:2: “prefix[0]” must say what it reads and why, like “{text: …, why: …}”."
        ),
        (
            "spellings", "prefix:\n  - {text: x, why: y, colour: red}\n",
            "models/spellings.yaml:2: “prefix[0]” has the key “colour”. Its keys are text, becomes, at, of, why."
        ),
        (
            "spellings", "prefix:\n  - {text: x, why: y, at: [nobody]}\n",
            "models/spellings.yaml:2: “prefix[0]” names the provider “nobody”, and there is no providers/nobody.yaml."
        ),
        (
            "spellings", "point:\n  - {text: p, why: y}\n",
            "models/spellings.yaml:2: “point[0]” must be one letter or mark, with the sellers that write it."
        ),
        (
            "spellings", "suffix:\n  - {text: x, why: y}\n  - {text: x, why: y}\n",
            "models/spellings.yaml:3: “suffix[1]” is written twice. Delete one of the two."
        ),
        (
            "spellings", "infix: []\n",
            "models/spellings.yaml:1: “infix” is not a key of this kind of file. Its keys are point, prefix, route, suffix."
        ),
    ])
    func `what is wrong is said with its place`(name: String, text: String, sentence: String) throws {
        let folder = try ScratchFolder(CuratedFolderTests.sound.merging(["models/\(name).yaml": text]) { $1 })
        #expect(try CuratedFolder.load(folder.path).1.map(\.message) == [sentence])
    }

    @Test func `names by hand are compared with the offers that are held`() throws {
        let folder = try ScratchFolder(CuratedFolderTests.sound)
        let problems = try CuratedFolder.problems(folder.path, offers: ["acme:other"])
        #expect(
            problems.map(\.message) == [
                "models/offers.yaml:1: “acme:opus” is an id that no offer has. Delete it, or look for a slip."
            ])
    }
}
