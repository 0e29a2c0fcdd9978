using System.Text;
using System.Text.Json.Nodes;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Worklists;
using NodaTime;

namespace CareFunctions.Core.Tests.Contracts;

public sealed class WorklistReassignmentTests
{
    private const string Sound = """
        {
          "specversion": "1.0", "id": "e-1", "source": "/eclipse", "type": "uk.gov.somerset.worklist.reassigned",
          "time": "2026-05-01T10:00:00+01:00", "datacontenttype": "application/json",
          "data": {
            "council": "somerset", "caseRef": "som 104233", "fromTeam": "Operational Team", "toTeam": "Sourcing Care",
            "request": "source", "service": "domiciliary-care", "urgency": "urgent", "requestedBy": "worker-17",
            "evidence": [ { "kind": "assessment", "date": "2026-02-01", "status": "completed" }, { "kind": "eligible-needs" } ],
            "details": { "hoursPerWeek": 10.5, "startDate": "2026-05-04", "endDate": "2026-06-01", "provider": "prov-9" },
            "flags": ["double-up"]
          }
        }
        """;

    [Fact]
    public void Read_Sound_GivesTheValue()
    {
        var reading = ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(Sound));
        reading.Faults.ShouldBeEmpty();
        var value = reading.Value!;
        value.Time.ShouldBe(Instants.At("2026-05-01T09:00:00Z"));
        value.Data.CaseRef.ToString().ShouldBe("SOM-104233");
        value.Data.Urgency.ShouldBe(Urgency.Urgent);
        value.Data.Evidence[1].ShouldBe(new EvidenceOnFile("eligible-needs", null));
        value.Data.Details.HoursPerWeek.ShouldBe(10.5m);
        value.Data.Details.StartDate.ShouldBe(new LocalDate(2026, 5, 4));
        value.InstanceId.ShouldStartWith("event-");
    }

    [Fact]
    public void Read_Superseding_NamesTheInstanceOfTheEarlierEventOfItsSource()
    {
        var value = ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(With("data/supersedes", "\"e-0\""))).Value.ShouldNotBeNull();
        var earlier = ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(With("id", "\"e-0\""))).Value.ShouldNotBeNull();
        value.SupersededInstanceId.ShouldBe(earlier.InstanceId);
        earlier.SupersededInstanceId.ShouldBeNull();
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("close")]
    [InlineData("died")]
    [InlineData("review-completed")]
    public void Read_SupersedingByWhatStartsNothing_IsAFault(string request)
    {
        var reading = ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(With("data/supersedes", "\"e-0\"").Replace("\"request\":\"source\"", $"\"request\":\"{request}\"", StringComparison.Ordinal)));
        reading.Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/data/supersedes");
    }

    [Fact]
    public void Read_ByteOrderMark_IsPassedOver() =>
        ContractReader.WorklistReassignment(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Sound)).ToArray()).Sound.ShouldBeTrue();

    [Theory]
    [InlineData("specversion", "\"0.3\"", "/specversion", "not-allowed")]
    [InlineData("id", "\"\"", "/id", "too-short")]
    [InlineData("id", "7", "/id", "wrong-type")]
    [InlineData("time", "\"2026-02-30T10:00:00Z\"", "/time", "wrong-form")]
    [InlineData("extra", "1", "/extra", "unknown-property")]
    [InlineData("data/council", "\"dorset\"", "/data/council", "not-allowed")]
    [InlineData("data/caseRef", "\"104233\"", "/data/caseRef", "wrong-form")]
    [InlineData("data/caseRef", "\"CRO-104233\"", "/data/caseRef", "contradiction")]
    [InlineData("data/toTeam", "\"a\\u0000b\"", "/data/toTeam", "wrong-form")]
    [InlineData("data/request", "\"delete\"", "/data/request", "not-allowed")]
    [InlineData("data/details/hoursPerWeek", "-4", "/data/details/hoursPerWeek", "too-small")]
    [InlineData("data/details/hoursPerWeek", "0", "/data/details/hoursPerWeek", "too-small")]
    [InlineData("data/details/hoursPerWeek", "169", "/data/details/hoursPerWeek", "too-large")]
    [InlineData("data/details/hoursPerWeek", "1e400", "/data/details/hoursPerWeek", "too-large")]
    [InlineData("data/details/hoursPerWeek", "\"10\"", "/data/details/hoursPerWeek", "wrong-type")]
    [InlineData("data/details/startDate", "\"2026-02-29\"", "/data/details/startDate", "wrong-form")]
    [InlineData("data/details/startDate", "\"0026-02-20\"", "/data/details/startDate", "wrong-form")]
    [InlineData("data/details/endDate", "\"2026-05-03\"", "/data/details/endDate", "contradiction")]
    [InlineData("data/details/effectiveDate", "\"2026-06-02\"", "/data/details/endDate", "contradiction")]
    [InlineData("data/evidence", "{}", "/data/evidence", "wrong-type")]
    [InlineData("data/evidence/0/kind", "null", "/data/evidence/0/kind", "wrong-type")]
    [InlineData("data/flags", "[\"double-up\",\"double-up\"]", "/data/flags/1", "contradiction")]
    [InlineData("data/supersedes", "\"e-1\"", "/data/supersedes", "contradiction")]
    [InlineData("data/supersedes", "\"\"", "/data/supersedes", "too-short")]
    [InlineData("data/requestedBy", "\"\\ud800\"", "/data/requestedBy", "invalid-text")]
    public void Read_OneFault_IsNamedWithItsPointer(string path, string value, string pointer, string code)
    {
        // Put in as text: a JsonNode would not let broken text and numbers through.
        var reading = ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(With(path, value)));
        reading.Sound.ShouldBeFalse();
        reading.Faults.Select(fault => (fault.Pointer, fault.Code)).ShouldBe([(pointer, code)]);
    }

    [Fact]
    public void Read_ManyFaults_NamesEach()
    {
        var reading = ContractReader.WorklistReassignment("""{"specversion":"1.0","id":"x","source":5,"data":{"council":"dorset","bogus":1,"evidence":[{"kind":"A B"},{}]}}"""u8.ToArray());
        reading.Faults.Select(fault => fault.Pointer).ShouldBe(
            ["/source", "/data/council", "/data/bogus", "/data/evidence/0/kind", "/data/evidence/1/kind", "/data/caseRef", "/data/fromTeam", "/data/toTeam", "/data/request", "/data/service", "/type"],
            ignoreOrder: true);
        reading.Faults.ShouldAllBe(fault => !fault.Sentence.Contains("dorset", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("// x\n{}")]
    public void Read_NotJson_SaysWhere(string text)
    {
        var fault = ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(text)).Faults.ShouldHaveSingleItem();
        fault.Code.ShouldBe("invalid-json");
        fault.Sentence.ShouldContain("line ");
    }

    [Fact]
    public void Read_NestedTooDeeply_IsAFault() =>
        ContractReader.GraphMessage(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000)))
            .Faults.ShouldHaveSingleItem().Code.ShouldBe("invalid-json");

    [Fact]
    public void Read_NotUtf8_IsAFault() =>
        ContractReader.WorklistReassignment(new byte[] { (byte)'{', 0xC3, 0x28, (byte)'}' }).Faults.ShouldHaveSingleItem().Code.ShouldBe("invalid-encoding");

    [Fact]
    public void Read_DuplicateProperty_IsAFault() =>
        ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(Sound.Replace("\"id\": \"e-1\"", "\"id\": \"e-1\", \"id\": \"e-2\"", StringComparison.Ordinal)))
            .Faults.ShouldContain(new ContractFault("/id", "duplicate-property", "The property is given more than once."));

    [Theory]
    [InlineData("hoursPerWeekFrom")]
    [InlineData("hoursPerWeekTo")]
    [InlineData("effectiveDate")]
    public void Read_IncreaseWithout_IsAFault(string name)
    {
        var node = JsonNode.Parse(Sound)!;
        node["data"]!["request"] = "increase";
        var details = new JsonObject { ["hoursPerWeekFrom"] = 10, ["hoursPerWeekTo"] = 14, ["effectiveDate"] = "2026-05-04" };
        node["data"]!["details"] = details;
        ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(node.ToJsonString())).Sound.ShouldBeTrue();
        details.Remove(name);
        ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(node.ToJsonString())).Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/data/details/" + name);
    }

    [Theory]
    [InlineData("increase", 10, 10)]
    [InlineData("increase", 10, 9)]
    [InlineData("reduce", 10, 10)]
    public void Read_ChangeInTheWrongDirection_IsAFault(string request, int from, int to)
    {
        var node = JsonNode.Parse(Sound)!;
        node["data"]!["request"] = request;
        node["data"]!["details"] = new JsonObject { ["hoursPerWeekFrom"] = from, ["hoursPerWeekTo"] = to, ["effectiveDate"] = "2026-05-04" };
        ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(node.ToJsonString())).Faults.ShouldHaveSingleItem().Code.ShouldBe("contradiction");
    }

    [Theory]
    [InlineData("2026-05-05", 0)]
    [InlineData("2026-05-04", 1)]
    [InlineData("2026-05-03", 1)]
    public void Read_SuspensionWithItsRestart_RestartsAfterItsFirstDay(string restart, int faults)
    {
        var node = JsonNode.Parse(Sound)!;
        node["data"]!["request"] = "suspend";
        node["data"]!["details"] = new JsonObject { ["effectiveDate"] = "2026-05-04", ["restartDate"] = restart };
        var reading = ContractReader.WorklistReassignment(Encoding.UTF8.GetBytes(node.ToJsonString()));
        reading.Faults.Count.ShouldBe(faults);
        reading.Faults.ShouldAllBe(fault => fault.Pointer == "/data/details/restartDate");
    }

    [Fact]
    public void Read_RandomBytes_NeverThrows()
    {
        var seeds = Seeds.New();
        var sound = Encoding.UTF8.GetBytes(Sound);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = sound.ToArray();
            for (var i = seeds.Random.Next(1, 6); i > 0; i--)
            {
                bytes[seeds.Random.Next(bytes.Length)] = (byte)seeds.Random.Next(256);
            }

            var reading = ContractReader.WorklistReassignment(bytes);
            reading.Sound.ShouldBe(reading.Faults.Count == 0, seeds.Shown);
        }
    }

    private static string With(string path, string value)
    {
        const string marker = "@@";
        var node = JsonNode.Parse(Sound)!;
        var parts = path.Split('/');
        var at = node;
        foreach (var part in parts[..^1])
        {
            at = at is JsonArray array ? array[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : at![part]!;
        }

        at![parts[^1]] = marker;
        return node.ToJsonString().Replace("\"" + marker + "\"", value, StringComparison.Ordinal);
    }
}
