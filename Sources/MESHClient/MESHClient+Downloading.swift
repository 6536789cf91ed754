internal import NIOHTTP1

/// A piece of a message as it is handed over while downloading.
public struct ReceivedChunk: Sendable {
  /// Its place, from 1.
  public let number: Int
  /// How many there are.
  public let total: Int
  /// The content, unpacked.
  public let bytes: [UInt8]
}

/// What was downloaded.
public struct Download: Hashable, Sendable {
  /// What the service says about the message.
  public let message: IncomingMessage
  /// How many bytes were handed over.
  public let byteCount: Int
}

extension MESHClient {
  /// Downloads a message, handing over its chunks in order, each whole and only one at a time.
  ///
  /// Number and order of the chunks are checked, and all sizes before and while they are unpacked.
  /// A chunk whose download breaks is fetched again before anything of it is handed over. A report
  /// of non-delivery hands over nothing.
  ///
  /// - Parameters:
  ///   - id: The message.
  ///   - sink: Takes a chunk; the next one is fetched when it returns.
  /// - Throws: A ``MESHError``, or whatever `sink` throws.
  @discardableResult
  public func download(
    _ id: MessageID, to sink: (ReceivedChunk) async throws -> Void
  ) async throws -> Download {
    var state = DownloadState(id: id, limits: configuration.limits)
    repeat {
      let answer = try await fetch(state)
      try state.accept(answer)
      let total = state.total
      if !answer.body.isEmpty {
        try await sink(
          ReceivedChunk(number: state.received, total: max(1, total), bytes: answer.body))
      }
    } while state.received < state.total
    guard let message = state.message else {
      throw MESHError.malformedAnswer(state.operation, .body)
    }
    return Download(message: message, byteCount: state.byteCount)
  }

  private func fetch(_ state: DownloadState) async throws(MESHError) -> Answer {
    let next = state.received + 1
    let base = "\(mailboxPath)/inbox/\(state.id)"
    var call = Call(
      operation: state.operation, path: next == 1 ? base : "\(base)/\(next)",
      headers: [("Accept-Encoding", "gzip")])
    call.bodyLimit = state.bodyLimit
    call.inspect = { (status, headers) throws(MESHError) in try state.inspect(status, headers) }
    let answer = try await perform(call)
    try expect([200, 206], answer, state.operation)
    return answer
  }
}

/// How far a download has come, and what its next chunk must look like.
struct DownloadState: Sendable {
  let id: MessageID
  let limits: MESHConfiguration.Limits
  private(set) var message: IncomingMessage?
  /// How many chunks have come.
  private(set) var received = 0
  private(set) var byteCount = 0
  /// How many chunks there are; zero before the first.
  private(set) var total = 0

  init(id: MessageID, limits: MESHConfiguration.Limits) {
    self.id = id
    self.limits = limits
  }

  /// The fetching of the next chunk.
  var operation: MESHOperation { .download(id, chunk: received + 1) }

  /// The most bytes that the next chunk may have, and the limit that says so.
  var bodyLimit: BodyLimit {
    let left = limits.largestMessageBytes - byteCount
    if left < limits.largestChunkBytes {
      return BodyLimit(
        bytes: left, key: "largestMessageBytes", configured: limits.largestMessageBytes)
    }
    return BodyLimit(
      bytes: limits.largestChunkBytes, key: "largestChunkBytes",
      configured: limits.largestChunkBytes)
  }

  /// Refuses the next chunk by its headers, before any of its body is read.
  func inspect(_ status: Int, _ headers: HTTPHeaders) throws(MESHError) {
    let range = try IncomingMessage.range(headers, operation)
    if received == 0 {
      let first = try IncomingMessage(id, headers, operation)
      guard first.chunkCount <= limits.mostChunks else {
        throw .tooLarge(operation, key: "mostChunks", limit: limits.mostChunks)
      }
      try checkStatus(status, of: first.chunkCount)
    } else {
      guard range == ChunkRange(number: received + 1, total: total) else {
        throw .malformedAnswer(
          operation,
          .chunk(
            number: range.number, of: range.total, expected: received + 1, ofExpected: total))
      }
      if let named = headers.first(name: "mex-messageid"), !named.isEmpty {
        guard let other = try? MessageID(named), other.isSame(as: id) else {
          throw .malformedAnswer(operation, .otherMessage)
        }
      }
      try checkStatus(status, of: total)
    }
    try checkLength(headers)
  }

  private func checkStatus(_ status: Int, of total: Int) throws(MESHError) {
    guard status == (received + 1 < total ? 206 : 200) else {
      throw .malformedAnswer(
        operation, .statusOfChunk(status: status, number: received + 1, of: total))
    }
  }

  /// A body without a length ends where the connection does, and a broken one would pass as whole.
  private func checkLength(_ headers: HTTPHeaders) throws(MESHError) {
    if let text = headers.first(name: "content-length") {
      guard let length = Int(text), length >= 0 else {
        throw .malformedAnswer(operation, .header("Content-Length"))
      }
      // What is packed is hardly longer than what it holds.
      guard length <= bodyLimit.bytes + bodyLimit.bytes / 1_000 + 100 else {
        throw bodyLimit.exceeded(operation)
      }
    } else {
      guard headers[canonicalForm: "transfer-encoding"].last?.lowercased() == "chunked" else {
        throw .malformedAnswer(operation, .unboundedBody)
      }
    }
  }

  /// Takes the next chunk, whose headers were inspected, into account.
  mutating func accept(_ answer: Answer) throws(MESHError) {
    if received == 0 {
      let first = try IncomingMessage(id, answer.headers, operation)
      message = first
      total = first.chunkCount
    }
    received += 1
    byteCount += answer.body.count
  }
}
