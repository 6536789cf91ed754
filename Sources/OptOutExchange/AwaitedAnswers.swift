internal import MESHClient
internal import SubmissionLedger

/// What the inbox holds for a check.
///
/// A mailbox may serve other flows too: a message that is not of this one is left where it is.
struct AwaitedAnswers {
  let request: OptOutCheckRequest
  private let client: MESHClient
  private let settings: ExchangeSettings
  private let told: @Sendable (OptOutExchange.Step) -> Void
  /// By the place of the file.
  private var answers: [Int: [UInt8]] = [:]
  private var seen: Set<MessageID> = []
  /// What is to be acknowledged when the ledger holds its effect.
  private(set) var messages: [MessageID] = []
  /// Why the check tells nothing, if so.
  private(set) var failure: OptOutCheckFailure?

  init(
    _ request: OptOutCheckRequest, _ client: MESHClient, _ settings: ExchangeSettings,
    told: @escaping @Sendable (OptOutExchange.Step) -> Void
  ) {
    self.request = request
    self.client = client
    self.settings = settings
    self.told = told
  }

  var isComplete: Bool { answers.count == request.files.count }

  /// The answers in the order of the files.
  var contents: [[UInt8]] { request.files.indices.compactMap { answers[$0] } }

  /// Takes what came since the last look.
  mutating func look() async throws(ExchangeError) {
    let listing = try await meshing { () async throws(MESHError) in try await client.inbox() }
    if !listing.isComplete { told(.inboxTooLong) }
    for id in listing.messages where !seen.contains(id) {
      do throws(MESHError) {
        try await take(try await client.head(id))
      } catch {
        switch error {
        // Another process took it over meanwhile.
        case .gone, .notFound: break
        // It may be of another flow, which must not stop this one.
        case .malformedAnswer: told(.unreadable(message: id))
        default: throw .mesh(error)
        }
      }
      seen.insert(id)
    }
  }

  private mutating func take(_ message: IncomingMessage) async throws(MESHError) {
    switch message.kind {
    case .report(let report): try await take(report, message.id)
    case .data:
      guard message.workflow == settings.workflow, message.sender == settings.recipient,
        let localID = message.localID
      else { return }
      guard let place = request.files.firstIndex(where: { $0.localID == localID }) else {
        return try await discard(message.id, localID)
      }
      if message.subject?.uppercased() == "SUCCESS" {
        // It says that the request was read, which decides nothing and can go at once.
        told(.receipt(file: request.files[place].name))
        return try await client.acknowledge(message.id)
      }
      try await takeAnswer(message.id, at: place)
    }
  }

  /// Two answers to one file must be the same.
  private mutating func takeAnswer(_ id: MessageID, at place: Int) async throws(MESHError) {
    let bytes: [UInt8]
    do throws(MESHError) {
      bytes = try await content(
        of: id, limit: request.mostBytes(ofAnswerTo: request.files[place]))
    } catch {
      switch error {
      case .malformedAnswer, .tooLarge:
        failure = .unreadable
        return
      default: throw error
      }
    }
    messages.append(id)
    if let before = answers[place], before != bytes { failure = .reply(.contradiction) }
    answers[place] = bytes
    told(.answered(file: request.files[place].name))
  }

  private mutating func take(
    _ report: IncomingMessage.ReportFacts, _ id: MessageID
  ) async throws(MESHError) {
    guard let localID = report.localID else { return }
    if request.files.contains(where: { $0.localID == localID }) {
      messages.append(id)
      failure = .notDelivered
    } else {
      try await discard(id, localID)
    }
  }

  /// An answer or a report to an earlier check of this ledger, which has ended without it.
  private func discard(_ id: MessageID, _ localID: String) async throws(MESHError) {
    guard request.isLater(thanThatOf: localID) else { return }
    told(.outdated(localID: localID))
    try await client.acknowledge(id)
  }

  private func content(of id: MessageID, limit: Int) async throws(MESHError) -> [UInt8] {
    let bytes = Collected()
    do {
      try await client.download(id) { chunk in
        guard await bytes.append(chunk.bytes) <= limit else {
          throw MESHError.tooLarge(
            .download(id, chunk: chunk.number), key: "an answer", limit: limit)
        }
      }
    } catch let error as MESHError {
      throw error
    } catch {
      throw .cancelled(.head(id))
    }
    return await bytes.all
  }
}

/// The chunks of a download.
private actor Collected {
  private(set) var all: [UInt8] = []

  /// Gives how many there are now.
  func append(_ bytes: [UInt8]) -> Int {
    all += bytes
    return all.count
  }
}
