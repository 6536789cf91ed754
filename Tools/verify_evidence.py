#!/usr/bin/env python3
"""Checks an evidence pack without any code of the ledger: verify_evidence.py PACK.zip VERIFIER-KEY

Written from C2SP signed-note, tlog-checkpoint and tlog-proof, RFC 6962 and Docs/evidence.md. It checks signatures, members and
the proof of every event, and counts every figure under `counted` again from the events. Needs the package `cryptography`.
Status 0: all that it checks is as it must be; 1: something is not, and is told; 2: there is no such file.
"""
import base64, datetime, hashlib, json, os, re, sys, zipfile
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
FORMAT = "iapt-ledger/evidence@v1"
FIXED = ["manifest.json", "manifest.note", "checkpoint", "report.html", "report.json", "register.csv", "policy.json"]
STANDING, OF_SPAN = {1, 2, 3, 19, 20, 21, 23, 24, 25, 26, 27}, {6, 7, 13, 14, 28, 30, 31, 32, 34, 35}  # types of events
WHOLE_STREAMS = {5, 7, 8}  # instruments, checks of opt-outs, agreements
REQUIRED = ["direction", "data-provision-notice", "lawful-basis", "register-entry", "dpia"]
SUBMITTED_KEYS = {"LocalPatientId", "ServiceRequestId", "CareContactId", "CareActId"}
PSEUDONYMS = {"PersonPseudonym", "ReferralPseudonym", "CareContactPseudonym", "CareActivityPseudonym"}
def need(condition, what):
    if not condition: raise ValueError(what)
def sha256(data): return hashlib.sha256(data).hexdigest()
def unbase64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base64 that is not canonical")
    return data

# Protocol Buffers: the fields of a message by their numbers.
def varint(data, at):
    value = shift = 0
    while True:
        need(at < len(data) and shift < 70, "a number that breaks off")
        value, at, shift = value | (data[at] & 127) << shift, at + 1, shift + 7
        if data[at - 1] < 128: return value & (2**64 - 1), at
class Message:
    def __init__(self, data):
        self.fields, at = {}, 0
        while at < len(data):
            tag, at = varint(data, at)
            need(tag & 7 in (0, 2), "a field of a kind that no event has")
            value, at = varint(data, at)
            if tag & 7 == 2: value, at = data[at:at + value], at + value
            need(at <= len(data), "a field that breaks off")
            self.fields.setdefault(tag >> 3, []).append(value)
    def has(self, n): return n in self.fields
    def int(self, n): return self.fields.get(n, [0])[-1]
    def signed(self, n): return self.int(n) - 2**64 * (self.int(n) >= 2**63)
    def bytes(self, n): return self.fields.get(n, [b""])[-1]
    def text(self, n): return self.bytes(n).decode("utf-8")
    def texts(self, n): return [value.decode("utf-8") for value in self.fields.get(n, [])]
    def messages(self, n): return [Message(value) for value in self.fields.get(n, [])]
    def message(self, n): return Message(b"".join(self.fields.get(n, [])))
    def ints(self, n):
        data, at = b"".join(self.fields.get(n, [])), 0
        while at < len(data):
            number, at = varint(data, at)
            yield number
    def pick(self, words):
        """Members of a figure: NAME:KIND and the number of the field; with ? left out where the field is."""
        read = {"s": self.text, "i": self.int, "l": self.texts, "b": lambda n: bool(self.int(n)),
                "h": lambda n: self.bytes(n).hex(), "d": lambda n: day(self.signed(n)),
                "m": lambda n: month(self.int(n)), "t": lambda n: moment(self.signed(n)),
                "z": lambda n: day(self.int(n) >> 1 ^ -(self.int(n) & 1))}
        parts = [re.fullmatch(r"(\w+):(\w)(\d+)(\??)", word).groups() for word in words.split()]
        return {name: read[kind](int(n)) for name, kind, n, option in parts if not option or self.has(int(n))}
