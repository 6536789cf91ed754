import Foundation
import LMDB
import PersonSets
import SeededRandom

/// Measures sets of person numbers: made, serialised, combined, and asked about where they are stored.
///
/// `set-bench FOLDER [PEOPLE [RELEASES]]`, 5,000,000 and 2,000 unless told otherwise. The folder has
/// to exist; an environment of LMDB is made in it.
@main
enum SetBench {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first else { throw Misuse() }
    let people = arguments.dropFirst().first.flatMap { UInt64($0) } ?? 5_000_000
    let releases = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 2_000
    try measureSets(people)
    try measureReleases(people, releases, in: folder)
  }

  struct Misuse: Error, CustomStringConvertible {
    let description = "set-bench FOLDER [PEOPLE [RELEASES]]"
  }

  struct Lost: Error {}

  static func measureSets(_ people: UInt64) throws {
    var generator = SeededGenerator(seed: 1)
    // A third of all people: neither lists nor runs are smaller than bit maps.
    let third = (1...3 * people).filter { _ in generator.oneIn(3) }
    let shuffled = third.shuffled(using: &generator)
    let all = Array(1...people)
    report("people of a third", "\(third.count)")
    _ = try time("make a range") { try PersonSet(1...people) }
    _ = try time("make it number by number") { try PersonSet(all) }
    _ = try time("make it number by number, from a sequence") {
      try PersonSet(all.lazy.map(\.self))
    }
    let set = try time("make a third, ascending") { try PersonSet(third) }
    let again = try time("make a third, in random order") { try PersonSet(shuffled) }
    let other = try PersonSet((1...3 * people).filter { _ in generator.oneIn(2) })
    let bytes = time("serialise a third") { set.serialized() }
    report("bytes of a third", "\(bytes.count)")
    report("bytes of a range", "\(try PersonSet(1...people).serialized().count)")
    let back = try time("check and read a third") { try PersonSet(serialized: bytes.span) }
    let both = time("intersect a third and a half") { set.intersection(other) }
    let either = time("unite a third and a half") { set.union(other) }
    let pieces = time("cut a third into pieces") { set.pieces(ofAtMost: 60_000) }
    report("pieces of a third", "\(pieces.count)")
    let joined = try time("join the pieces") { try PersonSet(joining: pieces) }
    var sum: UInt64 = 0
    time("walk over a third") { for number in set { sum &+= number } }
    guard again == set, back == set, joined == set, sum == third.reduce(0, &+),
      both.count + either.count == set.count + other.count
    else { throw Lost() }
  }

  /// The releases in which each of some people was, by key of chunk and release.
  static func measureReleases(_ people: UInt64, _ releases: Int, in folder: String) throws {
    for share in [2, 20, 100] {
      let place = folder + "/releases-\(share)"
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: false)
      let asked = people / 2
      guard let chunk = PersonChunk(of: asked) else { throw Misuse() }
      var generator = SeededGenerator(seed: UInt64(share))
      var members = 0
      var pieces: [[UInt8]] = []
      for _ in 0..<releases {
        let numbers = chunk.numbers.filter { _ in generator.oneIn(share) }
        members += numbers.contains(asked) ? 1 : 0
        pieces.append(try PersonSet(numbers).serialized())
      }
      report("1 in \(share): bytes of a chunk", "\(pieces[0].count)")
      var found = 0
      try timeOfEach("1 in \(share): ask \(releases) pieces in memory", releases) {
        found = 0
        for piece in pieces where try SerializedPersonSet(piece.span).contains(asked) { found += 1 }
      }
      guard found == members else { throw Lost() }
      try measureStored(pieces, chunk, asked, members, at: place, "1 in \(share)")
    }
  }

  static func measureStored(
    _ pieces: [[UInt8]], _ chunk: PersonChunk, _ asked: UInt64, _ members: Int, at place: String,
    _ name: String
  ) throws {
    let environment = try Environment.open(at: place)
    let database = try environment.createDatabases(["chunks"])[0]
    var transaction = try environment.beginWrite()
    for (release, piece) in pieces.enumerated() {
      let key = key(chunk, release)
      _ = try transaction.put(piece.span, forKey: key.span, in: database)
    }
    try transaction.commit()
    let reader = try environment.beginRead()
    let snapshot = reader.snapshot
    var found = 0
    try timeOfEach("\(name): ask \(pieces.count) stored pieces by cursor", pieces.count) {
      found = 0
      var cursor = try snapshot.cursor(in: database)
      let start = key(chunk, 0)
      if let entry = try cursor.seek(atOrAfter: start.span),
        try SerializedPersonSet(entry.value).contains(asked)
      {
        found += 1
      }
      while let entry = try cursor.next() {
        if try SerializedPersonSet(entry.value).contains(asked) { found += 1 }
      }
    }
    guard found == members else { throw Lost() }
    try timeOfEach("\(name): ask \(pieces.count) stored pieces by key", pieces.count) {
      found = 0
      for release in pieces.indices {
        let key = key(chunk, release)
        if let value = try snapshot.value(forKey: key.span, in: database),
          try SerializedPersonSet(value).contains(asked)
        {
          found += 1
        }
      }
    }
    guard found == members else { throw Lost() }
  }

  static func key(_ chunk: PersonChunk, _ release: Int) -> Key {
    var key = Key(UInt32(chunk.rawValue))
    key.append(UInt32(release))
    return key
  }

  static func time<Value, Failure: Error>(
    _ name: String, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let start = ContinuousClock.now
    let value = try work()
    report(name, milliseconds(ContinuousClock.now - start))
    return value
  }

  /// The quickest of some rounds, the first of which warms memory.
  static func timeOfEach(_ name: String, _ count: Int, _ work: () throws -> Void) throws {
    var least = Duration.seconds(3600)
    for _ in 0..<20 {
      let start = ContinuousClock.now
      try work()
      least = min(least, ContinuousClock.now - start)
    }
    let nanoseconds = Int(least / .nanoseconds(count))
    report(name, "\(milliseconds(least)), \(nanoseconds) ns each")
  }

  static func milliseconds(_ duration: Duration) -> String {
    String(format: "%.3f ms", duration / .milliseconds(1))
  }

  static func report(_ name: String, _ value: String) {
    let padding = String(repeating: " ", count: max(1, 48 - name.count))
    FileHandle.standardOutput.write(Data("\(name)\(padding)\(value)\n".utf8))
  }
}
