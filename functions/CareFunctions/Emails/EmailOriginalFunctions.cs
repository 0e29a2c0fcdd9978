using CareFunctions.Core.Councils;
using CareFunctions.Http;
using CareFunctions.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.Emails;

/// <summary>Shows staff an email as it came: whoever decides what it means must see its own words.</summary>
public sealed class EmailOriginalFunctions(ReceivedEmailTable received, StaffSignIn signIn)
{
    private const string Prefix = "email-";
    private const int DigestLength = 40;

    /// <summary>The Graph message as it came, the contents of its attachments left out. What it says is a stranger's: show it as text.</summary>
    [Function("GetEmail")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "emails/{council}/{emailId}")] HttpRequest request,
        string council,
        string emailId,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(emailId);
        var of = Council.TryParse(council, out var named) ? named : null;
        if (signIn.RequireCaseWork(request, of).Problem is { } refused)
        {
            return refused.ToResult();
        }

        if (of is null || !IsEmailId(emailId) || await received.FindAsync(of, emailId, cancellationToken) is not { } original)
        {
            return Problem.NotFound("email").ToResult();
        }

        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Text(original, "application/json");
    }

    private static bool IsEmailId(string text) =>
        text.Length == Prefix.Length + DigestLength && text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length..].All(char.IsAsciiHexDigitLower);
}
