/// The number of a version of the data set, such as 2.0.
public struct DataSetVersion: Hashable, Sendable {
  /// The number as a submission's header writes it.
  public let text: String

  /// The version with this number; whether the data set has it is asked of ``DataSet``.
  public init(_ text: String) {
    self.text = text
  }
}

extension DataSetVersion: CustomStringConvertible {
  /// The number.
  public var description: String { text }
}
