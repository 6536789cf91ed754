internal import FoundationEssentials

extension MESHError.Refusal {
  /// Reads the reason from the body of a refusal, in any of the shapes that the service uses.
  ///
  /// Only the event and the code are taken, or the name of the field at fault. The words beside
  /// them may repeat what was sent and are left unread. A body that cannot be read gives no reason.
  init(body: [UInt8]) {
    guard let shape = try? JSONDecoder().decode(Shape.self, from: Data(body)) else {
      self.init(event: "", code: "")
      return
    }
    let event: String?
    let code: String?
    if let detail = shape.detail?.first {
      event = detail.event ?? detail.loc?.joined(separator: " ")
      code = detail.code ?? detail.type
    } else {
      event = shape.errorEvent
      code = shape.errorCode
    }
    self.init(event: Self.plain(event), code: Self.plain(code))
  }

  /// At most 60 letters, digits, spaces, `_`, `-` and `.`; anything else is not a code.
  private static func plain(_ text: String?) -> String {
    guard let text, text.utf8.count <= 60,
      text.utf8.allSatisfy({ byte in
        FieldRule.isLetter(byte) || FieldRule.isDigit(byte) || " _-.".utf8.contains(byte)
      })
    else { return "" }
    return text
  }

  /// All the shapes at once; each answer fills some of it.
  private struct Shape: Decodable {
    struct Detail: Decodable {
      let event: String?
      let code: String?
      let type: String?
      let loc: [String]?
    }

    let detail: [Detail]?
    let errorEvent: String?
    let errorCode: String?
  }
}
