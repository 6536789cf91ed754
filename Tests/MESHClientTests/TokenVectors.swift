/// See ``TokenVector`` for how these were made.
let tokenVectors: [TokenVector] = [
  TokenVector(
    mailbox: "X26ABC1", password: "password",
    key: "TestKey",
    nonce: "2c001608-5f09-4840-9611-bea43e666a30", count: 0, seconds: 1768467900,
    header: "NHSMESH X26ABC1:2c001608-5f09-4840-9611-bea43e666a30:0:202601150905:"
      + "ec7ba1d6ab7c50e58e4b40e4d703c2ba788aff2d0051285b302f78568821c516"),
  TokenVector(
    mailbox: "X26HC999", password: "pw-client-1",
    key: "TestKey",
    nonce: "bd0e2bd5-218e-41d0-83a9-73fdec414803", count: 1, seconds: 1772323199,
    header: "NHSMESH X26HC999:bd0e2bd5-218e-41d0-83a9-73fdec414803:1:202602282359:"
      + "5ad02b99451f4d8cfb8c008787e77b6db914af262c145ef9216a5ab43bb912bc"),
  TokenVector(
    mailbox: "X26OT154", password: "pw-service-2",
    key: "BackBone",
    nonce: "ffffffff-0000-4000-8000-00000000000a", count: 12, seconds: 1593561600,
    header: "NHSMESH X26OT154:ffffffff-0000-4000-8000-00000000000a:12:202007010000:"
      + "b6ea032edc3c2235bc0ad5271a79128649c047fa6cbbc8cf18252d69060d197a"),
  TokenVector(
    mailbox: "A", password: "p:w with space~",
    key: "schlüssel €",
    nonce: "n", count: 999, seconds: 4102444799,
    header: "NHSMESH A:n:999:209912312359:"
      + "835b027a04522eefc35385ddb1b4b39080c6dac38117e9564ff4f22c4bfe0f0e"),
  TokenVector(
    mailbox: "Z9Z9Z9Z9Z9Z9Z9Z9Z9Z9", password: String(repeating: "x", count: 200),
    key: String(repeating: "k", count: 100),
    nonce: "00000000-0000-4000-8000-000000000000", count: 0, seconds: 0,
    header: "NHSMESH Z9Z9Z9Z9Z9Z9Z9Z9Z9Z9:00000000-0000-4000-8000-000000000000:0:197001010000:"
      + "35e4800a4ddab932c7c8147b6182c3d00776124bc9d2a9ce756af17017c01b92"),
  TokenVector(
    mailbox: "X26LEAP", password: "feb",
    key: "29",
    nonce: "nonce", count: 0, seconds: 1709251140,
    header: "NHSMESH X26LEAP:nonce:0:202402292359:"
      + "d68b2618d2eaba6d14df7b76de2bc201a016d049716e7b4b378244d1c43e5f85"),
]
