import DataSet
import SeededRandom

/// Makes answers as the reader program gives them, of a few tables with random rows.
enum AnswerMaker {
  static func answer(
    _ dataSets: [DataSet], _ generator: inout SeededGenerator
  ) -> AnswerTarget.Case {
    let all = dataSets.randomElement(using: &generator)?.tables ?? []
    let tables = Array(
      all.shuffled(using: &generator).prefix(Int.random(in: 0...4, using: &generator)))
    return generator.oneIn(3) ? zip(tables, &generator) : database(tables, &generator)
  }

  private static func database(
    _ tables: [Table], _ generator: inout SeededGenerator
  ) -> AnswerTarget.Case {
    let isZipped = generator.oneIn(3)
    var listing = [
      ReaderFrames.frame(
        "K", text(isZipped ? "zip-access" : "access") + text(isZipped ? "month.accdb" : ""))
    ]
    var rows: [ReaderFrames.Frame] = []
    for table in tables {
      let columns = table.fields.map(\.name).shuffled(using: &generator)
      let count = Int.random(in: 0...5, using: &generator)
      let described = columns.flatMap { column -> [UInt8] in
        text(column) + [1] + ReaderFrames.number(40, 4)
      }
      let head = ReaderFrames.frame(
        "T",
        text(table.name) + ReaderFrames.number(count, 4) + ReaderFrames.number(columns.count, 2)
          + described)
      listing.append(head)
      rows.append(head)
      for _ in 0..<count {
        let cells = RandomRows.cells(columns.count, &generator)
        rows.append(ReaderFrames.frame("R", cells.flatMap(cell)))
      }
      rows.append(ReaderFrames.frame("E", ReaderFrames.number(count, 4)))
    }
    return finished(tables, listing, rows)
  }

  private static func zip(
    _ tables: [Table], _ generator: inout SeededGenerator
  ) -> AnswerTarget.Case {
    var listing = [ReaderFrames.frame("K", text("zip-csv") + text(""))]
    var rows: [ReaderFrames.Frame] = []
    for table in tables {
      let names = table.fields.map { Array($0.name.utf8) }
      let cells = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        RandomRows.cells(names.count, &generator)
      }
      let content = CSVWriting.bytes([names] + cells, &generator)
      let head = ReaderFrames.frame(
        "M",
        text(table.name + ".csv") + ReaderFrames.number(content.count, 8)
          + ReaderFrames.number(content.count / 2, 8))
      listing.append(head)
      rows.append(head)
      var rest = content[...]
      while !rest.isEmpty {
        let piece = rest.prefix(Int.random(in: 1...400, using: &generator))
        rows.append(ReaderFrames.frame("B", Array(piece)))
        rest = rest.dropFirst(piece.count)
      }
      rows.append(ReaderFrames.frame("E", ReaderFrames.number(content.count, 8)))
    }
    return finished(tables, listing, rows)
  }

  private static func finished(
    _ tables: [Table], _ listing: [ReaderFrames.Frame], _ rows: [ReaderFrames.Frame]
  ) -> AnswerTarget.Case {
    let end = [ReaderFrames.frame("Z")]
    return AnswerTarget.Case(
      tables: tables, listing: ReaderFrames(listing + end).bytes,
      rows: ReaderFrames(rows + end).bytes)
  }

  private static func cell(_ bytes: [UInt8]) -> [UInt8] {
    bytes.isEmpty
      ? ReaderFrames.number(0xFFFF_FFFF, 4) : ReaderFrames.number(bytes.count, 4) + bytes
  }

  private static func text(_ text: String) -> [UInt8] { ReaderFrames.text(Array(text.utf8)) }
}

/// Ways to damage an answer that leave its frames whole.
enum FrameMutations {
  /// Pieces of answers, and numbers that are too large or nearly so.
  static let telling: [[UInt8]] = [
    ReaderFrames.magic, [UInt8(ascii: "Z"), 0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF],
    [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0x80, 0],
    [0, 0, 0, 0], [0], [0xC3], [0xFF, 0xFF],
  ]

  /// Damages the frames of the bytes once; bytes that are no frames are left alone.
  static func mutateFrames(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard var frames = ReaderFrames(bytes: bytes)?.frames,
      let place = frames.indices.randomElement(using: &generator)
    else { return }
    let other = Int.random(in: 0..<frames.count, using: &generator)
    switch Int.random(in: 0...6, using: &generator) {
    case 0: frames.swapAt(place, other)
    case 1: frames.insert(frames[place], at: other)
    case 2: frames.remove(at: place)
    case 3:
      frames[place].tag = Array("KTRMBEXZQ".utf8).randomElement(using: &generator) ?? 0
    case 4: ByteMutations.mutate(&frames[place].payload, telling: telling, &generator)
    case 5: stamp(&frames[place].payload, &generator)
    default: step(&frames[place].payload, &generator)
    }
    bytes = ReaderFrames(frames).bytes
  }

  // Puts a number where a length or a count may stand.
  private static func stamp(_ payload: inout [UInt8], _ generator: inout SeededGenerator) {
    let width = [1, 2, 4, 8].randomElement(using: &generator) ?? 4
    guard payload.count >= width else { return }
    let place = Int.random(in: 0...payload.count - width, using: &generator)
    let number = Int(truncatingIfNeeded: generator.oneIn(3) ? .max : generator.number())
    payload.replaceSubrange(place..<place + width, with: ReaderFrames.number(number, width))
  }

  // Counts one up or down.
  private static func step(_ payload: inout [UInt8], _ generator: inout SeededGenerator) {
    guard let place = payload.indices.randomElement(using: &generator) else { return }
    payload[place] = generator.oneIn(2) ? payload[place] &+ 1 : payload[place] &- 1
  }
}
