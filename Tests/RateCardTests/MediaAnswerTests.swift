import TestSupport
import Testing

/// Images, video, speech, pages and searches, from documents to answers.
@Suite struct MediaAnswerTests {
    private static func entry(_ id: String, _ provider: String, _ mode: String, _ prices: String) -> SampleLists.Entry {
        .init(id: id, json: #"{"litellm_provider":"\#(provider)","mode":"\#(mode)",\#(prices)}"#)
    }

    private static let samples = SampleLists(liteLLM: [
        entry("low/1024-x-1024/paint-1", "openai", "image_generation", #""input_cost_per_image":0.011"#),
        entry("medium/1024-x-1024/paint-1", "openai", "image_generation", #""input_cost_per_image":0.042"#),
        entry("high/1024-x-1536/paint-1", "openai", "image_generation", #""input_cost_per_image":0.25"#),
        entry(
            "fal_ai/sketch", "fal_ai", "image_generation", #""output_cost_per_pixel":2e-08"#
        ),
        entry(
            "qwencloud/film", "qwencloud", "video_generation",
            """
            "output_cost_per_second":0.2,"output_cost_per_second_480p":0.05,"output_cost_per_second_720p":0.1,\
            "output_cost_per_second_1080p":0.2
            """),
        entry(
            "minimax/clip", "minimax", "video_generation",
            """
            "output_cost_per_second":0.08,"output_cost_per_second_768p":0.08,"input_cost_per_image":0.04,\
            "provider_specific_entry":{"minimax_free_input_images":5}
            """),
        entry(
            "heard-1", "openai", "audio_transcription",
            #""input_cost_per_second":0.0001,"output_cost_per_second":0.0001"#),
        entry("elevenlabs/said", "elevenlabs", "audio_speech", #""input_cost_per_character":8e-05"#),
        entry("spoken", "openai", "audio_speech", #""input_cost_per_token":6e-07,"output_cost_per_second":0.00025"#),
        entry("mistral/read", "mistral", "ocr", #""ocr_cost_per_page":0.004,"ocr_cost_per_page_batches":0.002"#),
        entry("rerank-v3.5", "cohere", "rerank", #""input_cost_per_query":0.002,"input_cost_per_token":0.0"#),
        entry(
            "gemini/chat", "gemini", "chat",
            """
            "input_cost_per_token":1e-06,"output_cost_per_token":4e-06,"input_cost_per_image":0.001,\
            "search_context_cost_per_query":{"search_context_size_low":0.035,"search_context_size_medium":0.035,\
            "search_context_size_high":0.035}
            """),
    ])

    private let bench: Workbench

    init() throws {
        bench = try Workbench()
        try #require(try bench.refresh(bench.write(Self.samples)).code == 0)
    }

    @Test(arguments: [
        ("openai:paint-1", "--images-out 4", "0.168"),
        ("openai:paint-1", "--images-out 4 --image-quality low", "0.044"),
        ("openai:paint-1", "--images-out 1 --image-size 1536x1024 --image-quality high", "0.25"),
        ("openai:paint-1", "--images-out 2 --input-tokens 100", "0.084"),
        ("fal:sketch", "--images-out 1 --image-size 1000x500", "0.01"),
        ("qwencloud:film", "--video-out-seconds 10", "1"),
        ("qwencloud:film", "--video-out-seconds 10 --video-resolution 1080p --requests 3", "6"),
        ("minimax:clip", "--video-out-seconds 6 --video-resolution 768p --images-in 7", "0.56"),
        ("openai:heard-1", "--audio-in-seconds 600", "0.06"), ("elevenlabs:said", "--characters-in 1500", "0.12"),
        ("openai:spoken", "--audio-out-seconds 60", "0.015"),
        ("mistral:read", "--pages-in 100 --service-tier batch", "0.2"),
        ("cohere:rerank-v3.5", "--input-tokens 0 --requests 1000", "2"), ("google:chat", "--searches 3", "0.105"),
        ("google:chat", "--images-in 2 --input-tokens 1000 --output-tokens 100", "0.0034"),
    ])
    func `a quote is exact`(offer: String, workload: String, cost: String) throws {
        let run = try bench.run("cost \(offer) \(workload) --format json")
        #expect(run.code == 0, "\(run.err)")
        #expect(try run.json["results"]?[0]?["cost"]?["list"]?.string == cost)
        #expect(try bench.run("cost \(offer) \(workload)").out.contains("\(cost) USD list"))
    }

    @Test(arguments: [
        ("openai:paint-1 --images-out 1 --image-quality hd", "rate:output.image"),
        ("qwencloud:film --video-out-seconds 10 --video-resolution 4k", "rate:output.video"),
        ("google:chat --images-out 1", "rate:output.image"), ("openai:spoken --characters-in 5", "rate:input.text"),
        ("google:chat --audio-in-seconds 5", "rate:input.audio"), ("google:chat --pages-in 5", "rate:input.document"),
        ("openai:paint-1 --images-out 1 --service-tier batch", "tier:batch"),
    ])
    func `what is not sold as asked is named`(question: String, reason: String) throws {
        let run = try bench.run("cost \(question)")
        #expect(run.code == 2)
        #expect(run.out.contains(reason), "\(run.out)")
    }

    @Test(arguments: [
        ("--images-out 4", "image", ["fal:sketch", "openai:paint-1"]),
        ("--video-out-seconds 5", "video", ["minimax:clip", "qwencloud:film"]),
        ("--characters-in 50", "audio", ["elevenlabs:said"]), ("--audio-out-seconds 5", "audio", ["openai:spoken"]),
        ("--audio-in-seconds 5", "transcription", ["openai:heard-1"]), ("--pages-in 5", "text", ["mistral:read"]),
        ("--searches 1", "text", ["google:chat"]), ("--images-in 1", "text", ["google:chat"]),
    ])
    func `the cheapest makes what the quantities are of`(words: String, made: String, offers: [String]) throws {
        let answer = try bench.run("cheapest \(words) --per offer --format json").json
        #expect(answer["query"]?["produces"]?.strings == [made])
        #expect(answer["results"]?.elements.compactMap { $0["offer"]?["id"]?.string } == offers)
    }

    @Test func `tables tell the rates and what they were asked for`() throws {
        let images = try bench.run("cheapest --images-out 4 --image-size 1024x1024 --image-quality low").out
        #expect(images.contains("0.011/image"))
        #expect(images.contains("for 4 images out of 1024x1024 in quality low, one request"))
        let pages = try bench.run("cheapest --pages-in 3 --requests 2").out
        #expect(pages.contains("4 per 1000 page") && pages.contains("for 3 pages in, 2 requests"))
        #expect(try bench.run("cheapest --characters-in 9 --format csv").out.contains("80 per 1000000 character"))
    }

    @Test func `what is stated is part of the question, what is left open is null`() throws {
        let stated = try bench.run("cheapest --images-out 1 --image-size 1k --video-audio false --format json").json
        #expect(stated["query"]?["image_size"]?.string == "1024x1024")
        #expect(stated["query"]?["image_quality"] == .null)
        #expect(stated["query"]?["video_resolution"] == .null)
        #expect(stated["query"]?["input_tokens"]?.integer == 0)
        #expect(stated["query"]?["images_out"]?.integer == 1)
    }
}

/// The worked examples of the vocabulary on the captured documents, if these still state the numbers.
@Suite(.enabled(if: RealDocuments.areHere, "the captured documents are not here: name them with RATECARD_DOCUMENTS"))
struct MediaDocumentTests {
    @Test func `the worked examples come out of the captured documents`() throws {
        let bench = try Workbench()
        _ = try bench.run(["refresh", "--from", RealDocuments.now, "--source", "litellm"])
        let examples: [(offer: String, workload: String, stated: [String], cost: String)] = [
            ("openai:gpt-image-1", "--images-out 4", ["0.042"], "0.168"),
            ("qwencloud:wan3.0-video", "--video-out-seconds 10", ["0.1"], "1"),
            ("qwencloud:wan3.0-video", "--video-out-seconds 10 --video-resolution 1080p", ["0.2"], "2"),
            ("runway:gen4.5", "--video-out-seconds 10 --video-resolution 4k", ["0.12"], "1.2"),
            (
                "minimax:MiniMax-H3", "--video-out-seconds 6 --video-resolution 768p --images-in 7", ["0.08", "0.04"],
                "0.56"
            ),
            ("openai:whisper-1", "--audio-in-seconds 600", ["0.0001"], "0.06"),
            ("elevenlabs:eleven_v3", "--characters-in 1500", ["8e-05"], "0.12"),
            ("openai:gpt-4o-mini-tts", "--audio-out-seconds 60", ["0.00025"], "0.015"),
            ("mistral:mistral-ocr-4", "--pages-in 100 --service-tier batch", ["0.002"], "0.2"),
            ("cohere:rerank-v3.5", "--input-tokens 0 --requests 1000", ["0.002"], "2"),
            ("google:gemini-2.5-pro", "--searches 3", ["0.035"], "0.105"),
        ]
        var told = 0
        for example in examples {
            let claims = try bench.run("claims --offer \(example.offer) --state open --format json").jsonLines
            guard Set(claims.compactMap { $0["raw"]?.string }).isSuperset(of: example.stated) else { continue }
            let answer = try bench.run("cost \(example.offer) \(example.workload) --format json").json
            #expect(answer["results"]?[0]?["cost"]?["list"]?.string == example.cost, "\(example.offer)")
            told += 1
        }
        #expect(told > 0)
    }
}
