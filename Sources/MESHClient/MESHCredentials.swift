/// What proves that a request comes from the owner of a mailbox.
///
/// The secrets leave this value in one way only, inside a signed token. It shows nothing of them
/// when it is printed, dumped or reflected, and it cannot be encoded or compared.
public struct MESHCredentials: Sendable {
  /// The mailbox that the secrets belong to.
  public let mailbox: MailboxID
  let password: String
  let sharedKey: String

  /// Takes the mailbox's password (visible ASCII) and the key that the environment's owner shares.
  public init(mailbox: MailboxID, password: String, sharedKey: String) throws(MESHError) {
    guard !password.isEmpty, password.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw .invalidField(name: "password", reason: "it is empty or not in visible ASCII")
    }
    guard !sharedKey.isEmpty else {
      throw .invalidField(name: "shared key", reason: "it is empty")
    }
    self.mailbox = mailbox
    self.password = password
    self.sharedKey = sharedKey
  }
}

extension MESHCredentials: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The mailbox alone.
  public var description: String { "credentials of \(mailbox)" }

  /// The mailbox alone.
  public var debugDescription: String { description }

  /// A mirror without children: `dump` and every walker of mirrors find nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
