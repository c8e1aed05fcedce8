import JSON
import Tariff
import Testing

@testable import Ingest

/// The hours of LiteLLM's `off_peak_pricing`.
@Suite struct LiteLLMWindowsTests {
    private func read(_ text: String) throws -> String? {
        var conditions = Conditions()
        conditions.window = LiteLLMWindows.read(try JSONReader.read(Array(text.utf8)))
        return conditions.window == nil ? nil : conditions.json
    }

    @Test(arguments: [
        (#"{"hours_utc":"16:00-00:00"}"#, #"[{"zone":"UTC","from":"16:00","to":"24:00"}]"#),
        (#"{"hours_utc":"16:30-00:30"}"#, #"[{"zone":"UTC","from":"16:30","to":"00:30"}]"#),
        (#"{"hours_utc":"1630-0030"}"#, #"[{"zone":"UTC","from":"16:30","to":"00:30"}]"#),
        (#"{"hours_utc":"00:00-24:00"}"#, #"[{"zone":"UTC","from":"00:00","to":"24:00"}]"#),
        (
            #"{"windows":[{"hours_utc":["00:00-01:00","10:00-00:00"],"weekdays":[1,2,3,4,5]},{"hours_utc":"00:00-00:00","weekdays":[7,6]}]}"#,
            #"[{"zone":"UTC","weekdays":[1,2,3,4,5],"from":"00:00","to":"01:00"},"#
                + #"{"zone":"UTC","weekdays":[1,2,3,4,5],"from":"10:00","to":"24:00"},"#
                + #"{"zone":"UTC","weekdays":[6,7],"from":"00:00","to":"24:00"}]"#
        ),
        (
            #"{"windows":[{"weekdays":["saturday","Sun"],"hours_utc":"00:00-00:00"}]}"#,
            #"[{"zone":"UTC","weekdays":[6,7],"from":"00:00","to":"24:00"}]"#
        ),
        (
            #"{"weekday_timezone":"Asia/Shanghai","windows":[{"weekdays":[0],"hours_utc":"10:00-12:00"}]}"#,
            #"[{"zone":"UTC","weekdays":[7],"from":"10:00","to":"12:00","weekday_zone":"Asia/Shanghai"}]"#
        ),
        // A clock for weekdays says nothing where there are none.
        (
            #"{"weekday_timezone":"Asia/Shanghai","windows":[{"hours_utc":"10:00-12:00"}]}"#,
            #"[{"zone":"UTC","from":"10:00","to":"12:00"}]"#
        ),
        (
            #"{"weekday_timezone":"UTC","windows":[{"weekdays":[1],"hours_utc":"10:00-12:00"}]}"#,
            #"[{"zone":"UTC","weekdays":[1],"from":"10:00","to":"12:00"}]"#
        ),
        (
            #"{"windows":[{"weekdays":null,"hours_utc":"10:00-12:00"}]}"#,
            #"[{"zone":"UTC","from":"10:00","to":"12:00"}]"#
        ),
    ])
    func `hours and weekdays are read`(text: String, expected: String) throws {
        #expect(try read(text) == #"{"window":\#(expected)}"#)
    }

    @Test(arguments: [
        "{}", "[]", "null", "1", #"{"windows":[]}"#, #"{"windows":{}}"#, #"{"windows":[{}]}"#, #"{"windows":[null]}"#,
        #"{"hours_utc":""}"#, #"{"hours_utc":"16:00"}"#, #"{"hours_utc":"16:00-"}"#, #"{"hours_utc":"-16:00"}"#,
        #"{"hours_utc":"16:00-25:00"}"#, #"{"hours_utc":"16:60-17:00"}"#, #"{"hours_utc":"4pm-6pm"}"#,
        #"{"hours_utc":"10:00-11:00-12:00"}"#, #"{"hours_utc":1600}"#, #"{"hours_utc":[]}"#,
        #"{"hours_utc":["10:00-12:00",5]}"#, #"{"hours_utc":["10:00-12:00","nonsense"]}"#,
        #"{"windows":[{"hours_utc":"10:00-12:00"},{"hours_utc":"soon"}]}"#,
        #"{"windows":[{"hours_utc":"10:00-12:00"},{"weekdays":[1]}]}"#,
        #"{"hours_utc":"10:00-12:00","weekdays":[8]}"#, #"{"hours_utc":"10:00-12:00","weekdays":[-1]}"#,
        #"{"hours_utc":"10:00-12:00","weekdays":["someday"]}"#, #"{"hours_utc":"10:00-12:00","weekdays":[]}"#,
        #"{"hours_utc":"10:00-12:00","weekdays":"saturday"}"#, #"{"hours_utc":"10:00-12:00","weekdays":6}"#,
        #"{"hours_utc":"10:00-12:00","weekday_timezone":"America/New_York"}"#,
        #"{"hours_utc":"10:00-12:00","weekday_timezone":8,"weekdays":[1]}"#,
    ])
    func `hours that cannot be read are refused, never widened`(text: String) throws {
        #expect(try read(text) == nil)
    }
}
