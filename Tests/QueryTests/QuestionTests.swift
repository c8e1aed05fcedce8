import JSON
import Tariff
import Testing

@testable import Query

@Suite struct `A question` {
    private static let now = Timestamp(seconds: 1_790_000_000)

    private func question(_ words: String) throws -> Question {
        try Question(words: Self.split(words), now: Self.now)
    }

    private static func split(_ words: String) -> [(name: String, value: String)] {
        words.split(separator: " ").map { word in
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }

    @Test func `that states nothing has the documented defaults`() throws {
        let question = try question("")
        var json = JSONWriter()
        question.write(to: &json)
        #expect(
            json.text == """
                {"input_tokens":1000,"cached_tokens":0,"cache_write_tokens":0,"cache_ttl":"5m","output_tokens":500,\
                "reasoning_tokens":0,"images_in":0,"images_out":0,"image_size":null,"image_quality":null,\
                "audio_in_seconds":0,"audio_out_seconds":0,"video_out_seconds":0,"video_resolution":null,\
                "video_audio":null,"characters_in":0,"pages_in":0,"searches":0,"requests":1,\
                "service_tier":"standard","region":"global","at":null,\
                "needs":[],"accepts":[],"produces":["text"],"context":null,"max_output":null,"min_quality":[],\
                "models":[],"labs":[],"providers":[],"exclude_providers":[],"via":"any","open_weights":null,\
                "data_policy":"any","status":["active","preview"],"free":"exclude","included":"exclude",\
                "promotions":"include","unknown":"exclude","missing":"substitute","disputed":"include",\
                "max_age":null,"basis":"landed","payment":"card","top_up":"100","byok":false,"monthly_spend":"0",\
                "currency":"USD","per":"model","limit":5,"as_of":null,"explain":false}
                """)
        #expect(question.workload.at == Self.now)
    }

    @Test(arguments: [
        ("output_tokens=7", 0, 7), ("input_tokens=9", 9, 0), ("searches=1", 0, 0), ("requests=5", 1000, 500),
        ("region=eu", 1000, 500), ("input_tokens=9 cached_tokens=9", 9, 0),
    ])
    func `fills in tokens only when no quantity is stated`(words: String, input: Int64, output: Int64) throws {
        let workload = try question(words).workload
        #expect(workload.inputTokens == input)
        #expect(workload.outputTokens == output)
    }

