import Tariff
import TestSupport
import Testing

/// The choice of the rate for images, sound and video, and the quantity that is billed.
@Suite
struct MediaChoiceTests {
    private static let now = Timestamp(seconds: 1_795_420_800)

    private func image(_ price: String, _ size: String? = nil, _ quality: String? = nil) throws -> Rate {
        try .stated(price, .outputImage, .image) { ($0.size, $0.quality) = (size, quality) }
    }

    private func video(_ price: String, _ resolution: String? = nil) throws -> Rate {
        try .stated(price, .outputVideo, .videoSecond) { $0.resolution = resolution }
    }

    private func workload(_ set: (inout Workload) -> Void) -> Workload {
        var workload = Workload(at: Self.now)
        set(&workload)
        return workload
    }

    /// The one line of an image at the size and quality, or the reason why there is none.
    private func told(
        _ rates: [Rate], _ size: String? = nil, _ quality: String? = nil, modifiers: [Modifier] = [], images: Int64 = 1
    ) throws -> String {
        let asked = workload {
            $0.imagesOut = images
            $0.media = MediaSettings(size: size.flatMap(ImageSize.init), quality: quality)
        }
        return told(.selling(rates, modifiers: modifiers), asked)
    }

    private func told(_ offer: Offer, _ workload: Workload) -> String {
        do throws(Exclusion) {
            return try Quoter(workload).quote(offer).lines.map { "\($0.quantity) \($0.unit) \($0.cost)" }
                .joined(separator: ", ")
        } catch {
            return error.reason
        }
    }

    @Test func `medium is meant where no quality is stated, else standard, else the cheapest`() throws {
        let low = try image("0.01", nil, "low")
        let medium = try image("0.03", nil, "medium")
        let standard = try image("0.05", nil, "standard")
        let high = try image("0.09", nil, "high")
        #expect(try told([high, standard, low, medium]) == "1 image 0.03")
        #expect(try told([high, standard, low]) == "1 image 0.05")
        #expect(try told([high, low]) == "1 image 0.01")
        #expect(try told([high, low], nil, "high") == "1 image 0.09")
        #expect(try told([high, low], nil, "medium") == "rate:output.image")
        #expect(try told([image("0.06"), low], nil, "medium") == "1 image 0.06")
        let quote = try Quoter(workload { $0.imagesOut = 1 }).quote(.selling([high, low]))
        #expect(quote.lines.first?.note?.contains(#"{"quality":"low"}"#) == true)
    }

    @Test func `of nominal sizes the smallest that holds the image is used`() throws {
        let rates = [try image("0.08", "4k"), try image("0.02", "1k"), try image("0.04", "2k")]
        #expect(try told(rates) == "1 image 0.02")
        #expect(try told(rates, "1200x1200") == "1 image 0.04")
        #expect(try told(rates, "4096x4096") == "1 image 0.08")
        #expect(try told(rates, "4300x4300") == "rate:output.image")
        #expect(try told(rates + [image("0.03", "1200x1200")], "1200x1200") == "1 image 0.03")
    }

    @Test func `a size matches turned when only one of them is priced`() throws {
        let tall = try image("0.06", "1024x1536")
        let wide = try image("0.05", "1536x1024")
        #expect(try told([tall], "1536x1024") == "1 image 0.06")
        #expect(try told([tall, wide], "1536x1024") == "1 image 0.05")
        #expect(try told([tall, wide], "1024x1536") == "1 image 0.06")
        #expect(try told([tall, wide]) == "1 image 0.05", "left open, the cheapest serves")
        #expect(try told([tall, wide], "1024x1024") == "rate:output.image")
    }

    @Test func `a price without a size is that of sizes not listed, up to the largest listed`() throws {
        let rates = [try image("0.02", "512x512"), try image("0.1"), try image("0.3", "2048x2048")]
        #expect(try told(rates, "512") == "1 image 0.02")
        #expect(try told(rates, "1024x1024") == "1 image 0.1")
        #expect(try told(rates, "2048x2048") == "1 image 0.3")
        #expect(try told(rates, "2048x2049") == "rate:output.image")
        #expect(try told([image("0.1")], "9000x9000") == "1 image 0.1")
        #expect(try told([image("0.02", "512x512"), image("0.1")]) == "1 image 0.02", "no size was stated")
    }

    @Test(arguments: [
        ("480p", "0.05"), ("720p", "0.08"), ("1080p", "0.2"), ("1440p", "rate:output.video"), (nil, "0.08"),
    ])
    func `so is a price without a resolution`(resolution: String?, told: String) throws {
        let rates = [try video("0.05", "480p"), try video("0.08"), try video("0.2", "1080p")]
        let asked = workload {
            $0.videoOutSeconds = 1
            $0.media.resolution = resolution.flatMap(VideoResolution.init)
        }
        #expect(self.told(.selling(rates), asked).hasSuffix(told))
    }

    @Test func `a resolution is no fallback for another`() throws {
        #expect(told(.selling([try video("0.05", "480p")]), workload { $0.videoOutSeconds = 5 }) == "rate:output.video")
    }

