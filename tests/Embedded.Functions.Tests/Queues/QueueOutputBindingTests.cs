using Azure.Storage.Queues;
using Embedded.Functions.Queues;
using Embedded.Functions.Tests.Testing;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Tests.Queues;

public sealed class QueueOutputBindingTests
{
    [Fact]
    public async Task Write_EachKindOfValue_SendsItsMessages()
    {
        var queue = await Storage.QueueAsync();

        await WriteAsync(queue, "text");
        await WriteAsync(queue, new { hours = 4 });
        await WriteAsync(queue, new[] { "one", "two" });
        await WriteAsync(queue, new List<object?> { new { n = 1 }, null });
        await WriteAsync(queue, "bytes"u8.ToArray());
        await WriteAsync(queue, null);

        (await TextsAsync(queue)).ShouldBe(["text", "{\"hours\":4}", "one", "two", "{\"n\":1}", "bytes"]);
    }

    [Fact]
    public async Task Write_Base64_SendsBase64()
    {
        var queue = await Storage.QueueAsync();

        await WriteAsync(queue, "text", base64: true);

        (await TextsAsync(queue)).ShouldBe([Convert.ToBase64String("text"u8)]);
    }

    [Fact]
    public async Task Write_OneMessageTooLarge_SendsNothingAndSaysWhich()
    {
        var queue = await Storage.QueueAsync();
        await queue.CreateAsync();

        var fault = await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync(queue, new[] { "small", new string('x', 65_537) }));

        fault.Message.ShouldContain("message 2 of 2 has 65537");
        (await TextsAsync(queue)).ShouldBeEmpty();
        await WriteAsync(queue, new string('x', 65_536));
    }

    private static async Task WriteAsync(QueueClient queue, object? value, bool base64 = false)
    {
        var binding = new QueueOutputBinding(
            new QueueConnections(await QueueHarness.ConfigurationAsync()), new QueueWakeUps(), new QueueSettings { Base64Messages = base64 }, QueueHarness.Serializer);
        await binding.WriteAsync(new QueueOutputAttribute(queue.Name), value, CancellationToken.None);
    }

    private static async Task<IEnumerable<string>> TextsAsync(QueueClient queue) =>
        (await queue.PeekMessagesAsync(32)).Value.Select(message => message.Body.ToString());
}
