using Microsoft.DurableTask;

namespace Embedded.DurableTask.Tests.Surface;

public sealed class PageableTests
{
    [Fact]
    public async Task Create_WalkedByValue_ReadsEveryPageOnce()
    {
        List<string?> asked = [];
        AsyncPageable<string> pageable = Pageable.Create<string>((token, _) =>
        {
            asked.Add(token);
            return Task.FromResult(token switch
            {
                null => new Page<string>(["a", "b"], "1"),
                "1" => new Page<string>([], "2"),
                _ => new Page<string>(["c"]),
            });
        });
        List<string> values = [];
        await foreach (string value in pageable)
        {
            values.Add(value);
        }

        values.ShouldBe(["a", "b", "c"]);
        asked.ShouldBe([null, "1", "2"]);
    }

    [Fact]
    public async Task AsPages_FromATokenWithASize_HandsBothOn()
    {
        (string? Token, int? Size) asked = default;
        AsyncPageable<string> pageable = Pageable.Create<string>((token, size, _) =>
        {
            asked = (token, size);
            return Task.FromResult(new Page<string>(["z"]));
        });
        await foreach (Page<string> page in pageable.AsPages("from-here", 7))
        {
            page.Values.ShouldBe(["z"]);
        }

        asked.ShouldBe(("from-here", 7));
    }

    [Fact]
    public async Task Walk_Cancelled_Throws()
    {
        AsyncPageable<string> pageable = Pageable.Create<string>((_, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Task.FromResult(new Page<string>(["a"], "more"));
        });
        using CancellationTokenSource end = new();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (string value in pageable.WithCancellation(end.Token))
            {
                await end.CancelAsync();
            }
        });
    }
}
