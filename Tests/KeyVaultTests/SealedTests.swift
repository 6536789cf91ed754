import Testing

@testable import KeyVault

@Suite("Sealing")
struct SealedTests {
  private func keys() throws -> (PersonKey, PersonKey, SystemKey, SystemKey) {
    let place = try TemporaryPlace()
    let vault = try place.create()
    let (first, _) = try vault.registerPerson(for: person(1))
    let (second, _) = try vault.registerPerson(for: person(2))
    return (
      try vault.key(of: first), try vault.key(of: second),
      try vault.systemKey(named: "staff"), try vault.systemKey(named: "other")
    )
  }

  @Test("what was sealed opens again", arguments: [0, 1, 15, 16, 17, 300, 70_000])
  func roundTrip(length: Int) throws {
    let (person, _, system, _) = try keys()
    let content = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
    let sealed = try Sealed.seal(content[...], associatedData: [7], with: person)
    #expect(sealed.count == length + Sealed.overhead)
    #expect(Sealed.keyID(of: sealed) == person.id)
    #expect(try Sealed.open(sealed, associatedData: [7], with: person) == content)
    let other = try Sealed.seal(content[...], associatedData: [], with: system)
    #expect(try Sealed.open(other, associatedData: [], with: system) == content)
    #expect(try Sealed.seal(content[...], associatedData: [7], with: person) != sealed)
  }

  @Test("nothing opens with another key or other associated data")
  func refusesOtherKeys() throws {
    let (first, second, staff, other) = try keys()
    let sealed = try Sealed.seal([1, 2, 3], associatedData: [7], with: first)
    #expect(throws: VaultError.cannotUnseal) {
      try Sealed.open(sealed, associatedData: [7], with: second)
    }
    #expect(throws: VaultError.cannotUnseal) {
      try Sealed.open(sealed, associatedData: [8], with: first)
    }
    #expect(throws: VaultError.cannotUnseal) {
      try Sealed.open(sealed, associatedData: [7], with: staff)
    }
    let ofStaff = try Sealed.seal([1], associatedData: [], with: staff)
    #expect(throws: VaultError.cannotUnseal) {
      try Sealed.open(ofStaff, associatedData: [], with: other)
    }
  }

  @Test("every changed byte and every cut is noticed")
  func noticesChanges() throws {
    let (key, _, _, _) = try keys()
    let sealed = try Sealed.seal([1, 2, 3], associatedData: [7], with: key)
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      let error = #expect(throws: VaultError.self) {
        try Sealed.open(changed, associatedData: [7], with: key)
      }
      if index < 4 {
        #expect(
          error
            == .sealedUnderAnotherKey(
              expected: key.id, found: SealingKeyID(rawValue: changed.bigEndianUInt32(at: 0))))
      } else {
        #expect(error == .cannotUnseal)
      }
    }
    for length in 0..<sealed.count {
      let error = #expect(throws: VaultError.self) {
        try Sealed.open(Array(sealed[..<length]), associatedData: [7], with: key)
      }
      let expected: VaultError =
        length < Sealed.overhead ? .sealedTooShort(length: length) : .cannotUnseal
      #expect(error == expected)
    }
  }

  @Test("system keys are kept by name, over reopening")
  func systemKeysStay() throws {
    let place = try TemporaryPlace()
    var vault: Vault? = try place.create()
    var sealed: [[UInt8]] = []
    for index in 0..<100 {
      let key = try #require(try vault?.systemKey(named: "provider \(index)"))
      sealed.append(try Sealed.seal([UInt8(index)], associatedData: [], with: key))
    }
    let reader = try place.open(readOnly: true)
    #expect(throws: VaultError.unknownSystemKey) { try reader.systemKey(named: "provider 1") }
    try vault?.flush()
    vault = nil
    let reopened = try place.open()
    for index in 0..<100 {
      for vault in [reopened, reader] {
        let key = try vault.systemKey(named: "provider \(index)")
        #expect(try Sealed.open(sealed[index], associatedData: [], with: key) == [UInt8(index)])
      }
    }
  }
}