class Event:
    def __init__(self, data):
        m = Message(data)
        self.leaf = hashlib.sha256(b"\0" + data).digest()
        self.position, self.time, self.version, self.type = m.int(1), m.signed(2), m.int(3), m.int(5)
        self.category, self.number, self.body, self.names_somebody = m.int(7), m.int(8), Message(m.bytes(16)), m.has(13) or m.has(14)

# C2SP and RFC 6962.
def open_note(text, key):
    name, key_id, public = key.split("+", 2)
    public = unbase64(public)
    need(public[:1] == b"\1" and len(public) == 33, "the verifier key is not one of Ed25519")
    need(sha256(name.encode() + b"\n" + public)[:8] == key_id, "the verifier key contradicts itself")
    need("\n\n" in text and text.endswith("\n"), "a note without signature")
    body, lines = text[:text.rindex("\n\n") + 1], text[text.rindex("\n\n") + 2:].splitlines()
    signed = map(unbase64, (line[len(name) + 3:] for line in lines if line.startswith(f"\u2014 {name} ")))
    signatures = [signature[4:] for signature in signed if signature[:4].hex() == key_id]
    need(signatures, "no signature by the key")
    for signature in signatures: Ed25519PublicKey.from_public_bytes(public[1:]).verify(signature, body.encode())
    return body, name
def root_of(leaf, index, last, path):
    need(index <= last, "a place outside of the tree")
    for sibling in path:
        need(last > 0, "a proof that is too long")
        is_right = index & 1 or index == last
        leaf = hashlib.sha256(b"\1" + (sibling + leaf if is_right else leaf + sibling)).digest()
        while is_right and not index & 1 and index: index, last = index >> 1, last >> 1
        index, last = index >> 1, last >> 1
    need(last == 0, "a proof that is too short")
    return leaf
def read_proof(text):
    head, checkpoint = text.split("\n\n", 1)
    lines = head.split("\n")
    need([lines[0], lines[1][:6]] == ["c2sp.org/tlog-proof@v1", "extra "], "no proof with an event")
    need(re.fullmatch(r"index (0|[1-9][0-9]*)", lines[2]), "a proof without a place")
    hashes = [unbase64(line) for line in lines[3:]]
    need({len(value) for value in hashes} <= {32} and len(hashes) < 64, "hashes that are none")
    return unbase64(lines[1][6:]), int(lines[2][6:]), hashes, checkpoint

# Figures, as Docs/evidence.md defines them.
def moment(us): return (datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=us)).isoformat() + "Z"
def day(days): return (datetime.date(1970, 1, 1) + datetime.timedelta(days=days)).isoformat()
def month(n): return f"{n // 100:04}-{n % 100:02}" if n else "unknown"
def hours(start, end): return max(0, end - start) // 3_600_000_000
def optional(**members): return {name: value for name, value in members.items() if value is not None}
def submissions(of, span):
    received, groups = {e.body.int(1): e.body for e in of(6)}, {}
    for e, first in ((e, received[e.body.int(1)]) for e in span(6, 7, 13, 14)):
        place = (month(first.int(4)), first.text(2))
        rows = ["rowsReceived", "rowsAccepted", "rowsRejected", "rowsWithheld"]
        names = ["received", "accepted", "rejected", "abandoned", "referrals"] + rows
        group = groups.setdefault(place, dict.fromkeys(names, 0) | dict(zip(["period", "provider"], place)))
        group[{6: "received", 7: "rejected", 13: "accepted", 14: "abandoned"}[e.type]] += 1
        group["referrals"] += e.body.int(6) if e.type == 13 else 0
        for table in e.body.messages({7: 2, 13: 3}[e.type]) if e.type in (7, 13) else []:
            for place, name in enumerate(rows): group[name] += table.int(place + 2)
    return [groups[place] for place in sorted(groups)]
