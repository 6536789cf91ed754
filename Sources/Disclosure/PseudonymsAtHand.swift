internal import CSVText
internal import KeyVault

/// The pseudonyms that rows on their way into a release need: of the person and the referral whose they are, and of
/// values of the provider's own.
struct PseudonymsAtHand: ~Copyable, Sendable {
  /// The recipient's, then those of the linkages; none where the data are identifiable.
  private let ofPeople: [Pseudonyms]
  private let ofReferrals: Pseudonyms?
  private var remembered: RememberedPseudonyms
  /// Those of the person, one after the other, and the referral's; empty for none.
  private var ofPerson: [UInt8] = []
  private var ofReferral: [UInt8] = []

  /// - Parameter names: what values of the provider's own are called.
  init(_ source: ReleaseSource, ofValues names: [String]) {
    let pseudonyms = source.pseudonyms
    let families = pseudonyms.map { [$0.own] + $0.linked } ?? []
    ofPeople = families.map { $0.pseudonyms(of: "person") }
    ofReferrals = pseudonyms?.own.pseudonyms(of: "referral")
    remembered = RememberedPseudonyms(
      names.compactMap { pseudonyms?.own.pseudonyms(of: "value", [$0, source.provider]) })
  }

  /// Goes on to another person; nil for rows of no patient.
  mutating func begin(person: UInt64?) {
    ofPerson.removeAll(keepingCapacity: true)
    ofReferral.removeAll(keepingCapacity: true)
    guard let person else { return }
    let number = Array(String(person).utf8)
    for pseudonyms in ofPeople { pseudonyms.append(of: number[...], to: &ofPerson) }
  }

  /// Goes on to another referral; nil for rows above referrals.
  mutating func begin(referral: UInt64?) {
    ofReferral.removeAll(keepingCapacity: true)
    guard let referral else { return }
    ofReferrals?.append(of: Array(String(referral).utf8)[...], to: &ofReferral)
  }

  /// Adds the person's pseudonym of a family to the end of some text.
  func append(ofPersonIn family: Int, to text: inout [UInt8]) {
    if ofPerson.isEmpty { return }
    let first = family * Pseudonyms.length
    CSVLine.append(cell: first..<first + Pseudonyms.length, of: ofPerson, to: &text)
  }

  /// Adds the pseudonym of the referral.
  func appendOfReferral(to text: inout [UInt8]) {
    CSVLine.append(cell: ofReferral.indices, of: ofReferral, to: &text)
  }

  /// Adds the pseudonym of a value of the provider's own.
  ///
  /// - Parameters:
  ///   - value: where it lies in the content.
  ///   - comesAgain: whether other rows may have the value too.
  mutating func append(
    of value: Range<Int>, in content: [UInt8], _ kind: Int, comesAgain: Bool = true,
    to text: inout [UInt8]
  ) {
    guard comesAgain else { return remembered.append(newOf: content[value], kind, to: &text) }
    remembered.remember(value, in: content, kind)
    remembered.append(lastOf: kind, to: &text)
  }
}
