internal import SystemPackage

/// What went wrong in the vault, as facts that never hold an identifier or a key.
public enum VaultError: Error, Hashable, Sendable {
  /// `create` found something at the path and left it as it was.
  case alreadyExists(path: String)
  /// There is no such file or directory.
  case notFound(path: String)
  /// The file or directory is open to the group or to others.
  case exposed(path: String, permissions: Int)
  /// The file is not of this vault, or of a format version that this code does not know.
  case unknownFormat(file: String)
  /// The file fails its own check.
  case damaged(file: String)
  /// The key encryption key could not be had.
  case keyEncryptionKeyUnavailable(KeyEncryptionKeyProblem)
  /// The key encryption key is not the one that this vault was made or rotated with.
  case wrongKeyEncryptionKey
  /// Another process or another `Vault` is writing; it was waited for.
  case busy(waited: Duration)
  /// The vault was opened for reading only.
  case readOnly
  /// An earlier write failed; only opening the vault again tells what is on disk.
  case needsReopening
  /// No such person was registered, or the slot was lost before it was flushed.
  case unknownPerson(PersonNumber)
  /// No such referral was registered, or it went with its person.
  case unknownReferral(ReferralNumber)
  /// The person's keys were destroyed.
  case erased(PersonNumber)
  /// A read-only vault was asked for a system key that does not exist yet.
  case unknownSystemKey
  /// The lookup already finds somebody else.
  case alreadyLinked(to: PersonNumber)
  /// The sealed value is shorter than any sealed value can be; counted in bytes.
  case sealedTooShort(length: Int)
  /// The value was sealed under another key of the same owner.
  case sealedUnderAnotherKey(expected: SealingKeyID, found: SealingKeyID)
  /// The key, the associated data or the sealed bytes are not those of the sealing.
  case cannotUnseal
  /// The operating system refused an operation.
  case fileSystem(operation: FileOperation, path: String, code: Int)
}

/// What was asked of the file system when it refused.
public enum FileOperation: String, Sendable {
  case create, open, inspect, read, write, synchronize, lock, remove
}

/// Why a key encryption key could not be had.
public enum KeyEncryptionKeyProblem: Hashable, Sendable {
  /// The environment has no such variable, or it is empty.
  case noVariable(name: String)
  /// The command could not be started.
  case commandNotStarted
  /// The command ended with this status, or was ended by this signal.
  case commandFailed(status: Int32)
  /// The command was still running when its time was up, and was killed.
  case commandTimedOut(limit: Duration)
  /// What was read is not 32 bytes in hexadecimal or base64.
  case malformed
}

extension VaultError: CustomStringConvertible {
  /// One line: what failed, on what, what was expected and what to do.
  public var description: String {
    switch self {
    case .alreadyExists(let path):
      "\(path) already exists; nothing was changed: choose another path or open what is there"
    case .notFound(let path):
      "\(path) does not exist: check the path, or create it first"
    case .exposed(let path, let permissions):
      "\(path) has permissions \(String(permissions, radix: 8)); "
        + "group and others must have none: chmod go= and find out who could read it"
    case .unknownFormat(let file):
      "\(file) is not of this vault or not of a format this program knows"
    case .damaged(let file):
      "\(file) fails its check: restore the vault from its backup"
    case .keyEncryptionKeyUnavailable(let problem):
      "the key encryption key could not be had: \(problem)"
    case .wrongKeyEncryptionKey:
      "the key encryption key is not the one of this vault: check where it is taken from"
    case .busy(let waited):
      "the vault is being written by another process (waited \(waited)): try again later"
    case .readOnly:
      "the vault was opened for reading only: open it for writing"
    case .needsReopening:
      "an earlier write to the vault failed: close it, open it again and look"
    case .unknownPerson(let person):
      "the vault knows no person \(person)"
    case .unknownReferral(let referral):
      "the vault knows no referral \(referral)"
    case .erased(let person):
      "the keys of person \(person) were destroyed"
    case .unknownSystemKey:
      "no system key of that name exists: open the vault for writing to create it"
    case .alreadyLinked(let person):
      "the lookup already finds person \(person): link it nowhere else"
    case .sealedTooShort(let length):
      "a sealed value of \(length) bytes was given; at least \(Sealed.overhead) were expected"
    case .sealedUnderAnotherKey(let expected, let found):
      "the value was sealed under key \(found); key \(expected) was given"
    case .cannotUnseal:
      "the value cannot be unsealed with this key and associated data"
    case .fileSystem(let operation, let path, let code):
      "the system refused to \(operation.rawValue) \(path): \(Self.words(of: code))"
    }
  }
}

extension VaultError {
  /// The system's words for one of its error numbers; larger ones are of the library, which has none for them.
  private static func words(of code: Int) -> String {
    guard let number = CInt(exactly: code), 1..<200 ~= number else { return "error \(code)" }
    return Errno(rawValue: number).description
  }
}

extension KeyEncryptionKeyProblem: CustomStringConvertible {
  /// One clause that completes the sentence of the error.
  public var description: String {
    switch self {
    case .noVariable(let name): "the environment variable \(name) is not set"
    case .commandNotStarted: "the command did not start"
    case .commandFailed(let status): "the command ended with status \(status)"
    case .commandTimedOut(let limit): "the command took longer than \(limit)"
    case .malformed: "32 bytes in hexadecimal or base64 were expected"
    }
  }
}
