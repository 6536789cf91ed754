internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

extension MESHClient {
  /// Sends a message and returns the name that the service gave it.
  ///
  /// The chunks go out in order, each as gzip when the message says so; the recipient sees the
  /// message when the last one has arrived. The first request is made on a new connection and once
  /// only; later ones are repeated as the retry policy says.
  ///
  /// - Throws: ``MESHError/sendOutcomeUnknown(localID:chunks:cause:)`` when the answer to the first
  ///   request was lost, ``MESHError/uploadIncomplete(_:chunk:of:cause:)`` when a later one failed
  ///   for good, ``MESHError/unknownRecipient(_:localID:)``, and the other cases.
  @discardableResult
  public func send(_ message: OutgoingMessage) async throws(MESHError) -> MessageID {
    let operation = MESHOperation.send(localID: message.localID)
    let source = try await ChunkSource(message.content, configuration.limits, operation)
    let total = source.chunkCount
    let id = try await sendFirst(message, of: total, try await body(source, 1, message, operation))
    guard total > 1 else { return id }
    for number in 2...total {
      let operation = MESHOperation.sendChunk(id, number: number, of: total)
      do throws(MESHError) {
        let body = try await body(source, number, message, operation)
        try await sendLater(message, id, ChunkRange(number: number, total: total), body)
      } catch {
        throw .uploadIncomplete(id, chunk: number, of: total, cause: error)
      }
    }
    return id
  }

  /// Reads a chunk and compresses it.
  private func body(
    _ source: ChunkSource, _ number: Int, _ message: OutgoingMessage, _ operation: MESHOperation
  ) async throws(MESHError) -> ByteBuffer {
    let plain = try await source.chunk(number)
    guard message.isCompressed else { return plain }
    // Long work for a full chunk; the threads that run tasks are spared it.
    let compressed = try? await NIOThreadPool.singleton.runIfActive { Gzip.compress(plain) }
    guard let compressed else {
      throw .invalidField(name: "content", reason: "a chunk could not be compressed")
    }
    return compressed
  }

  /// The headers that every chunk carries.
  private func chunkHeaders(
    _ message: OutgoingMessage, _ range: ChunkRange
  ) -> [(name: String, value: String)] {
    var headers = [
      (name: "Content-Type", value: message.contentType),
      (name: "Mex-From", value: mailbox.description),
      (name: "Mex-Chunk-Range", value: range.description),
    ]
    if message.isCompressed { headers.append((name: "Content-Encoding", value: "gzip")) }
    return headers
  }

  private func sendFirst(
    _ message: OutgoingMessage, of total: Int, _ body: ByteBuffer
  ) async throws(MESHError) -> MessageID {
    let operation = MESHOperation.send(localID: message.localID)
    var headers = chunkHeaders(message, ChunkRange(number: 1, total: total))
    headers.append((name: "Mex-To", value: message.recipient.description))
    headers.append((name: "Mex-WorkflowID", value: message.workflow.description))
    headers.append((name: "Mex-FileName", value: message.fileName))
    headers.append((name: "Mex-LocalID", value: message.localID))
    if let subject = message.subject { headers.append((name: "Mex-Subject", value: subject)) }
    headers.append((name: "Mex-Content-Type", value: message.contentType))
    let call = Call(
      operation: operation, method: .POST, path: "\(mailboxPath)/outbox", headers: headers,
      body: body, isRepeatable: false, connection: .fresh)
    func unknown(_ cause: MESHError) -> MESHError {
      .sendOutcomeUnknown(localID: message.localID, chunks: total, cause: cause)
    }
    let answer: Answer
    do throws(AttemptFailure) {
      answer = try await repeated(call)
    } catch {
      throw error.wasNotSent || error.error.isRefusalToListen ? error.error : unknown(error.error)
    }
    if answer.status == 417, ["", "12"].contains(MESHError.Refusal(body: answer.body).code) {
      throw .unknownRecipient(message.recipient, localID: message.localID)
    }
    do throws(MESHError) {
      try expect([202], answer, operation)
      return try JSONAnswer.sentID(answer, operation)
    } catch {
      // A server that failed, and one that accepted and gave no name, may both have the message.
      throw answer.status >= 500 || answer.status < 300 ? unknown(error) : error
    }
  }

  private func sendLater(
    _ message: OutgoingMessage, _ id: MessageID, _ range: ChunkRange, _ body: ByteBuffer
  ) async throws(MESHError) {
    let operation = MESHOperation.sendChunk(id, number: range.number, of: range.total)
    let answer = try await perform(
      Call(
        operation: operation, method: .POST, path: "\(mailboxPath)/outbox/\(id)/\(range.number)",
        headers: chunkHeaders(message, range), body: body))
    // A repeated last chunk finds the upload ended when only the first answer to it was lost.
    if answer.status == 423, answer.isAfterUnknownOutcome, range.number == range.total {
      let state = try await track(id).state
      if state == .accepted || state == .acknowledged { return }
    }
    try expect([202], answer, operation)
  }
}

extension MESHError {
  /// Whether the service said that it did not look at the request (425 Too Early, 429 Too Many).
  fileprivate var isRefusalToListen: Bool {
    if case .unavailable(_, let status) = self { return status == 425 || status == 429 }
    return false
  }
}
