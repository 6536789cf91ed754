internal import Foundation
internal import SystemPackage

extension Error {
  /// Why the system refused something, in its own words and without a path.
  ///
  /// Foundation has words for some errors only; for others, a full disk among them, it keeps the system's number below
  /// its own and describes neither.
  package var systemReason: String {
    systemNumber.map { Errno(rawValue: $0).description } ?? localizedDescription
  }

  private var systemNumber: CInt? {
    if let error = self as? Errno { return error.rawValue }
    let error = self as NSError
    if error.domain == NSPOSIXErrorDomain { return CInt(exactly: error.code) }
    return (error.userInfo[NSUnderlyingErrorKey] as? any Error)?.systemNumber
  }
}
