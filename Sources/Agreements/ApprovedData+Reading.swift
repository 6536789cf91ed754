internal import DataSet

extension ApprovedData {
  /// Reads what may leave of a data set; nil where something is wrong.
  init?(_ value: JSONValue, at path: String, _ reading: DocumentReading) {
    guard
      let object = ObjectReading(
        value, at: path, in: reading,
        required: ["dataset", "versions", "periods", "sensitivity", "identifiability"],
        optional: ["frequency", "extract", "tables"])
    else { return nil }
    let name = object.choice("dataset", of: [Self.dataSetName])
    let dataSets = object.dataSets()
    let periods = object.periods(dataSets ?? [])
    let sensitivity = object.choice("sensitivity", of: Sensitivity.self)
    let identifiability = object.choice("identifiability", of: Identifiability.self)
    let frequency = object.text("frequency", limit: 256)
    let scope = object.scope(dataSets ?? [], identifiability)
    guard name != nil, let dataSets, let periods, let sensitivity, let identifiability, let scope
    else { return nil }
    self.init(
      versions: dataSets.map(\.version), firstPeriod: periods.lowerBound,
      lastPeriod: periods.upperBound, sensitivity: sensitivity, identifiability: identifiability,
      frequency: frequency, scope: scope)
  }
}

extension ObjectReading {
  fileprivate func dataSets() -> [DataSet]? {
    guard let elements = array("versions", atLeast: 1) else { return nil }
    let known = DataSet.all.map(\.version.text).joined(separator: ", ")
    var found: [DataSet] = []
    for element in elements {
      guard case .string(let text) = element.value, let dataSet = DataSet.version(text),
        !found.contains(where: { $0.version == dataSet.version })
      else {
        reading.expect("one of: \(known), each once", at: element.path)
        continue
      }
      found.append(dataSet)
    }
    return found.count == elements.count ? found : nil
  }

  /// A month, or the first and the last with two points between; one of the versions was collected in each.
  fileprivate func periods(_ dataSets: [DataSet]) -> ClosedRange<Period>? {
    let range = parsed("periods", "months such as 2020-09..2020-12") { text in
      let parts = text.split(separator: "..", omittingEmptySubsequences: false)
      let ends = parts.compactMap { Period(iso: $0) }
      guard (1...2).contains(parts.count), ends.count == parts.count,
        ends[0] <= ends[ends.count - 1]
      else { return nil as ClosedRange<Period>? }
      return ends[0]...ends[ends.count - 1]
    }
    guard let range, !dataSets.isEmpty else { return range }
    let missing = range.months.first { month in !dataSets.contains { $0.covers(month) } }
    if let missing {
      let versions = dataSets.map(\.version.text).joined(separator: " and ")
      reading.expect(
        "months of version \(versions), which has none of \(missing)", at: place("periods"))
    }
    return range
  }

  fileprivate func scope(
    _ dataSets: [DataSet], _ identifiability: ApprovedData.Identifiability?
  ) -> ApprovedData.Scope? {
    guard has("extract") != has("tables") else {
      reading.expect("either extract or tables", at: path)
      return nil
    }
    if has("extract") {
      let names = dataSets.map { Set($0.extracts.map(\.name)) }
      let common = names.dropFirst().reduce(names.first ?? []) { $0.intersection($1) }
      guard !dataSets.isEmpty else { return nil }
      return choice("extract", of: common.sorted()).map { .extract($0) }
    }
    guard let entries = entries("tables") else { return nil }
    let tables = entries.compactMap { table($0, dataSets, identifiability) }
    return tables.count == entries.count ? .tables(tables) : nil
  }

  private func table(
    _ entry: JSONValue.Member, _ dataSets: [DataSet],
    _ identifiability: ApprovedData.Identifiability?
  ) -> ApprovedTable? {
    let path = "\(place("tables")).\(Self.shown(entry.name))"
    guard !dataSets.isEmpty else { return nil }
    let known = dataSets.filter { $0.table(named: entry.name) != nil }
    let versions = dataSets.map(\.version.text).joined(separator: " or ")
    guard !known.isEmpty else {
      reading.expect("a table of version \(versions)", at: path)
      return nil
    }
    guard let elements = reading.array(entry.value, at: path) else { return nil }
    var fields: [String] = []
    for element in elements {
      guard case .string(let field) = element.value,
        known.contains(where: { $0.has(field, in: entry.name) })
      else {
        reading.expect("a field or derived attribute of the table", at: element.path)
        continue
      }
      guard !fields.contains(field) else {
        reading.expect("each field once", at: element.path)
        continue
      }
      if let identifiability, identifiability != .identifiable,
        known.contains(where: { $0.identifies(field, of: entry.name) == .direct })
      {
        reading.expect(
          "no identifier, since the data are not identifiable; \(field) is one", at: element.path)
        continue
      }
      fields.append(field)
    }
    return fields.count == elements.count ? ApprovedTable(name: entry.name, fields: fields) : nil
  }
}

extension DataSet {
  fileprivate func has(_ field: String, in table: String) -> Bool {
    self.table(named: table).map { columns(of: $0).contains(field) } ?? false
  }

  /// Whether some window takes the month in this version; windows of the newest version go on.
  fileprivate func covers(_ month: Period) -> Bool {
    let months = calendar.windows.flatMap(\.periods)
    guard let first = months.min(), let last = months.max() else { return false }
    return first <= month && (month <= last || version == DataSet.all.last?.version)
  }
}

extension ClosedRange<Period> {
  fileprivate var months: some Sequence<Period> {
    sequence(first: lowerBound) { month in
      let next = Period(containing: month.lastDay.advanced(by: 1))
      return next <= upperBound ? next : nil
    }
  }
}