def instruments(of, last_day):
    newest = {}
    for e in of(2):
        name, start = (e.body.text(1), e.body.text(2)), e.body.signed(4)
        if start <= last_day and not (name in newest and start < newest[name].body.signed(4)): newest[name] = e
    now = {e.position for e in newest.values() if not e.body.has(5) or e.body.signed(5) >= last_day}
    return [e.body.pick("kind:s1 reference:s2 title:s3 from:d4 until:d5?") | optional(
        position=e.position, inForce=e.position in now, **e.body.message(6).pick("document:s1 documentDigest:h2"),
        lawfulBasis="; ".join(map(e.body.message(7).text, (1, 2, 3))) if e.body.has(7) else None,
        approval=", ".join(e.body.message(8).pick("a:s1 b:s2 c:d3").values()) if e.body.has(8) else None) for e in of(2)]
def checks(of):
    for e in of(19):
        end = ([None] + [x for x in of(20, 21) if x.body.int(1) == e.body.int(1)])[-1]
        yield e.time, e.body.pick("check:i1 channel:s2 persons:i3") | optional(
            requestedAt=moment(e.time), outcome={20: "complete", 21: "inconclusive"}[end.type] if end else "open",
            reason=end.body.text(3) if end and end.type == 21 else None, endedAt=moment(end.time) if end else None)
def fields(data, version, extracts):
    if not data.has(8): return {f"{t.text(1)}.{f}" for t in data.messages(9) for f in t.texts(2)}
    return {f"{x['table']}.{f}" for x in extracts if (x["extract"], x["version"]) == (data.text(8), version)
            for f in x["fields"] + (x["identifiers"] if data.text(6) == "identifiable" else [])}
def release(e, terms, extracts, received):
    request, ground, tables, sources = (e.body.message(1), e.body.message(2), e.body.messages(8),
                                        [received[source.int(1)] for source in e.body.messages(9)])
    agreement, allowed, keys = terms.get(ground.text(2)), None, SUBMITTED_KEYS
    need(agreement or not ground.has(2), f"the agreement of position {e.position} is not in the pack")
    if agreement:
        data, allowed = agreement.messages(20), set()
        if {d.text(6) for d in data} != {"identifiable"}: keys = PSEUDONYMS | {f"PersonPseudonym:{n}" for n in agreement.texts(18)}
        for version in {t.text(1) for t in tables}:
            months = [set().union(*(fields(d, version, extracts) for d in data if version in d.texts(2) and d.int(3) <= m <= d.int(4)))
                      for m in {source.int(4) for source in sources if source.text(6) == version}]
            allowed |= {f"{version} {field}" for field in set.intersection(*months or [set()])}
    left = {f"{t.text(1)} {t.text(2)}.{c}" for t in tables for c in t.texts(3) if c not in keys}
    return request.pick("use:s1 recipient:s2 firstPeriod:m4 lastPeriod:m5") | ground.pick(
        "agreement:s2? lawfulBasis:s5 policyVersion:s1 optOutsApplied:b6 exemption:s7? exemptionDocument:s8? check:i9?"
    ) | e.body.pick("decidedAt:t5 included:i6 fileDigest:h10 fileBytes:i11") | optional(
        disclosure=e.number, position=e.position, tables=[t.pick("version:s1 table:s2 columns:l3 rows:i4") for t in tables],
        removed=e.body.message(7).pick("optOut:i1 optOutUnknown:i2 restriction:i3 erased:i4 notEntitled:i5"),
        checkAgeHours=hours(ground.signed(10), e.body.signed(5)) if ground.int(9) else None, fieldsReleased=len(left),
        **({} if allowed is None else dict(fieldsApproved=len(allowed), fieldsNotApproved=sorted(left - allowed))))
def text(x): return json.dumps(x, sort_keys=True)  # 1 == True
def whole(digits): return need(digits.isdecimal(), f"{digits} is no count") or int(digits)
def what(e):
    return f"submission {e.body.int(1)}" if e.type == 6 else f"release {e.number}" if e.type == 30 else f"publication of {month(e.body.int(2))}"
