using CareFunctions.Storage;

namespace CareFunctions.Tests.Storage;

public sealed class ListPagesTests
{
    private int read;

    [Fact]
    public async Task Take_SeveralLists_AreOneInOrder()
    {
        var page = await ListPages.TakeAsync([List("a", "d", "e"), List(), List("b", "c", "f")], 4, CancellationToken.None);

        page.Items.ShouldBe(["a", "b", "c", "d"]);
        page.Next.ShouldBe("d");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Take_AllThereIs_HasNoNext(int limit) =>
        (await ListPages.TakeAsync([List("a", "c"), List("b")], limit, CancellationToken.None)).Next.ShouldBeNull();

    [Fact]
    public async Task Take_PositionsByTheirCharacters_NotByAnyLanguage() =>
        (await ListPages.TakeAsync([List("B", "_"), List("a", "|")], 4, CancellationToken.None)).Items.ShouldBe(["B", "_", "a", "|"]);

    [Fact]
    public async Task Take_LongLists_ReadsOneItemMoreOfEach()
    {
        await ListPages.TakeAsync([List(Letters), List(Letters)], 6, CancellationToken.None);

        read.ShouldBe(6 + 2);
    }

    private static string[] Letters => [.. Enumerable.Range('a', 26).Select(letter => ((char)letter).ToString())];

    private async IAsyncEnumerable<Listed<string>> List(params string[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            read++;
            yield return new Listed<string>(item, item);
        }
    }
}
