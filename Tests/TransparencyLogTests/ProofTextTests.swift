import Testing
import TransparencyLog

@Suite struct ProofTextTests {
  let verifier = Samples.signer.verifier

  @Test(arguments: [(0, 1), (0, 40), (7, 8), (20, 39), (38, 39)] as [(UInt64, UInt64)])
  func `an inclusion proof survives its text and proves its leaf`(
    index: UInt64, size: UInt64
  ) throws {
    for extra in [[], [0], Array("context".utf8)] {
      let proof = try Samples.inclusionProof(index: LeafIndex(index), size: size, extra: extra)
      let reread = try InclusionProof(parsing: proof.encoded.utf8.span)
      #expect(reread.encoded.utf8.elementsEqual(proof.encoded.utf8))
      #expect(reread.extra == extra)
      let checkpoint = try reread.checkpoint.opened(by: verifier)
      try reread.verify(Samples.leaves[Int(index)], in: checkpoint)
      #expect(throws: ProofError.self) { try reread.verify(.emptyRoot, in: checkpoint) }
    }
  }

  @Test func `the text of an inclusion proof is that of the C2SP specification`() throws {
    let proof = try Samples.inclusionProof(index: 2, size: 3, extra: [1, 2, 3])
    let left = Hash.node(Samples.leaves[0], Samples.leaves[1])
    #expect(
      proof.encoded == """
        c2sp.org/tlog-proof@v1
        extra AQID
        index 2
        \(left.base64)

        \(proof.checkpoint.encoded)
        """)
  }

  @Test(
    arguments: [(0, 0), (0, 5), (1, 1), (1, 8), (6, 8), (8, 40), (39, 40)] as [(UInt64, UInt64)])
  func `a consistency proof survives its text and proves growth`(
    old: UInt64, new: UInt64
  ) throws {
    let proof = try Samples.consistencyProof(from: old, to: new)
    let reread = try ConsistencyProof(parsing: proof.encoded.utf8.span)
    #expect(reread.encoded.utf8.elementsEqual(proof.encoded.utf8))
    let older = try reread.older.opened(by: verifier)
    let newer = try reread.newer.opened(by: verifier)
    try reread.verify(from: older, to: newer)
    if old != new {
      #expect(throws: ProofError.self) { try reread.verify(from: newer, to: older) }
    }
  }

  @Test func `the text of a consistency proof holds both checkpoints as they were signed`() throws {
    let proof = try Samples.consistencyProof(from: 2, to: 3)
    #expect(
      proof.encoded == """
        iapt-ledger/consistency-proof@v1
        old 2
        new 3
        \(Samples.leaves[2].base64)

        \(proof.older.encoded)
        \(proof.newer.encoded)
        """)
  }

  @Test(arguments: [
    ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2", 1),
    ("c2sp.org/tlog-proof@v1", " c2sp.org/tlog-proof@v1", 1),
    ("extra AQID\n", "extra \n", 2), ("extra AQID", "extra AQI", 2),
    ("extra AQID", "extra  AQID", 2),
    ("extra AQID", "extra AQID\nextra AQID", 3), ("extra AQID", "Extra AQID", 2),
    ("index 2", "index 02", 3), ("index 2", "index -2", 3), ("index 2", "index", 3),
    ("index 2", "index  2", 3), ("index 2", "index 2 ", 3), ("index 2", "index \u{662}", 3),
    ("index 2", "index 9223372036854775807", 3), ("index 2", "index 99999999999999999999", 3),
    ("extra AQID\nindex 2", "index 2\nextra AQID", 3), ("index 2\n", "index 2\nAAAA\n", 4),
    ("index 2\n", "index 2\n\n", 0), ("=\n\n", "=\n", 5), ("\nexample", "example", 5),
  ])
  func `a bad inclusion proof is refused at its line`(
    old: String, new: String, line: Int
  ) throws {
    let text = try Samples.inclusionProof(index: 2, size: 3, extra: [1, 2, 3]).encoded
      .replacing(old, by: new)
    expectMalformed(line: line) { () throws(NoteError) in
      _ = try InclusionProof(parsing: text.utf8.span)
    }
  }

  @Test(arguments: [
    ("proof@v1", "proof@v2", 1), ("old 2", "old 02", 2), ("old 2", "old 3", 2),
    ("old 2\n", "", 2), ("new 3", "new 2", 3), ("new 3", "new 9223372036854775808", 3),
    ("new 3", "new 3\n\n", 0), ("old 2\nnew 3", "new 3\nold 2", 2), ("new 3\n", "new 3\nAA\n", 4),
    ("\n\n", "\n", 5),
  ])
  func `a bad consistency proof is refused at its line`(
    old: String, new: String, line: Int
  ) throws {
    let text = try Samples.consistencyProof(from: 2, to: 3).encoded.replacing(old, by: new)
    expectMalformed(line: line) { () throws(NoteError) in
      _ = try ConsistencyProof(parsing: text.utf8.span)
    }
  }

  @Test func `text before, between or after is refused`() throws {
    let inclusion = try Samples.inclusionProof(index: 2, size: 3).encoded
    let consistency = try Samples.consistencyProof(from: 2, to: 3).encoded
    for extra in ["\n", "more\n", "\u{feff}"] {
      #expect(throws: NoteError.self) {
        try InclusionProof(parsing: (inclusion + extra).utf8.span)
      }
      #expect(throws: NoteError.self) {
        try InclusionProof(parsing: (extra + inclusion).utf8.span)
      }
      #expect(throws: NoteError.self) {
        try ConsistencyProof(parsing: (consistency + extra).utf8.span)
      }
      #expect(throws: NoteError.self) {
        try ConsistencyProof(parsing: (extra + consistency).utf8.span)
      }
    }
  }

  @Test func `more hashes than a proof can have are refused while reading`() throws {
    let hash = Hash.emptyRoot.base64 + "\n"
    let inclusion = try Samples.inclusionProof(index: 0, size: 1).encoded
      .replacing("index 0\n", by: "index 0\n" + String(repeating: hash, count: 64))
    #expect(
      throws: NoteError.malformed(.inclusionProof, line: 66, .tooManyHashes(limit: 63))
    ) { try InclusionProof(parsing: inclusion.utf8.span) }
    let consistency = try Samples.consistencyProof(from: 1, to: 1).encoded
      .replacing("new 1\n", by: "new 1\n" + String(repeating: hash, count: 65))
    #expect(
      throws: NoteError.malformed(.consistencyProof, line: 68, .tooManyHashes(limit: 64))
    ) { try ConsistencyProof(parsing: consistency.utf8.span) }
  }

  @Test func `checkpoints of two logs make no consistency proof`() throws {
    let other = try SignedCheckpoint(
      Checkpoint(origin: "example.org/other", size: 3, root: .emptyRoot),
      signers: [Samples.signer])
    let older = try Samples.checkpoint(size: 2)
    let error = NoteError.originDiffers(expected: Samples.origin, actual: "example.org/other")
    #expect(throws: error) { try ConsistencyProof(older: older, newer: other, hashes: []) }
    let text =
      "iapt-ledger/consistency-proof@v1\nold 2\nnew 3\n\n\(older.encoded)\n\(other.encoded)"
    #expect(throws: error) { try ConsistencyProof(parsing: text.utf8.span) }
  }

  /// Expects the form to be found wrong at `line`; 0 stands for any line.
  private func expectMalformed(
    line: Int, sourceLocation: SourceLocation = #_sourceLocation,
    _ parse: () throws(NoteError) -> Void
  ) {
    do {
      try parse()
      Issue.record("accepted", sourceLocation: sourceLocation)
    } catch .malformed(_, line: let actual, _) {
      if line > 0 { #expect(actual == line, sourceLocation: sourceLocation) }
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
  }
}
