public import DataSet
public import Policy

/// A legal or governance instrument that holds from a day on (R23), or an exemption from opt-outs (R16).
public struct Instrument: Hashable, Sendable {
  /// What it is.
  public var content: Content
  /// Its name; a newer one of the same kind and reference takes its place.
  public var reference: String
  /// What it is called.
  public var title: String
  /// The first day on which it holds.
  public var from: Day
  /// The last day on which it holds; nil where it has no end.
  public var until: Day?
  /// Where its text is kept.
  public var document: CitedDocument

  /// Puts an instrument together.
  public init(
    content: Content, reference: String, title: String, from: Day, until: Day?,
    document: CitedDocument
  ) {
    self.content = content
    self.reference = reference
    self.title = title
    self.from = from
    self.until = until
    self.document = document
  }

  /// What kind of instrument it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Under section 254 of the Health and Social Care Act 2012.
    case direction
    /// Under section 259 of the same act.
    case dataProvisionNotice = "data-provision-notice"
    case lawfulBasis = "lawful-basis"
    /// The entry in the register of processing.
    case registerEntry = "register-entry"
    /// The approval of a data protection impact assessment.
    case impactAssessment = "dpia"
    /// A documented ground on which opt-outs do not apply.
    case exemption

    /// Whether processing needs one at any time.
    public var isRequired: Bool { self != .exemption }
  }

  /// What an instrument says beyond its name and days.
  public enum Content: Hashable, Sendable {
    case direction
    case dataProvisionNotice
    /// Articles 6 and 9 of UK GDPR, and the condition of Schedule 1 of the Data Protection Act 2018.
    case lawfulBasis(article6: String, article9: String, condition: String)
    case registerEntry
    case impactAssessment(version: String, approver: String, approvedOn: Day)
    /// The ground is one of the policy's exemptions, the use one to which opt-outs apply.
    case exemption(ground: String, use: String)

    /// What kind it is.
    public var kind: Kind {
      switch self {
      case .direction: .direction
      case .dataProvisionNotice: .dataProvisionNotice
      case .lawfulBasis: .lawfulBasis
      case .registerEntry: .registerEntry
      case .impactAssessment: .impactAssessment
      case .exemption: .exemption
      }
    }
  }

  /// What kind it is.
  public var kind: Kind { content.kind }
}

/// An instrument as the log tells of it.
public struct RecordedInstrument: Hashable, Sendable {
  /// The position of its event, by which others cite it.
  public let position: UInt64
  /// What it says.
  public let instrument: Instrument

  /// Puts an instrument and its position together.
  public init(position: UInt64, instrument: Instrument) {
    self.position = position
    self.instrument = instrument
  }

  /// The exemption that a release may rest on; nil for any other kind (R16).
  public var exemption: ExemptionFact? {
    guard case .exemption(let ground, let use) = instrument.content else { return nil }
    return ExemptionFact(
      position: position, kind: ground, use: use, reference: instrument.document.reference,
      from: instrument.from, until: instrument.until)
  }
}

/// The instruments that are in force on a day.
public struct InstrumentsInForce: Hashable, Sendable {
  /// The day that is asked about.
  public let day: Day
  /// The instruments, by kind and then in the order of the log.
  public let instruments: [RecordedInstrument]

  /// Finds them among all that are on record, in the order of the log.
  ///
  /// Of one kind and reference the one with the latest first day counts, and of the same day the one that was
  /// recorded last, also where its own last day has passed.
  public init(among all: [RecordedInstrument], on day: Day) {
    struct Name: Hashable {
      let kind: Instrument.Kind
      let reference: String
    }
    var newest: [Name: RecordedInstrument] = [:]
    for recorded in all where recorded.instrument.from <= day {
      let name = Name(kind: recorded.instrument.kind, reference: recorded.instrument.reference)
      if let other = newest[name], recorded.instrument.from < other.instrument.from { continue }
      newest[name] = recorded
    }
    let inForce = newest.values.filter { $0.instrument.until.map { day <= $0 } ?? true }
      .sorted { $0.position < $1.position }
    self.day = day
    instruments = Instrument.Kind.allCases.flatMap { kind in
      inForce.filter { $0.instrument.kind == kind }
    }
  }

  /// The positions of their events.
  public var positions: [UInt64] { instruments.map(\.position) }

  /// The lawful basis in words: articles and condition; nil where none is in force.
  public var lawfulBasis: String? {
    instruments.lazy.compactMap { recorded in
      guard
        case .lawfulBasis(let article6, let article9, let condition) = recorded.instrument.content
      else { return nil }
      return "\(article6); \(article9); \(condition)"
    }.first
  }

  /// The kinds that processing needs and of which none is in force.
  public var gaps: [Instrument.Kind] {
    Self.gaps(in: instruments.map(\.instrument.kind))
  }

  /// The kinds that processing needs and that are not among some.
  public static func gaps(in kinds: some Sequence<Instrument.Kind>) -> [Instrument.Kind] {
    let present = Set(kinds)
    return Instrument.Kind.allCases.filter { $0.isRequired && !present.contains($0) }
  }
}
