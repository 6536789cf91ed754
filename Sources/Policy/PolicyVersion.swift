public import DataSet

/// One version of the values on which decisions rest; every decision names the version it used (R10).
public struct PolicyVersion: Hashable, Sendable {
  /// The name of the guidance and its version.
  public let name: String
  /// The day from which it holds.
  public let from: Day
  /// The first day of the v2.0 data set: what is older falls under the transition (R5 to R9).
  public let transitionStart: Day
  /// Days for which a check of opt-outs tells of the present (R17).
  public let optOutFreshDays: Int
  /// The most days that an operator may set instead (R17).
  public let optOutFreshDaysLimit: Int
  /// The secondary uses, by name (R15).
  public let uses: [DisclosureUse]
  /// The kinds of legal restriction on disclosure (R2).
  public let restrictionKinds: [String]
  /// The documented grounds on which an opt-out does not apply (R16).
  public let exemptionKinds: [String]

  /// The secondary use of that name; nil where the version knows none.
  public func use(named name: String) -> DisclosureUse? {
    uses.first { $0.name == name }
  }
}

/// A secondary use of the data set (R15).
public struct DisclosureUse: Hashable, Sendable {
  /// The name by which commands and events know it.
  public let name: String
  /// Whether records or counts go out.
  public let level: Level
  /// Whether national data opt-outs apply.
  public let optOutApplies: Bool
  /// Whether nothing goes out without an agreement in force (R18).
  public let needsAgreement: Bool
  /// The reasons for access that entitle a recipient to a referral; nil where every referral may go to
  /// whoever has an agreement.
  public let entitling: [AccessReason]?

  /// What goes out.
  public enum Level: String, Hashable, Sendable {
    case record
    case aggregate
  }
}

/// Why an organisation may see a referral: what stands in front of its code in a tag such as `C:13T`.
public enum AccessReason: Character, Hashable, Sendable, CaseIterable {
  /// It handed the data in.
  case submitter = "S"
  /// It provides the care.
  case provider = "P"
  /// It commissions the referral or a contact of the month.
  case commissioner = "C"
  /// It commissions the patient's general practice.
  case practice = "G"
  /// It is responsible for where the patient lives.
  case residence = "H"
}

/// All versions of the policy, oldest first.
public struct PolicyBook: Sendable {
  /// The versions in the order of the days from which they hold; at least one.
  public let versions: [PolicyVersion]

  /// What the product comes with.
  public static let standard: PolicyBook = {
    guard let book = PolicyBook(policyTables) else {
      preconditionFailure("the policy that the program comes with cannot be read")
    }
    return book
  }()

  /// Reads versions from their text; nil where a line cannot be understood.
  init?(_ text: String) {
    var versions: [PolicyDraft] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.first == "policy" {
        guard words.count == 3, let from = Day(iso: words[2]) else { return nil }
        versions.append(PolicyDraft(name: words[1], from: from))
      } else {
        guard let last = versions.indices.last, versions[last].take(words) else { return nil }
      }
    }
    let finished = versions.compactMap(\.version)
    guard !finished.isEmpty, finished.count == versions.count,
      zip(finished, finished.dropFirst()).allSatisfy({ $0.from < $1.from })
    else { return nil }
    self.versions = finished
  }

  /// The version in force on a day; the first one also before it, since the transition looks back.
  public func version(on day: Day) -> PolicyVersion {
    versions.last { $0.from <= day } ?? versions[0]
  }
}

/// A version while its lines are read.
private struct PolicyDraft {
  let name: String
  let from: Day
  var transitionStart: Day?
  var optOutDays: (fresh: Int, limit: Int)?
  var uses: [DisclosureUse] = []
  var restrictionKinds: [String] = []
  var exemptionKinds: [String] = []

  init(name: String, from: Day) {
    self.name = name
    self.from = from
  }

  /// Takes a line; false where it cannot be understood.
  mutating func take(_ words: [String]) -> Bool {
    switch (words.first, words.count) {
    case ("transition", 2):
      transitionStart = Day(iso: words[1])
      return transitionStart != nil
    case ("optOut", 3):
      guard let fresh = Int(words[1]), let limit = Int(words[2]), (1...limit).contains(fresh)
      else { return false }
      optOutDays = (fresh, limit)
    case ("use", 6):
      let reasons = words[5].compactMap { AccessReason(rawValue: $0) }
      guard let level = DisclosureUse.Level(rawValue: words[2]),
        words[3...4].allSatisfy({ ["yes", "no"].contains($0) }),
        words[5] == "all" || reasons.count == words[5].count
      else { return false }
      uses.append(
        DisclosureUse(
          name: words[1], level: level, optOutApplies: words[3] == "yes",
          needsAgreement: words[4] == "yes", entitling: words[5] == "all" ? nil : reasons))
    case ("restriction", 2): restrictionKinds.append(words[1])
    case ("exemption", 2): exemptionKinds.append(words[1])
    default: return false
    }
    return true
  }

  /// The whole version; nil where something is missing or named twice.
  var version: PolicyVersion? {
    let lists = [uses.map(\.name), restrictionKinds, exemptionKinds]
    guard let transitionStart, let optOutDays,
      lists.allSatisfy({ !$0.isEmpty && Set($0).count == $0.count })
    else { return nil }
    return PolicyVersion(
      name: name, from: from, transitionStart: transitionStart, optOutFreshDays: optOutDays.fresh,
      optOutFreshDaysLimit: optOutDays.limit, uses: uses, restrictionKinds: restrictionKinds,
      exemptionKinds: exemptionKinds)
  }
}
