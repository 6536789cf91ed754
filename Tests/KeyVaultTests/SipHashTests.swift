import Testing

@testable import KeyVault

@Suite("SipHash")
struct SipHashTests {
  @Test("agrees with the published vector for an eight-byte message")
  func publishedVectors() {
    // Aumasson and Bernstein's reference vectors: key 00..0f, message 00, 01, 02, ...
    let key = SipHash.Key((0..<16).map { UInt8($0) })
    #expect(SipHash(key).finish() == 0x310E_0EDD_47DB_6F72)
    var eight = SipHash(key)
    eight.absorb(0x0001_0203_0405_0607)
    #expect(eight.finish() == 0x6224_939A_79F5_F593)
    var sixteen = SipHash(key)
    sixteen.absorb((0..<16).map { UInt8($0) }, in: 0..<16)
    #expect(sixteen.finish() == 0xDB9B_C257_7FCC_2A3F)
  }
}
