using Azure.Core;

namespace Embedded.Tables.Wire;

/// <summary>One operation before it is bound to an endpoint: it is sent by itself or as part of a transaction.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the account, percent-encoded.</param>
/// <param name="Expected">The statuses that are answers; every other one is an error.</param>
internal sealed record TableRequest(RequestMethod Method, string Path, params int[] Expected)
{
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";
}
