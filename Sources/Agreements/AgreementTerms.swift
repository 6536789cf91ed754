public import DataSet
public import Policy

/// What an agreement says: who gets what, for which purpose, on which basis, and from when until when.
public struct AgreementTerms: Hashable, Sendable {
  /// The name with its version.
  public var reference: AgreementReference
  /// What it is called.
  public var title: String
  /// The secondary use, one of the policy's to which opt-outs apply.
  public var use: String
  /// Who receives the file.
  public var recipient: OrganisationCode
  /// The framework contract that it stands under, where there is one.
  public var contract: String?
  /// Who decides about the data at the recipient's; at least one.
  public var controllers: [Controller]
  /// Who works with the data for them.
  public var processors: [Processor]
  /// What the data are for.
  public var purpose: String
  /// Whether the purpose is commercial.
  public var commercial: Bool
  /// Whether the recipient may hand the data on under a licence of its own.
  public var sublicensing: Bool
  /// Where the data may be processed.
  public var territory: String
  /// The first day.
  public var start: Day
  /// The last day.
  public var end: Day
  /// The legal basis on which the data are provided.
  public var legalBasis: String
  /// How the common-law duty of confidentiality is met.
  public var confidentialityBasis: ConfidentialityBasis
  /// The reference of the approval under section 251, where there is one.
  public var cagReference: String?
  /// Whether opt-outs apply.
  public var optOut: OptOutTerms
  /// Other agreements, or data sets of others, whose pseudonyms are to match.
  public var linkage: [String]
  /// What else the recipient is bound to.
  public var specialConditions: [String]
  /// What may leave; at least one.
  public var data: [ApprovedData]

  package init(
    reference: AgreementReference, title: String, use: String, recipient: OrganisationCode,
    contract: String?, controllers: [Controller], processors: [Processor], purpose: String,
    commercial: Bool, sublicensing: Bool, territory: String, start: Day, end: Day,
    legalBasis:
      String, confidentialityBasis: ConfidentialityBasis, cagReference: String?,
    optOut:
      OptOutTerms, linkage: [String], specialConditions: [String], data: [ApprovedData]
  ) {
    self.reference = reference
    self.title = title
    self.use = use
    self.recipient = recipient
    self.contract = contract
    self.controllers = controllers
    self.processors = processors
    self.purpose = purpose
    self.commercial = commercial
    self.sublicensing = sublicensing
    self.territory = territory
    self.start = start
    self.end = end
    self.legalBasis = legalBasis
    self.confidentialityBasis = confidentialityBasis
    self.cagReference = cagReference
    self.optOut = optOut
    self.linkage = linkage
    self.specialConditions = specialConditions
    self.data = data
  }

  /// An organisation that decides about the data.
  public struct Controller: Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// Its code.
    public let code: OrganisationCode
    /// Whether it decides alone.
    public let role: Role

    package init(name: String, code: OrganisationCode, role: Role) {
      self.name = name
      self.code = code
      self.role = role
    }
  }

  /// Whether a controller decides alone.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    case sole
    case joint
  }

  /// An organisation that works with the data for a controller.
  public struct Processor: Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// Its code.
    public let code: OrganisationCode

    package init(name: String, code: OrganisationCode) {
      self.name = name
      self.code = code
    }
  }

  /// Whether opt-outs apply, and by which document they do not (R16).
  public enum OptOutTerms: Hashable, Sendable {
    case applies
    /// The ground is one of the policy's exemptions.
    case exempt(ground: String, document: CitedDocument)
  }
}

/// How the common-law duty of confidentiality is met: the values of the public register of data uses.
public enum ConfidentialityBasis: String, Hashable, Sendable, CaseIterable {
  case noConfidentialData = "Does not include the flow of confidential data"
  case section251 = "Section 251 NHS Act 2006"
  case consent = "Consent (Reasonable Expectation)"
  case statutoryExemption = "Statutory exemption to flow confidential data without consent"
  case section251AndNonConfidential = """
    Mixture of confidential data flow(s) with support under section 251 NHS Act 2006 and \
    non-confidential data flow(s)
    """
  case consentAndSection251 = """
    Mixture of confidential data flow(s) with consent and flow(s) with support under \
    section 251 NHS Act 2006
    """
  case consentAndNonConfidential =
    "Mixture of confidential data flow(s) with consent and non-confidential data flow(s)"
}

/// What of a data set may leave under an agreement.
public struct ApprovedData: Hashable, Sendable {
  /// The data set; there is one so far.
  public static let dataSetName = "IAPT"

  /// The versions, in the order of the document.
  public let versions: [DataSetVersion]
  /// The first month.
  public let firstPeriod: Period
  /// The last month.
  public let lastPeriod: Period
  /// Whether the data are of a special category.
  public let sensitivity: Sensitivity
  /// How far the data tell whose they are.
  public let identifiability: Identifiability
  /// How often they are released, where the agreement says it.
  public let frequency: String?
  /// Which tables and fields.
  public let scope: Scope

