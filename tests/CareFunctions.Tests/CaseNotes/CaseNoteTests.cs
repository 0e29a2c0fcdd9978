using Azure;
using Azure.Data.Tables;
using CareFunctions.CaseNotes;
using CareFunctions.Core.CaseNotes;
using CareFunctions.Core.Councils;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using NodaTime;

namespace CareFunctions.Tests.CaseNotes;

public sealed class CaseNoteTests
{
    [Fact]
    public async Task Append_SameStepFromManyAttemptsAtOnce_WritesOneNoteEach()
    {
        await using var care = await CareApplication.StartAsync();
        var notes = new CaseNoteTable(new TableServiceClient(care.Storage));

        var attempts = await Task.WhenAll(Enumerable.Range(0, 40).Select(attempt =>
            Task.Run(() => notes.AppendAsync(Entry(care, "step-" + (attempt % 8)), default))));

        attempts.Count(attempt => attempt.Written).ShouldBe(8);
        var written = await notes.ListAsync(Case(care), default);
        written.Select(note => note.Sequence).ShouldBe(Enumerable.Range(1, 8));
        written.Select(note => note.Step).ShouldBeUnique();
        (await notes.VerifyAsync(Case(care), default)).Intact.ShouldBeTrue();
    }

    [Theory]
    [InlineData("altered")]
    [InlineData("garbled")]
    [InlineData("removed")]
    [InlineData("truncated")]
    [InlineData("moved")]
    public async Task Verify_AfterTampering_FindsTheNote(string how)
    {
        await using var care = await CareApplication.StartAsync();
        var notes = new CaseNoteTable(new TableServiceClient(care.Storage));
        for (var step = 1; step <= 4; step++)
        {
            await notes.AppendAsync(Entry(care, $"step-{step}"), default);
        }

        var table = care.Table(Tables.CaseNotes);
        var partition = "somerset|" + Case(care).Number;
        async Task<TableEntity> Row(int sequence) => await table.GetEntityAsync<TableEntity>(partition, $"note|{sequence:D10}");
        switch (how)
        {
            case "altered":
                var altered = await Row(2);
                altered[nameof(CaseNote.What)] = "Nothing happened.";
                await table.UpdateEntityAsync(altered, ETag.All, TableUpdateMode.Replace);
                break;
            case "garbled":
                await table.UpdateEntityAsync(new TableEntity(partition, "note|0000000002") { ["Case"] = "?" }, ETag.All, TableUpdateMode.Replace);
                break;
            case "removed":
                await table.DeleteEntityAsync(partition, "note|0000000002", ETag.All);
                break;
            case "truncated":
                await table.DeleteEntityAsync(partition, "note|0000000004", ETag.All);
                break;
            default:
                var moved = await Row(3);
                moved.RowKey = "note|0000000005";
                await table.AddEntityAsync(moved);
                break;
        }

        var answer = await care.GetAsync(Person.Officer, $"/api/cases/somerset/{care.Reference}/notes/verify");

        answer.Json["intact"]!.GetValue<bool>().ShouldBeFalse(answer.Text);
        answer.Json["firstBroken"]!.GetValue<int>().ShouldBeGreaterThan(0);
    }

    private static CaseReference Case(CareApplication care) =>
        CaseReference.TryParse(care.Reference, out var reference) ? reference : throw new InvalidOperationException();

    private static CaseNoteEntry Entry(CareApplication care, string step) => new(
        Case(care), Instant.FromUtc(2026, 1, 5, 9, 0), "Ada Officer (invented)", "Did " + step, "SOM-DOM-20", "instance", step);
}
