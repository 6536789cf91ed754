/// The facts of a person that no provider decides: they follow from the NHS number.
struct Person: Sendable {
  let number: NHSNumber
  let birth: CalendarDay
  let gender: String
  let identity: String
  let ethnicity: String
  /// Unknown for a few.
  let postcode: String?
  /// The commissioner where the person lives.
  let commissioner: String
  let formerForces: String
  let language: String
  let education: String

  /// - Parameter numberIndex: 0 to `NHSNumber.count + NHSNumber.spare - 1`.
  init(numberIndex: Int) {
    var random = RandomStream(StreamKey(0).child(.person).child(numberIndex))
    number = NHSNumber(index: numberIndex)
    birth = Month(year: random.within(1935...2002), number: random.within(1...12))
      .day(random.within(1...28))
    gender = Codes.gender.draw(&random)
    identity = ["1", "2"].contains(gender) ? gender : "Z"
    ethnicity = Codes.ethnicity.draw(&random)
    let home = Self.postcode(&random)
    postcode = random.chance(perThousand: 8) ? nil : home
    commissioner = random.pick(Codes.commissioners)
    formerForces = Codes.formerForces.draw(&random)
    language = Codes.language.draw(&random)
    education = Codes.education.draw(&random)
  }

  /// A postcode of the right form that cannot exist: real ones never have C, I, K, M, O or V in
  /// the second half.
  private static func postcode(_ random: inout RandomStream) -> String {
    let area = random.pick(Codes.postcodeAreas)
    let letters = [random.pick(Codes.postcodeLetters), random.pick(Codes.impossibleLetters)]
    return "\(area)\(random.within(1...28)) \(random.within(1...9))\(letters.joined())"
  }
}
