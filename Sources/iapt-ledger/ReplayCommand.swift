internal import ArgumentParser
internal import EventLog
internal import SubmissionLedger

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Events in the order of the log.")

  @Option(help: "The first position.")
  var from: UInt64 = 0

  @Option(help: "The last position.")
  var to: UInt64?

  @Option(help: "Only what was recorded by then: a time (RFC 3339) or a position.")
  var asOf: String?

  @Option(help: "Only events of this type, such as ReferralSubmitted.")
  var type: String?

  @Option(help: "Only events of this stream, such as referral-17.")
  var stream: String?

  @Option(help: "Only events about this person.")
  var personNumber: UInt64?

  @Flag(help: "Open the sealed parts; needs --reason, and each look is recorded.")
  var unseal = false

  @Option(help: "Why sealed parts are opened; it is recorded with the look.")
  var reason: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let filter = try filter()
    let print = { (replayed: ReplayedEvent) in
      if global.json {
        try Output.document(try replayed.json().text(onOneLine: true))
      } else {
        for line in replayed.lines { try Output.answer(line) }
      }
    }
    guard unseal else { return try global.open().replay(filter, print) }
    guard let reason, !reason.isEmpty else {
      throw LedgerError.badArgument(
        name: "--reason", expected: "why the sealed parts are opened; it is recorded")
    }
    try global.open().replayUnsealed(filter, reason: reason, print)
  }

  private func filter() throws(LedgerError) -> ReplayFilter {
    var filter = ReplayFilter()
    filter.from = from
    filter.to = to
    filter.asOf = try moment(asOf)
    filter.personNumber = personNumber
    if let type {
      guard let known = EventType(name: type) else {
        throw .badArgument(
          name: "--type", expected: "an event type of the catalogue, such as ReferralSubmitted")
      }
      filter.type = known
    }
    if let stream {
      guard let known = StreamID(stream) else {
        throw .badArgument(name: "--stream", expected: "a stream, such as referral-17")
      }
      filter.stream = known
    }
    return filter
  }
}