def count(events, scope, extracts):
    of = lambda *types: [e for e in events if e.type in types]
    span = lambda *types: [e for e in of(*types) if scope["firstPosition"] <= e.position < scope["endPosition"]]
    all_instruments = instruments(of, (scope["toMicroseconds"] - 1) // 86_400_000_000)
    kinds, in_force = ({i["position"]: i["kind"] for i in all_instruments if i["inForce"] or not x} for x in (0, 1))
    cited = [(e, {kinds.get(p) for p in (e.body.message(2) if e.type == 30 else e.body).ints({6: 15, 30: 11, 32: 16}[e.type])})
             for e in span(6, 30, 32)]
    gaps = [dict(position=e.position, what=what(e), missing=[kind for kind in REQUIRED if kind not in found]) for e, found in cited]
    terms, received = [(e.position, e.body.message(1)) for e in of(23, 26)], {e.body.int(1): e.body for e in of(6)}
    approved, ended = ({e.body.text(1): day(e.body.signed(n)) for e in of(t)} for t, n in ((25, 3), (27, 2)))
    all_checks = list(checks(of))
    complete = [time for time, check in all_checks if check["outcome"] == "complete"]
    policies = {e.body.message(2).text(1) if e.type == 30 else e.body.text({31: 3, 32: 6}[e.type]) for e in span(30, 31, 32)}
    return optional(
        submissions=submissions(of, span), instruments=all_instruments, instrumentGaps=[g for g in gaps if g["missing"]],
        instrumentsMissing=[kind for kind in REQUIRED if kind not in in_force.values()],
        wordings=[e.body.pick("version:s1 kind:s2 digest:h3 from:z4") | dict(position=e.position) for e in of(3)],
        agreements=[t.pick("reference:s1 title:s2 use:s3 recipient:s4 start:d12 end:d13") | optional(
            position=p, optOutsApply=bool(t.message(17).int(1)), approvedOn=approved.get(t.text(1)),
            endedOn=ended.get(t.text(1))) for p, t in terms],
        checks=[check for _, check in all_checks], plans=len(span(28)), checkpoints=len(span(35)), packs=len(span(34)),
        checkAgeHours=hours(complete[-1], scope["toMicroseconds"]) if complete else None,
        releases=[release(e, {t.text(1): t for _, t in terms}, extracts, received) for e in span(30)],
        refusals=[e.body.message(1).pick("use:s1 recipient:s2 agreement:s3?") | dict(
            disclosure=e.number, position=e.position, refusedAt=moment(e.time),
            reasons=[r.pick("code:s1 detail:s2") for r in e.body.messages(2)]) for e in span(31)],
        publications=[e.body.pick("use:s1 period:m2 status:s3 levels:l4 policyVersion:s6 figures:i9 suppressedSmall:i10 "
                                  "suppressedComplement:i11") | dict(
            position=e.position, publishedAt=moment(e.time),
            fileDigest=([f.bytes(2).hex() for f in e.body.messages(8) if f.text(1) == "measures"] + [""])[0]) for e in span(32)],
        policyVersions=sorted(policies - {""}))
def check(path, key):
    need(os.path.getsize(path) <= 1 << 30, "the file is too large")
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        names = [info.filename for info in infos]
        need(len(names) <= 65_535 and names == FIXED + sorted(set(names[7:])), "members are missing, too many or out of order")
        need(all(i.compress_type == 0 and i.compress_size == i.file_size for i in infos), "a member that is compressed")
        need(sum(i.file_size for i in infos) <= os.path.getsize(path), "members that claim the same bytes")
        files = {name: archive.read(name) for name in names}
    entries = [dict(name=n, bytes=len(files[n]), sha256=sha256(files[n])) for n in names if n not in FIXED[:2]]
    need(json.loads(files["manifest.json"]) == dict(format=FORMAT, members=entries), "manifest.json is not that of the members")
    body, origin = open_note(files["manifest.note"].decode(), key)
    digest = base64.b64encode(hashlib.sha256(files["manifest.json"]).digest()).decode()
    need(body == f"iapt-ledger/evidence-manifest@v1\n{origin}\nsha256 {digest}\n", "another manifest was signed")
    head = open_note(files["checkpoint"].decode(), key)[0].split("\n")
    need(head[0] == origin and re.fullmatch("[1-9][0-9]*", head[1]), "the checkpoint is not one of the ledger")
    size, root, report = int(head[1]), unbase64(head[2]), json.loads(files["report.json"], parse_int=whole, parse_float=whole, parse_constant=whole)
    scope, bound, events, versions = report["scope"], report["bound"], [], {}
    first, end, start, stop = (scope[n] for n in ("firstPosition", "endPosition", "fromMicroseconds", "toMicroseconds"))
    need({type(n) for n in (first, end, start, stop, *(t["events"] for t in bound["tallies"]))} == {int}, "words in place of counts")
    need(first <= end <= size and start < stop, "this is no span")
    need([report["format"]] + [scope[n] for n in ("origin", "verifierKey", "size", "rootHash", "from", "to")] ==
         [FORMAT, origin, key, size, root.hex(), moment(start), moment(stop)], "the report is about another tree")
    for name in names[7:]:
        data, index, hashes, checkpoint = read_proof(files[name].decode())
        e = Event(data)
        need(name == f"events/{index:012}.tlog-proof" and e.position == index, f"{name} is of another event")
        need(checkpoint.encode() == files["checkpoint"] and root_of(e.leaf, index, size - 1, hashes) == root, f"{name} proves nothing")
        need(e.type in STANDING | OF_SPAN and not e.names_somebody and index < end, f"{name} has no business in the pack")
        need((start <= e.time < stop) == (first <= index) and (e.type in STANDING | {6} or first <= index), f"{name}: the span")
        need(e.category not in WHOLE_STREAMS or e.version == versions.get((e.category, e.number), 0) + 1, f"{name}: a gap before")
        versions[e.category, e.number] = e.version
        events.append(e)
    need(events and events[0].type == 1 and [events[0].body.text(n) for n in (1, 3)] == [origin, key], "no beginning")
    named = {n for e in events if first <= e.position for n in ([e.body.int(1)] if e.type in (7, 13, 14) else
             [source.int(1) for source in e.body.messages(9)] if e.type == 30 else [])}
    need(all(e.body.int(1) in named for e in events if e.type == 6 and e.position < first), "a submission that nothing names")
    tallies = {t["number"]: t for t in bound["tallies"]}
    need(sum(t["events"] for t in tallies.values()) == end - first and len(tallies) == len(bound["tallies"]), "the tallies")
    for kind in STANDING | OF_SPAN:
        found = [e for e in events if e.type == kind and first <= e.position]
        digest = sha256(b"".join(e.position.to_bytes(8, "big") + e.leaf for e in found))
        tally = tallies.get(kind, dict(events=0, leafDigest=sha256(b"")))
        need((tally["events"], tally["leafDigest"]) == (len(found), digest), f"events of type {kind} are missing, or too many")
    counted = count(events, scope, bound["extracts"])
    wrong = [n for n in sorted(counted | report["counted"]) if text(counted.get(n)) != text(report["counted"].get(n))]
    need(not wrong, f"the events give other figures: {', '.join(wrong)}")
    used = set(counted["policyVersions"]) | {w["policyVersion"] for w in bound["withheld"]} | {bound["flow"]["policyVersion"]}
    need(sha256(files["policy.json"]) == bound["policyDigest"] and
         sorted(v["name"] for v in json.loads(files["policy.json"])["versions"]) == sorted(used), "policy.json")
    return f"good: {len(events)} events proved, {len(counted)} groups counted again; not checked: page, register, type names, other bound figures"
if __name__ == "__main__":
    if len(sys.argv) != 3: print("usage: verify_evidence.py PACK.zip VERIFIER-KEY", file=sys.stderr); sys.exit(2)
    try: print(check(*sys.argv[1:]))
    except OSError as error: print(f"cannot read the pack: {error}", file=sys.stderr); sys.exit(2)
    except Exception as error: sys.exit(f"NOT good: {type(error).__name__}: {error}")  # Whatever foreign bytes bring about.
