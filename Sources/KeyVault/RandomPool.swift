internal import Foundation

/// Random bytes from the kernel, fetched a page at a time.
///
/// A registration needs 52 random bytes in five pieces, and a call to the system for each eight of
/// them costs more than the registration itself. Bytes that were handed out are overwritten.
struct RandomPool: Sendable {
  private static let size = 4096

  private let source: FileHandle
  private var bytes: [UInt8] = []
  private var next = 0

  init() throws(VaultError) {
    // The device answers even before the kernel's generator is seeded; this call waits for that.
    var generator = SystemRandomNumberGenerator()
    _ = generator.next() as UInt64
    source = try PrivateFile.open("/dev/urandom", forWriting: false)
  }

  /// Takes bytes that nobody else gets.
  mutating func take(_ count: Int) throws(VaultError) -> [UInt8] {
    let place = try reserve(count)
    defer { overwrite(place..<place + count) }
    return Array(bytes[place..<place + count])
  }

  /// Takes a random number other than zero.
  mutating func takeNonZero() throws(VaultError) -> UInt64 {
    while true {
      let place = try reserve(8)
      let number = bytes.bigEndianUInt64(at: place)
      overwrite(place..<place + 8)
      if number != 0 { return number }
    }
  }

  // The place of the next bytes.
  private mutating func reserve(_ count: Int) throws(VaultError) -> Int {
    precondition(count <= Self.size, "keys and nonces are short")
    if next + count > bytes.count { try refill() }
    defer { next += count }
    return next
  }

  private mutating func overwrite(_ places: Range<Int>) {
    for place in places { bytes[place] = 0 }
  }

  private mutating func refill() throws(VaultError) {
    bytes = try PrivateFile.perform(.read, "/dev/urandom") {
      Array(try source.read(upToCount: Self.size) ?? Data())
    }
    guard bytes.count == Self.size else {
      throw .fileSystem(operation: .read, path: "/dev/urandom", code: 0)
    }
    next = 0
  }
}
