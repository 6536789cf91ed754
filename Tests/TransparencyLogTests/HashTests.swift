import Testing

@testable import TransparencyLog

@Suite struct HashTests {
  static let emptyHex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  @Test func `the hash of nothing is the one of FIPS 180`() {
    #expect(Hash.emptyRoot.hex == Self.emptyHex)
    #expect(Hash.emptyRoot.base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }

  @Test func `the hash of abc is the one of FIPS 180`() {
    #expect(
      SHA256Hasher.hash("abc".utf8.span).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(arguments: [0, 1, 55, 56, 63, 64, 65, 1022, 1023, 1024, 1025, 70_000])
  func `pieces and prefixes hash as one run of bytes does`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let whole = SHA256Hasher.hash(bytes.span)
    for cut in [0, count / 3, count] {
      var hasher = SHA256Hasher()
      hasher.update(bytes.span.extracting(..<cut))
      _ = hasher.finalize()
      hasher.update(bytes.span.extracting(cut...))
      #expect(hasher.finalize() == whole)
    }
    #expect(Hash.leaf(bytes.span) == SHA256Hasher.hash(([0x00] + bytes).span))
  }

  @Test func `a copy of a hasher goes its own way`() {
    var one = SHA256Hasher()
    one.update([1].span)
    var other = one
    other.update([2].span)
    one.update([3].span)
    #expect(one.finalize() == SHA256Hasher.hash([1, 3].span))
    #expect(other.finalize() == SHA256Hasher.hash([1, 2].span))
  }

  @Test func `leaf and node hashes match the vectors of RFC 6962 implementations`() {
    #expect(
      Hash.leaf("L123456".utf8.span).hex
        == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
    let (left, right) = (Hash.leaf([1].span), Hash.leaf([2].span))
    #expect(Hash.node(left, right) == SHA256Hasher.hash(([0x01] + left.bytes + right.bytes).span))
    #expect(Hash.node(left, right) != Hash.node(right, left))
  }

  @Test func `text and bytes lead back to the same hash`() {
    let hash = Hash.leaf("x".utf8.span)
    #expect(Hash(hex: hash.hex) == hash)
    #expect(Hash(base64: hash.base64) == hash)
    #expect(Hash(hash.bytes.span) == hash)
    #expect(Hash(hash.span) == hash)
    #expect("\(hash)" == hash.hex)
  }

  @Test(arguments: ["", "00", emptyHex.uppercased(), emptyHex + "00", emptyHex.dropLast() + "g"])
  func `other text is not a hash in hexadecimal`(text: String) {
    #expect(Hash(hex: text) == nil)
  }

  @Test(arguments: [
    "", "AAAA", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
    " 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
  ])
  func `other text is not a hash in base64`(text: String) {
    #expect(Hash(base64: text) == nil)
  }

  @Test func `a hash differs from every hash one bit away`() {
    let hash = Hash.emptyRoot
    for bit in 0..<256 {
      #expect(hash.flipping(bit: bit) != hash)
      #expect(hash.flipping(bit: bit).flipping(bit: bit) == hash)
    }
  }

  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `base64 follows its RFC`(plain: String, encoded: String) {
    #expect(Base64.encode(plain.utf8.span) == encoded)
    #expect(Base64.decode(encoded.utf8.span) == Array(plain.utf8))
  }

  @Test(arguments: ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "====", "Z===", "Zm=v", "Zm9v\n"])
  func `base64 has one spelling`(text: String) {
    #expect(Base64.decode(text.utf8.span) == nil)
  }
}

extension Hash {
  func flipping(bit: Int) -> Hash {
    var bytes = self.bytes
    bytes[bit / 8] ^= 1 << (bit % 8)
    return Hash(bytes.span)!
  }
}
