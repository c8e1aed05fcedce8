import Tariff
import Testing

@testable import Ingest

/// The meaning of the price keys of genai-prices.
@Suite struct GenAIPricesKeyTests {
    private func read(_ key: String) -> String? {
        guard let key = GenAIPricesKey(key) else { return nil }
        return ["\(key.component)", "\(key.unit)", key.lifetime.map { "\($0)" }].compactMap { $0 }
            .joined(separator: " ")
    }

    @Test(arguments: [
        ("input_mtok", "input.text token"), ("input_text_mtok", "input.text token"),
        ("output_mtok", "output.text token"), ("output_video_mtok", "output.video token"),
        ("cache_read_mtok", "input.text.cache_read token"),
        ("cache_image_read_mtok", "input.image.cache_read token"),
        ("cache_write_mtok", "input.text.cache_write token"),
        ("cache_write_5m_mtok", "input.text.cache_write token 5m"),
        ("cache_audio_write_1h_mtok", "input.audio.cache_write token 1h"),
        ("cache_write_12h_mtok", "input.text.cache_write token 12h"),
        ("input_tool_mtok", "input.text.tool token"), ("input_text_tool_mtok", "input.text.tool token"),
        ("output_reasoning_mtok", "output.text.reasoning token"),
        ("output_text_citation_mtok", "output.text.citation token"), ("input_mchars", "input.text character"),
        ("input_text_messages_kcount", "request.text_message request"),
        ("audio_hours", "input.audio audio_second"), ("input_audio_hours", "input.audio audio_second"),
        ("output_audio_hours", "output.audio audio_second"), ("input_gpixels", "input.image megapixel"),
        ("input_document_kpages", "input.document page"),
        ("input_annotated_document_kpages", "input.document.annotation page"),
        ("rerank_searches_kcount", "request request"), ("requests_kcount", "request request"),
        ("web_searches_kcount", "request.web_search request"),
        ("social_searches_kcount", "request.social_search request"),
        ("storage_searches_kcount", "request.file_search request"),
        ("code_executions_kcount", "request.code_execution request"),
    ])
    func `a key is a stem and a unit`(key: String, expected: String) {
        #expect(read(key) == expected)
    }

    @Test(arguments: ["text", "audio", "image", "video"])
    func `every modality goes in, comes out and is cached`(modality: String) {
        #expect(read("input_\(modality)_mtok") == "input.\(modality) token")
        #expect(read("output_\(modality)_mtok") == "output.\(modality) token")
        #expect(read("cache_\(modality)_read_mtok") == "input.\(modality).cache_read token")
        #expect(read("cache_\(modality)_write_1h_mtok") == "input.\(modality).cache_write token 1h")
    }

    @Test(arguments: [
        // The vocabulary has no component for these.
        "input_audio_tool_mtok", "output_image_reasoning_mtok", "output_video_citation_mtok", "output_tool_mtok",
        "input_reasoning_mtok",
        // No keys at all.
        "", "mtok", "_mtok", "input", "input_", "input_mtok_", "input__mtok", "cache_mtok", "cache_text_mtok",
        "cache_read_1h_mtok", "cache_write_soon_mtok", "cache_write_1h_5m_mtok", "cache_tool_mtok", "in_mtok",
        "input_smell_mtok", "input_text_audio_mtok", "dreams_kcount", "output_document_kpages", "input_video_hours",
        "input_text_step_mtok",
    ])
    func `what nobody described is no key`(key: String) {
        #expect(read(key) == nil)
    }
}
