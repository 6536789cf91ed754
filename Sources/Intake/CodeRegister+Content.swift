internal import Crypto
internal import DataSet

// The one text that says what a register says, whichever file it was read from.
extension CodeRegister {
  /// The columns that the content has: `code`, `roles` where the file had it, others if in use.
  private var columns: [ReferenceData.Column] {
    ReferenceData.Column.allCases.filter { column in
      switch column {
      case .code: true
      case .opens: !rows.opens.isEmpty
      case .closes: !rows.closes.isEmpty
      case .successor: rows.successors.count > 0
      case .roles: rows.roles != nil
      }
    }
  }

  /// Hands over the normalised content, piece after piece.
  ///
  /// It is a CSV table from which the same register is read again: columns in their fixed order,
  /// rows in the order of their bytes and each once, no cell quoted, lines ended by LF.
  public func writeContent<Failure: Error>(
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let pieceBytes = 256 << 10
    var dates = DateTexts()
    var piece = Array(columns.map(\.rawValue).joined(separator: ",").utf8)
    piece.append(UInt8(ascii: "\n"))
    for row in 0..<rows.count {
      appendRow(row, to: &piece, &dates)
      if piece.count >= pieceBytes {
        try body(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    if !piece.isEmpty { try body(piece) }
  }

  /// The digest of the normalised content.
  public func contentDigest() -> FileDigest {
    var hasher = SHA256()
    writeContent { hasher.update(data: $0) }
    return FileDigest(hasher.finalize())
  }

  private func appendRow(_ row: Int, to piece: inout [UInt8], _ dates: inout DateTexts) {
    let comma = UInt8(ascii: ",")
    piece.append(contentsOf: rows.codes[row])
    if !rows.opens.isEmpty {
      piece.append(comma)
      if rows.opens[row] != RegisterRows.always.first {
        piece.append(contentsOf: dates[rows.opens[row]])
      }
    }
    if !rows.closes.isEmpty {
      piece.append(comma)
      if rows.closes[row] != RegisterRows.always.last {
        piece.append(contentsOf: dates[rows.closes[row]])
      }
    }
    if rows.successors.count > 0 {
      piece.append(comma)
      piece.append(contentsOf: rows.successors[row])
    }
    if let roles = rows.roles {
      piece.append(comma)
      piece.append(contentsOf: roles[row].text.utf8)
    }
    piece.append(UInt8(ascii: "\n"))
  }
}

/// Days as text, each written once: a register of millions of rows has few distinct ones.
private struct DateTexts {
  private var texts: [Int32: [UInt8]] = [:]

  subscript(day: Int32) -> [UInt8] {
    mutating get {
      if let text = texts[day] { return text }
      let text = Array(Day(daysSince1970: day).description.utf8)
      texts[day] = text
      return text
    }
  }
}
