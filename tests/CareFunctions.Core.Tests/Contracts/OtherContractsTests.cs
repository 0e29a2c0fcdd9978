using System.Text;
using CareFunctions.Core.Contracts;

namespace CareFunctions.Core.Tests.Contracts;

public sealed class OtherContractsTests
{
    [Fact]
    public void GraphMessage_AsGraphSendsIt_IsRead()
    {
        var reading = ContractReader.GraphMessage("""
            {"@odata.etag":"W/\"x\"","id":"AAMk","internetMessageId":"<1@provider.example>","subject":null,"receivedDateTime":"2026-05-01T09:00:00Z",
             "hasAttachments":false,"importance":"normal","from":{"emailAddress":{"name":"Office","address":"Office@Provider.example"}},
             "body":{"contentType":"text","content":"Hello"},"flag":{"flagStatus":"notFlagged"}}
            """u8.ToArray());
        reading.Faults.ShouldBeEmpty();
        reading.Value!.From.ShouldBe("office@provider.example");
        reading.Value.Subject.ShouldBe("");
    }

    [Theory]
    [InlineData("""{"internetMessageId":"<1@x>","receivedDateTime":"2026-05-01T09:00:00Z","body":{"contentType":"rtf","content":""}}""", "/body/contentType")]
    [InlineData("""{"internetMessageId":"<1@x>","receivedDateTime":"yesterday","body":{"contentType":"text","content":""}}""", "/receivedDateTime")]
    [InlineData("""{"receivedDateTime":"2026-05-01T09:00:00Z","body":{"contentType":"text","content":""}}""", "/internetMessageId")]
    [InlineData("""{"internetMessageId":"<1@x>","receivedDateTime":"2026-05-01T09:00:00Z","body":{"contentType":"text"}}""", "/body/content")]
    public void GraphMessage_Faulty_IsNamed(string json, string pointer) =>
        ContractReader.GraphMessage(Encoding.UTF8.GetBytes(json)).Faults.ShouldHaveSingleItem().Pointer.ShouldBe(pointer);

    [Fact]
    public void TaskDecision_Sound_IsRead() =>
        ContractReader.TaskDecision("""{"decision":"authorise","reason":"Within the limit.","agreedPlanHoursPerWeek":10}"""u8.ToArray())
            .Value.ShouldBe(new TaskDecision("authorise", "Within the limit.", 10));

    [Theory]
    [InlineData("""{"decision":"authorise","reason":" "}""", "/reason")]
    [InlineData("""{"decision":"authorise"}""", "/reason")]
    [InlineData("""{"decision":"authorise","reason":"x","role":"business-manager"}""", "/role")]
    [InlineData("""{"decision":"<script>","reason":"x"}""", "/decision")]
    public void TaskDecision_Faulty_IsNamed(string json, string pointer) =>
        ContractReader.TaskDecision(Encoding.UTF8.GetBytes(json)).Faults.ShouldHaveSingleItem().Pointer.ShouldBe(pointer);
}
