extension VaultStore {
  mutating func hasSystemKey(named name: String) throws(VaultError) -> Bool {
    systemKeyNumbers[try knownTag(ofSystemKey: name)] != nil
  }

  /// The tag of a name, after a look at what a writer has added where this one only reads.
  private mutating func knownTag(ofSystemKey name: String) throws(VaultError) -> LookupTag {
    let tag = LookupTag(of: Lookup(domain: "system-key", parts: [SensitiveText(name)]), secrets)
    if systemKeyNumbers[tag] == nil, isReadOnly {
      try systemKeys.refreshCount()
      try loadSystemKeyNumbers()
    }
    return tag
  }

  mutating func systemKey(named name: String) throws(VaultError) -> SystemKey {
    let tag = try knownTag(ofSystemKey: name)
    let number: UInt64
    if let known = systemKeyNumbers[tag] {
      number = known
    } else {
      number = try makeSystemKey(tag)
    }
    guard let slot = try systemKeys.keySlot(number),
      let secret = slot.unwrapped(number: number, kind: .systemSlots, secrets: secrets)
    else { throw .damaged(file: systemKeys.path) }
    return SystemKey(id: slot.keyID, secret: secret)
  }

  /// Reads which system keys there are; there are few, so they are all kept in mind.
  mutating func loadSystemKeyNumbers() throws(VaultError) {
    for number in 0..<systemKeys.count {
      guard let slot = try systemKeys.keySlot(number + 1), slot.state == .live else { continue }
      systemKeyNumbers[slot.nameTag] = number + 1
    }
  }

  private mutating func makeSystemKey(_ tag: LookupTag) throws(VaultError) -> UInt64 {
    guard !isReadOnly else { throw .unknownSystemKey }
    let number = systemKeys.count + 1
    let slot = try KeySlot.make(
      holding: try random.take(KeySlot.secretSize), number: number, kind: .systemSlots,
      nameTag: tag, secrets: secrets, random: &random)
    try systemKeys.store(slot, at: number)
    systemKeyNumbers[tag] = number
    return number
  }
}
