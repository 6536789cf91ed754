internal import DataSet
internal import Foundation
internal import JSONText
public import Policy

/// The versions of the policy that decided, whole, as `policy.json` has them.
public enum EvidencePolicies {
  /// The document.
  public static func json(_ versions: [PolicyVersion]) -> String {
    JSONText.members([("versions", .list(versions.map(json)))]).document
  }

  private static func json(_ version: PolicyVersion) -> JSONText {
    .members([
      ("name", .text(version.name)), ("from", .text(version.from.description)),
      ("transitionStart", .text(version.transitionStart.description)),
      ("optOutFreshDays", .number(UInt64(version.optOutFreshDays))),
      ("optOutFreshDaysLimit", .number(UInt64(version.optOutFreshDaysLimit))),
      ("uses", .list(version.uses.map(json))),
      ("restrictionKinds", .list(version.restrictionKinds.map { .text($0) })),
      ("exemptionKinds", .list(version.exemptionKinds.map { .text($0) })),
    ])
  }

  private static func json(_ use: DisclosureUse) -> JSONText {
    .members([
      ("name", .text(use.name)), ("level", .text(use.level.rawValue)),
      ("optOutApplies", .flag(use.optOutApplies)), ("needsAgreement", .flag(use.needsAgreement)),
      (
        "entitlingReasons",
        .list((use.entitling ?? []).map { .text(String($0.rawValue)) })
      ), ("everyReferral", .flag(use.entitling == nil)),
    ])
  }

  /// The names of the versions in a document; nil where it has another form.
  static func names(in json: [UInt8]) -> [String]? {
    struct Document: Decodable {
      struct Version: Decodable { let name: String }
      let versions: [Version]
    }
    return (try? JSONDecoder().decode(Document.self, from: Data(json)))?.versions.map(\.name)
  }
}

extension EvidenceReport {
  /// The versions of the policy that figures of the report rest on.
  public var policyVersions: Set<String> {
    Set(counted.policyVersions + bound.withheld.map(\.policyVersion) + [bound.flow.policyVersion])
  }
}
