using System.Text;
using CareFunctions.Core.Contracts;

namespace CareFunctions.Core.Tests.Contracts;

public sealed class GraphMessageTests
{
    [Fact]
    public void Read_AsGraphSendsIt_GivesTheValue()
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
    public void Read_Faulty_NamesIt(string json, string pointer) =>
        ContractReader.GraphMessage(Encoding.UTF8.GetBytes(json)).Faults.ShouldHaveSingleItem().Pointer.ShouldBe(pointer);
}
