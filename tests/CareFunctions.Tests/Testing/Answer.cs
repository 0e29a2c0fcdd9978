using System.Net;
using System.Text.Json.Nodes;

namespace CareFunctions.Tests.Testing;

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, Uri? Location, string? Link, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The code at the end of the problem's type.</summary>
    public string ProblemCode => Json["type"]!.GetValue<string>().Split(':')[^1];

    public IReadOnlyList<(string Pointer, string Code)> Faults =>
        [.. Json["faults"]!.AsArray().Select(fault => (fault!["pointer"]!.GetValue<string>(), fault["code"]!.GetValue<string>()))];

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        response.Headers.Location,
        response.Headers.TryGetValues("Link", out var links) ? links.Single() : null,
        await response.Content.ReadAsStringAsync());
}