    @Test func `images come before megapixels, but a fallback comes last`() throws {
        let pixels = try Rate.stated("0.02", .outputImage, .megapixel)
        #expect(try told([pixels, image("0.05")]) == "1 image 0.05")
        #expect(try told([pixels, image("0.05", nil, "low")]) == "1.048576 megapixel 0.02097152")
        #expect(try told([image("0.05", nil, "low"), image("0.04", nil, "hd")]) == "1 image 0.04")
        #expect(try told([.stated("0.02", .outputImage, .token)]) == "rate:output.image")
        #expect(try told([pixels], "512x1000", images: 3) == "1.536 megapixel 0.03072")
    }

    @Test func `a clip is one request when its length is admitted`() throws {
        let short = try Rate.stated("0.3", .outputVideo, .request) { $0.duration = .upTo(6) }
        let long = try Rate.stated("0.5", .outputVideo, .request) {
            $0.duration = Bounds(lower: .init(6, isIncluded: false), upper: .init(10, isIncluded: true))
        }
        let offer = Offer.selling([short, long])
        for (seconds, told) in [(6, "1 request 0.3"), (7, "1 request 0.5"), (11, "rate:output.video")] {
            #expect(self.told(offer, workload { $0.videoOutSeconds = Int64(seconds) }) == told)
        }
        let both = Offer.selling([short, try video("0.01")])
        #expect(told(both, workload { $0.videoOutSeconds = 5 }) == "5 video_second 0.05")
    }

    @Test func `characters are never tokens, and seconds of sound are no tokens`() throws {
        let speech = Offer.selling([
            try .stated("1e-6", .inputText), try .stated("2e-5", .outputAudio), try .stated("1e-5", .inputAudio),
        ])
        #expect(told(speech, workload { $0.charactersIn = 9 }) == "rate:input.text")
        #expect(told(speech, workload { $0.audioOutSeconds = 9 }) == "rate:output.audio")
        #expect(told(speech, workload { $0.audioInSeconds = 9 }) == "rate:input.audio")
    }

    @Test func `a prompt is not billed by an offer of pictures, and a missing picture comes before all else`() throws {
        let pictures = Offer.selling([try image("0.05")])
        let asked = workload { ($0.inputTokens, $0.imagesOut) = (100, 2) }
        #expect(told(pictures, asked) == "100 token 0, 2 image 0.1")
        #expect(told(pictures, workload { $0.inputTokens = 100 }) == "rate:input.text")
        #expect(told(pictures, workload { ($0.inputTokens, $0.pagesIn) = (100, 2) }) == "rate:input.document")
        let chat = Offer.selling([try .stated("1e-6", .inputText), try image("0.05")])
        #expect(told(chat, asked) == "100 token 0.0001, 2 image 0.1")
    }

    @Test(arguments: [
        (Modifier.allowance(component: .outputImage, quantity: 3, period: "request", group: nil), "2 image 0.2"),
        (.allowance(component: .outputImage, quantity: 9, period: "request", group: nil), "0 image 0"),
        (.allowance(component: .outputImage, quantity: 3, period: "day", group: nil), "5 image 0.5"),
        (.count(component: .outputImage, by: "prompt"), "1 image 0.1"),
        (.minimum(component: .outputImage, quantity: 8), "8 image 0.8"),
        (.minimumCost(component: .outputImage, amount: "0.75"), "5 image 0.75"),
        (.minimumCost(component: .outputImage, amount: "0.25"), "5 image 0.5"),
        (.minimum(component: .inputImage, quantity: 8), "5 image 0.5"),
        (.minimum(component: .outputImage, quantity: .max), "rate:output.image"),
    ])
    func `a modifier changes what is billed`(modifier: Modifier, told: String) throws {
        #expect(try self.told([image("0.1")], modifiers: [modifier], images: 5) == told)
    }

    @Test func `each image is rounded up by itself, and a minimum is of the request`() throws {
        let pixels = try Rate.stated("0.02", .outputImage, .megapixel)
        let up = Modifier.rounding(component: .outputImage, unit: .megapixel, to: "1")
        #expect(try told([pixels], modifiers: [up], images: 3) == "6 megapixel 0.12")
        #expect(try told([pixels], "1000x1000", modifiers: [up], images: 3) == "3 megapixel 0.06")
        let half = Modifier.rounding(component: .outputImage, unit: .megapixel, to: "0.5")
        #expect(try told([pixels], modifiers: [half], images: 3) == "4.5 megapixel 0.09")
        let least = Modifier.minimum(component: .outputImage, quantity: 7)
        #expect(try told([pixels], modifiers: [least, up], images: 3) == "7 megapixel 0.14")
        let minute = Modifier.rounding(component: .inputAudio, unit: .audioSecond, to: "60")
        let speech = Offer.selling([try .stated("0.01", .inputAudio, .audioSecond)], modifiers: [minute])
        #expect(told(speech, workload { ($0.audioInSeconds, $0.requests) = (61, 2) }) == "240 audio_second 2.4")
    }
}
