import Testing

@testable import MESHClient

/// One of every case, with causes where there are any.
private func everyError() throws -> [MESHError] {
  let id = try MessageID("M1")
  let operations: [MESHOperation] = [
    .handshake, .send(localID: "L1"), .sendChunk(id, number: 2, of: 3), .list, .head(id),
    .download(id, chunk: 2), .acknowledge(id), .track(id), .find(localID: "L1"),
  ]
  let defects: [MESHError.Defect] = [
    .header("Mex-Chunk-Range"), .chunk(number: 1, of: 2, expected: 2, ofExpected: 2),
    .statusOfChunk(status: 206, number: 1, of: 1), .otherMessage, .body, .compression,
    .unboundedBody, .nextPage, .status(204),
  ]
  let refusal = MESHError.Refusal(event: "SEND", code: "12")
  let none = MESHError.Refusal(event: "", code: "")
  var errors: [MESHError] = [
    .configuration(key: "url", reason: "it is absent"),
    .invalidField(name: "subject", reason: "it is empty"),
    .unknownRecipient(try MailboxID("B"), localID: "L1"),
    .file(path: "x", reason: "it cannot be read"),
  ]
  errors += defects.map { .malformedAnswer(.list, $0) }
  for operation in operations {
    errors += [
      .authenticationRefused(operation, refusal), .authenticationRefused(operation, none),
      .notFound(operation), .gone(operation), .locked(operation),
      .refused(operation, status: 400, .init(event: "header x", code: "")),
      .refused(operation, status: 400, .init(event: "", code: "missing")),
      .unavailable(operation, status: 503), .tooLarge(operation, key: "mostChunks", limit: 3),
      .timeout(operation, seconds: 3), .connection(operation, reason: "closed"),
      .tls(operation, reason: "expired"), .cancelled(operation), .shutDown(operation),
    ]
  }
  errors += errors.map { .sendOutcomeUnknown(localID: "L1", chunks: 2, cause: $0) }
  errors += errors.map { .uploadIncomplete(id, chunk: 2, of: 3, cause: $0) }
  return errors
}

@Suite struct SecrecyTests {
  @Test func `credentials show nothing when printed, dumped or reflected`() throws {
    let credentials = try MESHCredentials(
      mailbox: MailboxID("X26HC999"), password: "needle-1", sharedKey: "needle-2")
    var dumped = ""
    dump(credentials, to: &dumped)
    dump([credentials], to: &dumped)
    dump(Optional(credentials), to: &dumped)
    let texts = [
      "\(credentials)", String(describing: credentials), String(reflecting: credentials), dumped,
      "\([credentials])", "\(Optional(credentials) as Any)", "\((credentials, 1))",
    ]
    for text in texts { #expect(!text.contains("needle"), "\(text)") }
    #expect(Mirror(reflecting: credentials).children.isEmpty)
  }

  @Test func `a client shows no secret either`() async throws {
    try await onStage([]) { stage in
      var dumped = ""
      dump(stage.client, to: &dumped, maxDepth: 6)
      #expect(!dumped.contains(secretPassword))
      #expect(!dumped.contains(secretKey))
    }
  }

  @Test func `every error is one line that differs from the others`() throws {
    let errors = try everyError()
    for error in errors {
      let text = error.description
      #expect(!text.isEmpty && !text.contains("\n"), "\(text)")
      #expect(text != "MESH request failed", "\(String(reflecting: error))")
    }
    #expect(Set(errors.map(\.description)).count == Set(errors).count)
  }

  @Test(arguments: [
    #"{"detail":[{"event":"SEND","code":"12","msg":"9990000018 needle"}]}"#,
    #"{"errorEvent":"SEND","errorCode":"12","errorDescription":"needle"}"#,
    #"{"detail":[{"type":"missing","loc":["header","mex-to"],"msg":"needle","input":"needle"}]}"#,
    #"{"detail":[{"event":"needle<>","code":"needle\n"}]}"#,
    #"{"detail":"needle"}"#, #"{"message":"needle"}"#, "needle", "",
  ])
  func `an error keeps none of the words of a refusal`(_ body: String) async throws {
    try await onStage([.json(400, body)]) { stage in
      let error = await meshError { try await stage.client.handshake() }
      guard case .refused(.handshake, 400, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(!String(reflecting: error).contains("needle"))
      #expect(!"\(error as Any)".contains("needle"))
    }
  }

  @Test func `no error of a refused request holds a secret or the token`() async throws {
    for status in [301, 400, 401, 403, 404, 405, 406, 410, 417, 418, 422, 423, 500, 501] {
      try await onStage([.answer(status)]) { stage in
        let error = await meshError { _ = try await stage.client.inbox() }
        let text = "\(String(reflecting: error)) \(error.map(\.description) ?? "")"
        #expect(!text.contains(secretPassword) && !text.contains(secretKey))
        #expect(!text.contains("NHSMESH"))
      }
    }
  }
}