  package init(
    versions: [DataSetVersion], firstPeriod: Period, lastPeriod: Period,
    sensitivity:
      Sensitivity, identifiability: Identifiability, frequency: String?, scope: Scope
  ) {
    self.versions = versions
    self.firstPeriod = firstPeriod
    self.lastPeriod = lastPeriod
    self.sensitivity = sensitivity
    self.identifiability = identifiability
    self.frequency = frequency
    self.scope = scope
  }

  /// Whether data are of a special category.
  public enum Sensitivity: String, Hashable, Sendable, CaseIterable {
    case sensitive
    case nonSensitive = "non-sensitive"
  }

  /// How far data tell whose they are.
  public enum Identifiability: String, Hashable, Sendable, CaseIterable {
    case anonymised
    case pseudonymised
    case identifiable
  }

  /// Which tables and fields may leave.
  public enum Scope: Hashable, Sendable {
    /// An extract, by its name.
    case extract(String)
    /// The tables in the order of the document.
    case tables([ApprovedTable])
  }
}

/// A table whose rows may leave.
public struct ApprovedTable: Hashable, Sendable {
  /// The name of the table.
  public let name: String
  /// The fields and derived attributes; none where only keys may leave.
  public let fields: [String]

  /// Names a table and its fields.
  public init(name: String, fields: [String]) {
    self.name = name
    self.fields = fields
  }

  /// The tables that stand in both lists, each with the fields that it has in both.
  static func inBoth(_ some: [ApprovedTable], _ others: [ApprovedTable]) -> [ApprovedTable] {
    some.compactMap { table in
      others.first { $0.name == table.name }.map { other in
        ApprovedTable(name: table.name, fields: table.fields.filter(other.fields.contains))
      }
    }
  }
}

// What a decision about a release asks.
extension AgreementTerms {
  /// The tables and columns of a version that may leave in a release of some months: those that are
  /// approved for each of the months, since the file has one form for all of them (R18).
  public func approvedTables(
    of dataSet: DataSet, for months: some Sequence<Period>
  ) -> [ApprovedTable] {
    var approved: [ApprovedTable]?
    for month in months {
      let here = approvedTables(of: dataSet, in: month)
      approved = approved.map { ApprovedTable.inBoth($0, here) } ?? here
    }
    return approved ?? []
  }

  /// Several entries may cover a month: what any of them approves may leave.
  private func approvedTables(of dataSet: DataSet, in month: Period) -> [ApprovedTable] {
    var tables: [ApprovedTable] = []
    for entry in data where entry.covers(dataSet.version, month) {
      for table in entry.approvedTables(of: dataSet) {
        if let place = tables.firstIndex(where: { $0.name == table.name }) {
          let known = tables[place].fields
          tables[place] = ApprovedTable(
            name: table.name, fields: known + table.fields.filter { !known.contains($0) })
        } else {
          tables.append(table)
        }
      }
    }
    return tables
  }

  /// How far a file under these terms tells whose the data are: nothing leaves as it was submitted unless all that is
  /// approved may.
  public var identifiability: ApprovedData.Identifiability {
    let kinds = Set(data.map(\.identifiability))
    if kinds == [.identifiable] { return .identifiable }
    return kinds == [.anonymised] ? .anonymised : .pseudonymised
  }

  /// The exemption from opt-outs that a release may rest on; nil where they apply (R16).
  ///
  /// - Parameter position: that of the event that holds these terms.
  public func exemption(recordedAt position: UInt64) -> ExemptionFact? {
    guard case .exempt(let ground, let document) = optOut else { return nil }
    return ExemptionFact(
      position: position, kind: ground, use: use, reference: document.reference, from: start,
      until: end)
  }
}

extension ApprovedData {
  /// Whether a version and month are among what may leave.
  public func covers(_ version: DataSetVersion, _ period: Period) -> Bool {
    versions.contains(version) && firstPeriod <= period && period <= lastPeriod
  }

  /// The tables and, of each, the columns that may leave and that the ledger has: what was submitted, and
  /// what is derived here.
  ///
  /// Columns that identify a person directly are among them only where the data are identifiable. Keys of people
  /// and events are; they leave as the recipient's own pseudonyms (R21).
  public func approvedTables(of dataSet: DataSet) -> [ApprovedTable] {
    let named: [ApprovedTable]
    switch scope {
    case .tables(let tables): named = tables
    case .extract(let name):
      named = (dataSet.extract(named: name)?.tables ?? []).map { table in
        ApprovedTable(name: table.name, fields: table.columns.map(\.name))
      }
    }
    return named.compactMap { table in
      guard let found = dataSet.table(named: table.name) else { return nil }
      let known = Set(dataSet.columns(of: found))
      return ApprovedTable(
        name: table.name,
        fields: table.fields.filter { field in
          known.contains(field)
            && (identifiability == .identifiable
              || dataSet.identifies(field, of: table.name) != .direct)
        })
    }
  }
}
