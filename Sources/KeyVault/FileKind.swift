/// The kinds of files in a vault; each number is the eight characters that the file begins with.
///
/// The characters also go into every check and every wrapping, so that nothing can be
/// carried over from a file of one kind into one of another.
enum FileKind: UInt64, Sendable {
  /// `KVHEADER`
  case header = 0x4B56_4845_4144_4552
  /// `KVPERSON`
  case personSlots = 0x4B56_5045_5253_4F4E
  /// `KVREFERL`
  case referralSlots = 0x4B56_5245_4645_524C
  /// `KVSYSTEM`
  case systemSlots = 0x4B56_5359_5354_454D
  /// `KVLKPERS`
  case personLookups = 0x4B56_4C4B_5045_5253
  /// `KVLKREFL`
  case referralLookups = 0x4B56_4C4B_5245_464C
  /// `KVERASNG`
  case erasureNote = 0x4B56_4552_4153_4E47

  var magic: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(bigEndian: rawValue)
    return bytes
  }
}
