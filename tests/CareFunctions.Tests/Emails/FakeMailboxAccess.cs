using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Emails;

namespace CareFunctions.Tests.Emails;

/// <summary>Mailboxes in memory: the outward edge that tests cannot reach.</summary>
internal sealed class FakeMailboxAccess : IMailboxAccess
{
    public Dictionary<GraphMessageAddress, byte[]> Messages { get; } = [];

    public List<(Council Council, string Mailbox)> Subscribed { get; } = [];

    public List<DateTimeOffset> Listed { get; } = [];

    public bool Configured => true;

    public Task<ReadOnlyMemory<byte>?> FetchAsync(GraphMessageAddress address, CancellationToken cancellationToken) =>
        Task.FromResult(Messages.TryGetValue(address, out var message) ? message : (ReadOnlyMemory<byte>?)null);

    public Task<IReadOnlyList<GraphMessageAddress>> ListSinceAsync(string mailbox, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Listed.Add(since);
        return Task.FromResult<IReadOnlyList<GraphMessageAddress>>([.. Messages.Keys.Where(one => one.Mailbox == mailbox)]);
    }

    public Task KeepSubscribedAsync(Council council, string mailbox, CancellationToken cancellationToken)
    {
        Subscribed.Add((council, mailbox));
        return Task.CompletedTask;
    }
}
