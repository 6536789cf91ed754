internal import EventSchema

extension SchemaPersonErased {
  var json: [String: JSON] {
    [
      "persons": .array(persons.map { .int($0) }), "reason": .string(reason),
      "reference": .string(reference),
    ]
  }
}