    @Test func `reads the words of images, sound, video, characters and pages`() throws {
        let workload = try question(
            "images_in=1 images_out=2 image_size=1024x1536 image_quality=50_steps audio_in_seconds=3 "
                + "audio_out_seconds=4 video_out_seconds=5 video_resolution=4k video_audio=false characters_in=6 "
                + "pages_in=7"
        ).workload
        #expect(workload.inputTokens == 0 && workload.outputTokens == 0)
        #expect(
            [workload.imagesIn, workload.imagesOut, workload.audioInSeconds, workload.audioOutSeconds] == [1, 2, 3, 4])
        #expect([workload.videoOutSeconds, workload.charactersIn, workload.pagesIn] == [5, 6, 7])
        #expect(workload.media.size?.description == "1024x1536")
        #expect(workload.media.quality == "50_steps")
        #expect(workload.media.resolution?.description == "2160p")
        #expect(workload.media.hasAudio == false)
        #expect(try question("images_out=1 image_size=1024x1024").workload != question("images_out=1").workload)
        #expect(try question("images_out=1 image_size=2k").workload.media.size?.description == "2048x2048")
        #expect(try question("image_size=512").workload.media.size?.pixels == 262_144)
        #expect(try question("image_size=512").workload.inputTokens == 1000)
    }

    @Test(
        arguments: [
            ("", [.text]), ("images_out=1", [.image]), ("video_out_seconds=5 images_in=1", [.video]),
            ("audio_out_seconds=5", [.audio]), ("characters_in=5", [.audio]), ("audio_in_seconds=5", [.transcription]),
            ("audio_in_seconds=5 output_tokens=9", [.text]), ("images_in=2", [.text]), ("pages_in=2", [.text]),
            ("images_out=1 output_tokens=9", [.text, .image]), ("images_out=1 produces=text", [.text]),
            ("characters_in=9 produces=embedding", [.embedding]), ("searches=1", [.text]), ("requests=5", [.text]),
            ("images_out=0 input_tokens=5", [.text]), ("characters_in=5 audio_out_seconds=0", [.audio]),
        ] as [(String, [Modality])])
    func `means what its quantities are of where it does not say what comes out`(
        words: String, products: [Modality]
    ) throws {
        #expect(try question(words).requirement.produces == products)
    }

    @Test func `reads every word`() throws {
        let question = try question(
            "input_tokens=9000 cached_tokens=100 cache_write_tokens=200 cache_ttl=1h output_tokens=30 "
                + "reasoning_tokens=40 searches=2 requests=3 service_tier=batch region=us-east-1 at=2026-08-05 "
                + "needs=reasoning,tools accepts=image,text produces=text,audio context=1000 max_output=50 "
                + "min_quality=a.b:40.5 min_quality=c:-1 models=anthropic/* labs=x,y providers=a* "
                + "exclude_providers=b via=direct open_weights=true data_policy=any status=preview free=only "
                + "included=include promotions=exclude unknown=include missing=exclude disputed=exclude max_age=36h "
                + "basis=list payment=ach top_up=2.50 byok=true monthly_spend=0 currency=USD per=provider limit=7 "
                + "as_of=2026-01-01T00:00:00Z explain=true")
        let workload = question.workload
        #expect(workload.freshTokens == 8700)
        #expect(workload.cacheTTL == .oneHour)
        #expect(workload.outputTokens == 30)
        #expect(workload.reasoningTokens == 40)
        #expect(workload.searches == 2)
        #expect(workload.requests == 3)
        #expect(workload.statesRequests)
        #expect(workload.serviceTier == .batch)
        #expect(workload.region == "us-east-1")
        #expect(workload.at == Timestamp("2026-08-05"))
        #expect(!workload.countsPromotions)
        #expect(!workload.substitutesMissing)
        let requirement = question.requirement
        #expect(requirement.needs == [.tools, .reasoning])
        #expect(requirement.accepts == [.text, .image])
        #expect(requirement.produces == [.text, .audio])
        #expect(requirement.context == 1000)
        #expect(requirement.maxOutput == 50)
        #expect(requirement.minQuality.map(\.millionths) == [40_500_000, -1_000_000])
        #expect(requirement.models == [Glob("anthropic/*")])
        #expect(requirement.labs.count == 2)
        #expect(requirement.excludeProviders == [Glob("b")])
        #expect(requirement.via == .direct)
        #expect(requirement.openWeights == true)
        #expect(requirement.status == [.preview])
        let policy = question.policy
        #expect(policy.free == .only)
        #expect(policy.includesIncluded && policy.includesUnknown && !policy.includesDisputed)
        #expect(policy.maxAge == 129_600)
        #expect(policy.basis == .list)
        #expect(policy.topUp == "2.5")
        #expect(policy.per == .provider)
        #expect(policy.limit == 7)
        #expect(policy.asOf == Timestamp("2026-01-01"))
        #expect(policy.explain && policy.byok)
    }

    @Test(arguments: [
        ("imput_tokens=5", "did you mean “input_tokens”"), ("nonsense=1", "Unknown parameter “nonsense”"),
        ("cursor=61", "has no meaning here"), ("input_tokens=-1", "“-1”"), ("input_tokens=1e3", "“1e3”"),
        ("input_tokens=1000000000001", "from 0 to 1000000000000"),
        ("input_tokens=99999999999999999999", "whole number"),
        ("input_tokens=", "whole number"), ("requests=0", "from 1 to 1000000000"), ("limit=0", "from 1 to 1000"),
        ("limit=1001", "“1001”"), ("service_tier=ultrafast", "one of standard, batch, flex, priority, fast"),
        ("service_tier=prority", "did you mean “priority”"), ("needs=tool", "did you mean “tools”"),
        ("needs=", "names nothing"), ("needs=tools,", "a comma with no name"),
        (String(repeating: "min_quality=a:1 ", count: 101), "more than 100 times"),
        ("models=" + String(repeating: "a,", count: 100) + "a", "101 names"),
        ("models=" + String(repeating: "a", count: 501), "at most 500 characters"), ("input_tokens=07", "“07”"),
        ("needs=tools,flying", "“flying”"), ("accepts=embedding", "“embedding”"),
        ("produces=pdf", "“pdf”"), ("via=gatway", "did you mean “gateway”"), ("open_weights=yes", "true or false"),
        ("status=gone", "“gone”"), ("free=maybe", "“maybe”"), ("included=only", "“only”"),
        ("promotions=substitute", "“substitute”"), ("missing=include", "“include”"), ("max_age=old", "36h or 7d"),
        ("basis=net", "landed, list"), ("per=day", "offer, model, provider, lab"), ("top_up=0", "“0”"),
        ("top_up=-5", "“-5”"), ("monthly_spend=abc", "“abc”"), ("byok=1", "“1”"), ("payment=Ca$h", "“Ca$h”"),
        ("cache_ttl=5", "5m or 1h"), ("cache_ttl=0m", "5m or 1h"), ("at=yesterday", "“yesterday”"),
        ("at=2026-02-30", "“2026-02-30”"), ("as_of=now", "“now”"), ("region=EU", "“EU”"),
        ("region=regional", "“regional”"),
        ("min_quality=40", "“40”"), ("min_quality=a:b", "“a:b”"), ("min_quality=:4", "“:4”"), ("explain=on", "“on”"),
        ("input_tokens=1 input_tokens=2", "more than once"),
        ("input_tokens=10 cached_tokens=6 cache_write_tokens=5", "“cached_tokens=6” and “cache_write_tokens=5”"),
        ("input_tokens=0 output_tokens=0", "no quantity"),
        ("input_tokens=1000000000000 requests=1000000000", "more than can be counted"),
        ("input_tokens=1000000000 cache_write_tokens=1000000000 requests=10000000 cache_ttl=1h", "cache_ttl=1h"),
        ("images_in=-1", "“-1”"), ("images_out=two", "whole number"), ("image_size=big", "1024x1536"),
        ("image_size=0x5", "“0x5”"), ("image_size=1024x", "“1024x”"), ("image_size=1x2x3", "“1x2x3”"),
        ("image_size=999999x9", "“999999x9”"), ("image_size=4K", "“4K”"), ("image_quality=High", "“High”"),
        ("image_quality=", "medium"), ("audio_in_seconds=2.5", "whole number"), ("audio_out_seconds=1m", "“1m”"),
        ("video_resolution=720", "720p"), ("video_resolution=0p", "“0p”"), ("video_audio=yes", "true or false"),
        ("images_out=1000000000000 image_size=99999x99999", "more than can be counted"),
        ("images_out=0", "no quantity"), ("characters_in=", "whole number"), ("pages_in=1e9", "“1e9”"),
        ("quantization=8", "cannot be answered yet"),
        ("data_policy=zdr", "cannot be answered yet"), ("data_policy=some", "any, no_training or zdr"),
        ("api=gemini", "cannot be answered yet"), ("currency=EUR", "cannot be answered yet"),
    ])
    func `that is wrong is refused with a sentence`(words: String, says: String) {
        let error = #expect(throws: QuestionError.self) { try question(words) }
        #expect(error?.problems.count == 1, "\(error?.description ?? "")")
        let message = error?.problems.first?.message ?? ""
        #expect(message.contains(says), "\(message)")
        #expect(message.hasSuffix(".") || message.hasSuffix("?"))
    }

    @Test func `names all problems at once`() {
        let error = #expect(throws: QuestionError.self) { try question("limit=0 colour=red needs=tols") }
        #expect(error?.problems.map(\.name) == ["limit", "colour", "needs"])
        #expect(error?.problems.map(\.value) == ["0", "red", "tols"])
    }

    @Test func `is the largest that can be counted exactly`() throws {
        let index = CatalogIndex(Self.dear, version: "v", sequence: 1, generatedAt: Self.now)
        let question = try question("input_tokens=8999999998 requests=1000000000 produces=text")
        let answer = FastAnswers(index).cheapest(question, now: Self.now)
        #expect(answer.results.first?.quote.list.femto == Int128(Int64.max) * 8_999_999_998_000_000_000)
    }

    private static var dear: Catalog {
        var offer = Offer(id: "p:m", kind: .host)
        offer.produces = [.text]
        offer.state = .priced
        let rate = Rate(.inputText, .token, Amount(femto: .max))
        offer.ladders = [Ladder(key: .init(rate), source: "a", steps: [.init(rate: rate)])]
        return Catalog(offers: [offer])
    }
}
