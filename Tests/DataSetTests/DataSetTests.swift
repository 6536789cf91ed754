import DataSet
import Testing

@Suite struct DataSetTests {
  @Test(arguments: [("2.0", 19, 130), ("2.1", 21, 140)])
  func aVersionHasItsTablesAndFields(number: String, tables: Int, fields: Int) throws {
    let dataSet = try #require(DataSet.version(number))
    #expect(dataSet.tables.count == tables)
    #expect(dataSet.tables.reduce(0) { $0 + $1.fields.count } == fields)
    #expect(dataSet.tables.map(\.index) == Array(0..<tables))
    #expect(Set(dataSet.tables.map(\.name)).count == tables)
    for table in dataSet.tables {
      #expect(Set(table.fields.map(\.name)).count == table.fields.count)
    }
  }

  @Test func anotherVersionIsNotKnown() {
    #expect(DataSet.version("1.5") == nil)
    #expect(DataSet.version("2.0 ") == nil)
  }

  @Test(arguments: DataSet.all.map(\.version.text))
  func tablesHangOnTheKeyOfTheTableAbove(number: String) throws {
    let dataSet = try #require(DataSet.version(number))
    for table in dataSet.tables {
      guard let parent = table.parent else { continue }
      let above = try #require(dataSet.table(named: parent.table))
      let key = try #require(above.key)
      #expect(above.fields[key].name == table.fields[parent.field].name)
    }
    #expect(
      dataSet.tables.filter { $0.parent == nil }.map(\.name)
        == ["IDS000Header", "IDS001MPI", "IDS902CarePersQual"])
  }

  @Test(arguments: DataSet.all.map(\.version.text))
  func aRowThatHangsOnNothingIsAlwaysRejected(number: String) throws {
    let dataSet = try #require(DataSet.version(number))
    for table in dataSet.tables {
      let fields = [table.key, table.parent?.field].compactMap { $0 }.map { table.fields[$0].name }
      for field in fields {
        #expect(rejects(dataSet, table, field, "notBlank"), "\(table.name).\(field)")
      }
      if table.parent != nil { #expect(rejects(dataSet, table, fields.last ?? "", "references")) }
      if table.key != nil { #expect(rejects(dataSet, table, fields.first ?? "", "unique")) }
    }
  }

  @Test(arguments: DataSet.all.map(\.version.text))
  func everyTypedFieldHasARuleForWhatCannotBeRead(number: String) throws {
    let dataSet = try #require(DataSet.version(number))
    let kinds: [FieldType: Set<String>] = [
      .date: ["validDate", "readable"], .datetime: ["validDateTime"], .time: ["validTime"],
      .integer: ["numeric"],
    ]
    for table in dataSet.tables {
      for field in table.fields {
        guard let kinds = kinds[field.type] else { continue }
        let isCovered = kinds.contains { rejects(dataSet, table, field.name, $0) }
        #expect(isCovered, "\(table.name).\(field.name)")
      }
    }
  }

  @Test(arguments: [("2.0", 18), ("2.1", 20)])
  func referencesAreInOrder(number: String, count: Int) throws {
    let rules = try #require(DataSet.version(number)).rules.filter { $0.kind == "references" }
    let orders = rules.compactMap { $0.parameters["order"].flatMap { Int($0) } }
    #expect(orders.sorted() == Array(1...count))
  }

  @Test(arguments: DataSet.all.map(\.version.text))
  func everyRuleNamesFieldsOfItsTable(number: String) throws {
    let dataSet = try #require(DataSet.version(number))
    #expect(Set(dataSet.rules.map(\.code)).count == dataSet.rules.count)
    for rule in dataSet.rules {
      guard let name = rule.table else { continue }
      let table = try #require(dataSet.table(named: name), "\(rule.code)")
      for field in rule.fields { #expect(table.fieldIndex(named: field) != nil, "\(rule.code)") }
    }
  }

  private func rejects(
    _ dataSet: DataSet, _ table: Table, _ field: String, _ kind: String
  ) -> Bool {
    dataSet.rules.contains {
      $0.table == table.name && $0.fields == [field] && $0.kind == kind && $0.severity > .warning
    }
  }
}
