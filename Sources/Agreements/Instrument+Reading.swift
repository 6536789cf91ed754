public import DataSet
public import Policy

extension Instrument {
  /// Reads an instrument.
  ///
  /// - Throws: ``AgreementsError/faults(_:)`` with everything that is wrong with it.
  public init(document bytes: [UInt8], policy: PolicyVersion, today: Day) throws(AgreementsError) {
    self = try DocumentReading.read(bytes) { value, reading in
      Instrument(value, reading, policy, today)
    }
  }

  private init?(
    _ value: JSONValue, _ reading: DocumentReading, _ policy: PolicyVersion, _ today: Day
  ) {
    // What else is in it depends on the kind, so that is looked at first.
    let further = ObjectReading.kind(of: value)?.furtherMembers ?? []
    guard
      let object = ObjectReading(
        value, in: reading,
        required: ["kind", "reference", "title", "from", "document"] + further,
        optional: ["until"])
    else { return nil }
    let kind = object.choice("kind", of: Kind.self)
    let reference = object.text("reference", limit: 256)
    let title = object.text("title")
    let (from, until) = (object.day("from"), object.day("until"))
    if let from, let until, until < from {
      reading.expect("a day that is not before from", at: "until")
    }
    let document = object.document("document")
    let content = kind.flatMap { object.content(of: $0, policy, today) }
    guard let content, let reference, let title, let from, let document else { return nil }
    self.init(
      content: content, reference: reference, title: title, from: from, until: until,
      document: document)
  }
}

extension Instrument.Kind {
  /// What a document of this kind has besides what all have.
  fileprivate var furtherMembers: [String] {
    switch self {
    case .direction, .dataProvisionNotice, .registerEntry: []
    case .lawfulBasis: ["article6", "article9", "condition"]
    case .impactAssessment: ["version", "approvedBy", "approvedOn"]
    case .exemption: ["exemption", "use"]
    }
  }
}

extension ObjectReading {
  /// The kind that an instrument says it is, where it says one.
  fileprivate static func kind(of value: JSONValue) -> Instrument.Kind? {
    guard case .object(let members) = value,
      case .string(let text)? = members.first(where: { $0.name == "kind" })?.value
    else { return nil }
    return Instrument.Kind(rawValue: text)
  }

  fileprivate func content(
    of kind: Instrument.Kind, _ policy: PolicyVersion, _ today: Day
  ) -> Instrument.Content? {
    switch kind {
    case .direction: return .direction
    case .dataProvisionNotice: return .dataProvisionNotice
    case .registerEntry: return .registerEntry
    case .lawfulBasis:
      let texts = ["article6", "article9", "condition"].map { text($0, limit: 256) }
      guard let article6 = texts[0], let article9 = texts[1], let condition = texts[2] else {
        return nil
      }
      return .lawfulBasis(article6: article6, article9: article9, condition: condition)
    case .impactAssessment:
      let (version, approver) = (text("version", limit: 64), actor("approvedBy"))
      guard let day = pastDay("approvedOn", today: today), let version, let approver else {
        return nil
      }
      return .impactAssessment(version: version, approver: approver, approvedOn: day)
    case .exemption:
      let ground = choice("exemption", of: policy.exemptionKinds)
      let uses = policy.uses.filter(\.optOutApplies).map(\.name)
      guard let use = choice("use", of: uses), let ground else { return nil }
      return .exemption(ground: ground, use: use)
    }
  }
}
