/// Why a zip file was not written.
public enum ZipError: Error, Hashable, Sendable {
  /// The library refused a member: its name, or what it is made of.
  case member(String, reason: String)
  /// The file could not be written.
  case writing(path: String, reason: String)
}

extension ZipError: CustomStringConvertible {
  /// What failed, in one line.
  public var description: String {
    switch self {
    case .member(let name, let reason): "\(name) cannot be put into a zip file: \(reason)"
    case .writing(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
