internal import KeyVault
public import MESHClient
public import SubmissionLedger

/// A whole check of opt-outs over MESH: asked, sent, awaited, compared, recorded.
///
/// Nothing of it stands on disk but events. Before anything is sent the ledger holds what will be
/// sent; a process that ends at any step is followed by one that finds in the outbox what was sent
/// and in the inbox what came back, since nothing is acknowledged before the ledger holds its effect.
public struct OptOutExchange: Sendable {
  private let ledger: SubmissionLedger
  private let client: MESHClient
  private let settings: ExchangeSettings
  private let told: @Sendable (Step) -> Void

  /// What was done, for whoever watches.
  public enum Step: Sendable, Hashable {
    /// The check stands in the ledger; with how many people and files.
    case requested(check: UInt64, persons: Int, files: Int)
    case sent(file: String)
    /// It was sent by an earlier run.
    case wasSent(file: String)
    /// A receipt that is not the answer yet.
    case receipt(file: String)
    case answered(file: String)
    /// An answer to a check that has ended; it is of no use any more.
    case outdated(localID: String)
    /// The check ended in the ledger.
    case ended(check: UInt64)
    case acknowledged(messages: Int)
    /// The check has ended and its answers are still in the inbox; the next check takes them away.
    case notAcknowledged(MESHError)
    /// The service could not be reached; the next look may find it again.
    case notReached(MESHError)
    /// What the service says of a message cannot be understood; it is left where it is.
    case unreadable(message: MessageID)
    /// The inbox holds more than the client's settings let it list.
    case inboxTooLong
  }

  /// Prepares the exchange; connects to nothing yet.
  public init(
    _ ledger: SubmissionLedger, _ client: MESHClient, _ settings: ExchangeSettings,
    told: @escaping @Sendable (Step) -> Void = { _ in }
  ) {
    self.ledger = ledger
    self.client = client
    self.settings = settings
    self.told = told
  }

  /// Runs a check to its end, or goes on with the one that is open.
  public func run() async throws(ExchangeError) -> OptOutCheckResult {
    let lock = try ledgering { () throws(LedgerError) in try ExchangeLock(of: ledger) }
    let result = try await runAlone()
    withExtendedLifetime(lock) {}
    return result
  }

  private func runAlone() async throws(ExchangeError) -> OptOutCheckResult {
    try await meshing { () async throws(MESHError) in try await client.handshake() }
    let options = OptOutCheckOptions(
      mailbox: client.mailbox.description, numbersPerFile: settings.numbersPerFile)
    let request = try await patiently { () throws(LedgerError) in
      try ledger.requestOptOutCheck(over: .mesh, options)
    }
    told(
      .requested(
        check: request.number, persons: request.personCount, files: request.files.count))
    var inbox = AwaitedAnswers(request, client, settings, told: told)
    let failure: OptOutCheckFailure?
    if let notSent = try await send(request) {
      failure = notSent
    } else {
      failure = try await wait(for: &inbox)
    }
    let answers = inbox
    let result = try await patiently { () throws(LedgerError) in
      if let failure { return try ledger.endOptOutCheck(request, because: failure) }
      return try ledger.answerOptOutCheck(request, with: answers.contents)
    }
    told(.ended(check: request.number))
    await acknowledge(inbox.messages)
    return result
  }

  /// Looks into the inbox until every file is answered; gives why the check told nothing, if so.
  ///
  /// An answer may take days: a service that is away for a while ends nothing, and the mailbox is
  /// greeted each day, as the service asks of whoever polls.
  private func wait(
    for inbox: inout AwaitedAnswers
  ) async throws(ExchangeError) -> OptOutCheckFailure? {
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: .seconds(settings.replySeconds))
    var greeted = clock.now
    while true {
      do throws(ExchangeError) {
        if clock.now >= greeted.advanced(by: .seconds(12 * 3_600)) {
          try await meshing { () async throws(MESHError) in try await client.handshake() }
          greeted = clock.now
        }
        try await inbox.look()
      } catch {
        guard case .mesh(let cause) = error, cause.mayPass else { throw error }
        told(.notReached(cause))
      }
      // Another command may have ended it, and asked for one whose answers are not ours to take.
      let isOpen = try await patiently { () throws(LedgerError) in
        try ledger.isOpen(inbox.request)
      }
      guard isOpen else { throw .endedElsewhere(check: inbox.request.number) }
      if let failure = inbox.failure { return failure }
      if inbox.isComplete { return nil }
      if clock.now >= deadline { return .noReply }
      do { try await clock.sleep(for: .seconds(settings.pollSeconds)) } catch { throw .cancelled }
    }
  }

  /// Tries again while a submission holds the vault, which takes minutes at most.
  private func patiently<Value>(
    _ body: () throws(LedgerError) -> Value
  ) async throws(ExchangeError) -> Value {
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: .seconds(3_600))
    while true {
      do throws(LedgerError) {
        return try body()
      } catch {
        guard case .vault(.busy(_)) = error, clock.now < deadline else { throw .ledger(error) }
        do { try await clock.sleep(for: .seconds(settings.pollSeconds)) } catch { throw .cancelled }
      }
    }
  }

  /// The check has ended, whatever becomes of this.
  private func acknowledge(_ messages: [MessageID]) async {
    do throws(MESHError) {
      for id in messages { try await client.acknowledge(id) }
      told(.acknowledged(messages: messages.count))
    } catch {
      told(.notAcknowledged(error))
    }
  }
}

// Sending, each file once.
extension OptOutExchange {
  /// Sends what no run before has sent; gives why the check cannot be answered, if so.
  private func send(
    _ request: OptOutCheckRequest
  ) async throws(ExchangeError) -> OptOutCheckFailure? {
    for file in request.files {
      let found = try await meshing { () async throws(MESHError) in
        try await client.find(localID: file.localID)
      }
      switch found {
      case .several: return .sentTwice
      case .one(let tracked):
        // Half a message is never delivered, nor is one that the service gave up.
        guard ![.uploading, .undeliverable, .failed].contains(tracked.state) else {
          return .notDelivered
        }
        told(.wasSent(file: file.name))
      case .none:
        if let failure = try await send(file, of: request) { return failure }
        told(.sent(file: file.name))
      }
    }
    return nil
  }

  private func send(
    _ file: OptOutCheckRequest.File, of request: OptOutCheckRequest
  ) async throws(ExchangeError) -> OptOutCheckFailure? {
    do throws(MESHError) {
      let message = try OutgoingMessage(
        to: settings.recipient, workflow: settings.workflow, fileName: file.name,
        localID: file.localID, subject: file.localID, contentType: "text/plain",
        content: .bytes(request.content(of: file)))
      _ = try await client.send(message)
      return nil
    } catch {
      switch error {
      case .unknownRecipient, .uploadIncomplete: return .notDelivered
      default: throw .mesh(error)
      }
    }
  }
}

extension MESHError {
  /// Whether the same may succeed a while later.
  fileprivate var mayPass: Bool {
    switch self {
    case .unavailable, .timeout, .connection: true
    default: false
    }
  }
}

func meshing<Value>(
  _ body: () async throws(MESHError) -> Value
) async throws(ExchangeError) -> Value {
  do throws(MESHError) { return try await body() } catch { throw .mesh(error) }
}

func ledgering<Value: ~Copyable>(_ body: () throws(LedgerError) -> Value) throws(ExchangeError)
  -> Value
{
  do throws(LedgerError) { return try body() } catch { throw .ledger(error) }
}
