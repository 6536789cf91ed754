import Testing

@testable import generate_submission

@Suite struct PopulationTests {
  @Test(arguments: [(120, 0.0), (12_000, 0.3), (950_000, 0.114)])
  func `nobody has the number of somebody else`(referrals: Int, sharedPeople: Double) throws {
    var plan = SubmissionPlan()
    plan.referrals = referrals
    plan.sharedPeople = sharedPeople
    plan.faults = SubmissionPlan.maximumFaults
    try plan.validate()
    let population = Population(plan)
    let places = plan.places.count + plan.faults
    let indices = Set((0..<places).map { population.numberIndex(at: $0, generation: 0) })
    #expect(indices.count == places)
    #expect(indices.allSatisfy { (0..<NHSNumber.count + NHSNumber.spare).contains($0) })
  }
}
