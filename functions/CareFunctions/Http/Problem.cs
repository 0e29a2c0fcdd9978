using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using CareFunctions.Storage;
using Microsoft.AspNetCore.Http;

namespace CareFunctions.Http;

/// <summary>An error as RFC 9457 problem details.</summary>
public sealed record Problem
{
    /// <summary>The content type of problem details.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>What kind of problem: <c>urn:carefunctions:problem:</c> and a code that does not change.</summary>
    [JsonPropertyOrder(0)]
    public required string Type { get; init; }

    /// <summary>The kind in words.</summary>
    [JsonPropertyOrder(1)]
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    [JsonPropertyOrder(2)]
    public required int Status { get; init; }

    /// <summary>What is wrong this time, and what would be right.</summary>
    [JsonPropertyOrder(3)]
    public string? Detail { get; init; }

    /// <summary>Every fault found, where there can be several.</summary>
    [JsonPropertyOrder(4)]
    public IReadOnlyList<ProblemFault>? Faults { get; init; }

    /// <summary>The clauses of the council's procedure that the refusal rests on.</summary>
    [JsonPropertyOrder(5)]
    public IReadOnlyList<string>? Clauses { get; init; }

    /// <summary>What to quote when asking about it: the same id stands in the log.</summary>
    [JsonPropertyOrder(6)]
    public string? CorrelationId { get; init; }

    /// <summary>Problem details as a result.</summary>
    public IResult ToResult() => Results.Json(this, CareJson.Options, ContentType, Status);

    /// <summary>400: the request cannot be read at all.</summary>
    public static Problem BadRequest(string code, string detail, IReadOnlyList<ProblemFault>? faults = null) =>
        Of(StatusCodes.Status400BadRequest, code, "The request cannot be read", detail) with { Faults = faults };

    /// <summary>400, 408 or 413 as the server found: the body never came whole.</summary>
    public static Problem Unreadable(int status) => Of(
        status, "unreadable-body", "The request cannot be read", "The body breaks off, comes too slowly, or is not framed as HTTP says.");

    /// <summary>401: nobody is signed in.</summary>
    public static Problem Unauthenticated() => Of(
        StatusCodes.Status401Unauthorized, "sign-in-required", "Sign-in required", "This is for staff who are signed in.");

    /// <summary>403: the signed-in person may not do this.</summary>
    public static Problem Forbidden(string code, string detail) =>
        Of(StatusCodes.Status403Forbidden, code, "Not allowed", detail);

    /// <summary>404: there is no such thing.</summary>
    public static Problem NotFound(string what) =>
        Of(StatusCodes.Status404NotFound, "not-found", "Not found", $"There is no such {what}.");

    /// <summary>409: what was there before, or came first, stands against it.</summary>
    public static Problem Conflict(string code, string detail) =>
        Of(StatusCodes.Status409Conflict, code, "Too late, or overtaken", detail);

    /// <summary>413: more than is accepted.</summary>
    public static Problem TooLarge(int limit) => Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "Too large", $"A message may have at most {limit / 1024} KiB ({limit} bytes).");

    /// <summary>415: another form than the one that is read.</summary>
    public static Problem UnsupportedMediaType(IEnumerable<string> accepted) => Of(
        StatusCodes.Status415UnsupportedMediaType, "content-type", "Content type not accepted",
        $"Send UTF-8 JSON as {string.Join(" or ", accepted)}.");

    /// <summary>422: readable, but its content is wrong; every fault is listed.</summary>
    public static Problem Unprocessable(IReadOnlyList<ProblemFault> faults) =>
        Of(StatusCodes.Status422UnprocessableEntity, "invalid-content", "The content is not valid",
            faults.Count == 1 ? "There is one fault." : $"There are {faults.Count} faults.") with { Faults = faults };

    /// <summary>422: valid in form, but a rule of the procedure refuses it.</summary>
    public static Problem Refused(string code, string detail, IReadOnlyList<string> clauses) =>
        Of(StatusCodes.Status422UnprocessableEntity, code, "Refused by the procedure", detail) with { Clauses = clauses };

    /// <summary>500: our own fault; nothing of the inside is shown.</summary>
    public static Problem Internal(string correlationId) =>
        Of(StatusCodes.Status500InternalServerError, "internal", "Something went wrong here",
            "Nothing was lost if you send it again. Quote the correlation id when you ask about it.") with { CorrelationId = correlationId };

    private static Problem Of(int status, string code, string title, string detail) => new()
    {
        Type = "urn:carefunctions:problem:" + code,
        Title = title,
        Status = status,
        Detail = detail,
    };
}
