public import KeyVault

/// The families of pseudonyms of a release; none where the data are identifiable.
public struct ReleasePseudonyms: Sendable, Redacted {
  let own: Pseudonymiser
  let linked: [Pseudonymiser]

  /// - Parameters:
  ///   - own: the recipient's.
  ///   - linked: those of the linkages, in their order.
  public init(own: Pseudonymiser, linked: [Pseudonymiser] = []) {
    self.own = own
    self.linked = linked
  }
}
