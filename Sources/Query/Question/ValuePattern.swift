/// The patterns of values as regular expressions, in the part of ECMA-262 that every tool knows, for `/openapi.json`.
///
/// Each matches exactly the texts that ``ValueReader`` accepts: a test compares them.
package enum ValuePattern {
    /// A moment of RFC 3339 or a day.
    package static let moment = "^\(momentBody)$"
    /// A moment, a day, or the sequence number of a catalog.
    package static let momentOrSequence = "^(?:[0-9]{1,18}|\(momentBody))$"
    /// A length of time such as `36h`, at most 10,000 of its unit.
    static let lifetime = "^(?:[1-9][0-9]{0,3}|10000)[smhd]$"
    /// `1024x1536`, a square side `512`, or a nominal square `2k` or `0.5k`.
    static let imageSize =
        "^(?:\(side)(?:x\(side))?|(?:0[.][1-9]|(?:[1-9]|[1-8][0-9]|9[0-6])(?:[.][0-9])?|97(?:[.][0-6])?)k)$"
    /// A quality, as sellers name it.
    static let quality = "^[0-9a-z_-]{1,40}$"
    /// The shorter side of a video.
    static let resolution = "^(?:[1-9][0-9]{0,4}p|[24]k)$"
    /// An area or a region; `regional` is neither.
    static let region = "^(?!regional$)[0-9a-z-]{1,60}$"
    /// A leaderboard and a score.
    static let score = "^[0-9A-Za-z_.-]{1,60}:-?[0-9]{1,6}(?:[.][0-9]{1,6})?$"
    /// A way of paying.
    static let payment = "^[0-9a-z-]{1,40}$"
    /// One of several ids separated by commas: anything but blanks, with stars and question marks allowed.
    package static let glob = "^[^,]*[^, ][^,]*$"
    /// An amount of money of a cent or more, less than a thousand million.
    package static let money = "^(?:\(moneyBody))$"
    /// An amount of money as in ``money``, or zero.
    package static let moneyOrZero = "^(?:0(?:[.]0{1,30})?|\(moneyBody))$"
    /// The `next` of a page.
    static let cursor = "^(?:[0-9a-f]{2})+$"

    /// The `next` of a page of changes: the digits of a number, in hexadecimal.
    package static let cursorOfChanges = "^(?:3[0-9]){1,18}$"

    /// A whole number from 0 or 1 to a power of ten, as text.
    package static func count(_ range: ClosedRange<Int64>) -> String {
        let zeros = String(range.upperBound).utf8.count - 1
        return "^(?:\(range.lowerBound == 0 ? "0|" : "")[1-9][0-9]{0,\(zeros - 1)}|10{\(zeros)})$"
    }

    /// Some of these names separated by commas, with blanks around them.
    package static func choices(_ names: [String]) -> String {
        // Names are letters, digits and underscores.
        let name = " *(?:\(names.joined(separator: "|"))) *"
        return "^\(name)(?:,\(name)){0,\(mostItems - 1)}$"
    }

    /// Some ids separated by commas.
    package static let globs = "^[^,]*[^, ][^,]*(?:,[^,]*[^, ][^,]*){0,\(mostItems - 1)}$"

    /// The largest number of names in one value.
    package static let mostItems = 100
    /// The largest length of a name, in characters.
    package static let longestItem = 500
    /// The largest length of a cursor: every character of the longest id in hexadecimal digits.
    package static let longestCursor = longestItem * 8

    private static let side = "(?:[1-9][0-9]{0,4}|100000)"
    private static let moneyBody = "[1-9][0-9]{0,8}(?:[.][0-9]{1,30})?|0[.](?:[1-9][0-9]{0,29}|0[1-9][0-9]{0,28})"
    private static let momentBody = "(?:\(day)|\(leapDay))(?:\(time))?"
    private static let day =
        "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
        + "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    private static let leapDay =
        "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"
    private static let time =
        "[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:[.][0-9]+)?"
        + "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
}
