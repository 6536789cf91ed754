internal import Crypto
internal import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
internal import KeyVault
internal import Policy
internal import Projections
internal import SwiftProtobuf
internal import TransparencyLog

/// How a check is asked for.
public struct OptOutCheckOptions: Sendable {
  /// The mailbox of the sender, from which the files have their names.
  public var mailbox: String
  /// The most NHS numbers in one file.
  public var numbersPerFile: Int

  /// Files of at most 500,000 numbers.
  public init(mailbox: String, numbersPerFile: Int = 500_000) {
    self.mailbox = mailbox
    self.numbersPerFile = numbersPerFile
  }
}

extension SubmissionLedger {
  /// Asks about everybody whose NHS number the ledger holds, or goes on with a check over MESH that
  /// was asked for and not answered (R16, R17).
  ///
  /// `OptOutCheckRequested` is durable before anything can be sent. An open check that is not gone on
  /// with ends as inconclusive. Cost: the numbers are read out of the sealed records, some 10 µs a
  /// person.
  ///
  /// - Parameter ready: told how many files a new check has, before anything of it stands anywhere and
  ///   before an open one is ended; what it throws ends nothing.
  /// - Throws: ``LedgerError/notFound(what:)`` where nobody can be asked about.
  public func requestOptOutCheck(
    over channel: OptOutChannel, _ options: OptOutCheckOptions,
    ready: (_ files: Int) throws(LedgerError) -> Void = { _ in }
  ) throws(LedgerError) -> OptOutCheckRequest {
    let vault = try openVault(readOnly: false)
    try checkFit(of: vault)
    try catchUp()
    let newest = try newestCheck()
    let open = newest?.outcome == .open ? newest : nil
    let isGoneOnWith = open.map { channel == .mesh && $0.isOver(channel) && isRecent($0) } ?? false
    if isGoneOnWith, let open, let request = try request(open, vault) { return request }
    let cohort = try cohort(before: try size(asOf: .now), vault)
    guard cohort.count > 0 else { throw .notFound(what: "anybody with an NHS number") }
    let number = (newest?.number ?? 0) + 1
    let firstFile = newest.map { $0.requested.firstFile + UInt64($0.requested.files) } ?? 0
    let files = files(of: cohort, check: number, firstFile: firstFile, on: now, options)
    try ready(files.count)
    if let open { try endCheck(open, because: isGoneOnWith ? .notReproducible : .superseded) }
    var body = SchemaOptOutCheckRequested()
    body.check = UInt32(truncatingIfNeeded: number)
    body.channel = channel.rawValue
    body.persons = UInt64(cohort.count)
    body.files = UInt32(files.count)
    body.firstFile = firstFile
    let fields = EventFields(
      type: .optOutCheckRequested, stream: StreamID(.optOutCheck, number), effectiveAt: now,
      actor: session.actor, body: try serialized(body))
    let key = try optOutKey(vault)
    let content = SchemaOptOutFiles(files) { cohort.file($0.places) }
    let draft = try sealed(fields, content, key, expecting: .noStream)
    let position = try append([draft]).first
    withExtendedLifetime(vault) {}
    return OptOutCheckRequest(
      number: number, position: position, requestedAt: try recordedTime(of: position),
      files: files, cohort: cohort)
  }

  /// The check of that number, which an operator's files asked for and which has no answer yet.
  ///
  /// - Throws: ``LedgerError/notFound(what:)`` where there is none, and
  ///   ``LedgerError/badArgument(name:expected:)`` where it cannot be answered any more.
  public func openFileCheck(_ number: UInt64) throws(LedgerError) -> OptOutCheckRequest {
    let vault = try openVault(readOnly: false)
    try catchUp()
    guard let open = try openCheck(), open.number == number, open.isOver(.file) else {
      throw .notFound(what: "a check \(number) by file that awaits its answer")
    }
    guard let request = try request(open, vault) else {
      try endCheck(open, because: .notReproducible)
      throw .badArgument(
        name: "--response",
        expected: "a check whose people are all there; somebody was erased: ask again")
    }
    return request
  }

  /// Whether an answer to a check would still tell of the present.
  private func isRecent(_ check: OptOutCheckRecord) -> Bool {
    let days = PolicyBook.standard.version(on: today).optOutFreshDays
    return now.microseconds - check.requestedAt.microseconds < Int64(days) * 86_400_000_000
  }

  /// The check that awaits its answers; at most the newest can.
  func openCheck() throws(LedgerError) -> OptOutCheckRecord? {
    let newest = try newestCheck()
    return newest?.outcome == .open ? newest : nil
  }

  private func newestCheck() throws(LedgerError) -> OptOutCheckRecord? {
    try readOptOuts { (model) throws(ProjectionError) in try model.checks().last }
  }

  /// A check as it was asked for; nil where its files cannot be made again byte for byte.
  private func request(
    _ open: OptOutCheckRecord, _ vault: Vault
  ) throws(LedgerError) -> OptOutCheckRequest? {
    let cohort = try cohort(before: open.requestedPosition.rawValue, vault)
    let event = try logging { () throws(EventLogError) in
      try log.beginRead().event(at: open.requestedPosition)
    }
    let asked = try openedFiles(event, vault)
    var files: [OptOutCheckRequest.File] = []
    var start = 0
    for file in asked.files {
      let end = start + Int(truncatingIfNeeded: file.numbers)
      guard end <= cohort.count, end > start,
        Array(SHA256.hash(data: cohort.file(start..<end))) == Array(file.digest)
      else { return nil }
      files.append(
        OptOutCheckRequest.File(name: file.name, localID: file.localID, places: start..<end))
      start = end
    }
    guard start == cohort.count, !files.isEmpty else { return nil }
    return OptOutCheckRequest(
      number: open.number, position: open.requestedPosition, requestedAt: open.requestedAt,
      files: files, cohort: cohort)
  }

  private func files(
    of cohort: OptOutCohort, check: UInt64, firstFile: UInt64, on time: Timestamp,
    _ options: OptOutCheckOptions
  ) -> [OptOutCheckRequest.File] {
    let day = time.calendarDay.description.split(separator: "-")
    let date = day.count == 3 ? "\(day[2])\(day[1])\(day[0].suffix(2))" : ""
    let ledger = hexadecimal(identity.vaultID.prefix(4))
    var generator = SystemRandomNumberGenerator()
    let random = hexadecimal((0..<8).map { _ in UInt8.random(in: 0...255, using: &generator) })
    return cohort.files(ofAtMost: max(1, options.numbersPerFile)).enumerated().map { place, range in
      let running = String((firstFile + UInt64(place)) % 10_000 + 10_000).dropFirst()
      return OptOutCheckRequest.File(
        name: "\(options.mailbox)-\(date)-\(running).dat",
        localID: "NDOO-\(ledger)-\(check)-\(place + 1)-\(random)", places: range)
    }
  }
}

extension SchemaOptOutFiles {
  init(_ files: [OptOutCheckRequest.File], content: (OptOutCheckRequest.File) -> [UInt8]) {
    self.init()
    self.files = files.map { file in
      var entry = SchemaOptOutFile()
      entry.name = file.name
      entry.localID = file.localID
      entry.numbers = UInt64(file.count)
      entry.digest = Data(SHA256.hash(data: content(file)))
      return entry
    }
  }
}
