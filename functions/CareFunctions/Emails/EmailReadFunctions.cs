using CareFunctions.Cases;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Json;
using CareFunctions.Http;
using CareFunctions.Ingest;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.Emails;

/// <summary>Says how an email is read and what would be done with it. Nothing is started and nothing is kept.</summary>
public sealed class EmailReadFunctions(PackageTable packages, KnownSenders senders)
{
    /// <summary>Reads one Graph message. With <c>assumeKnown=true</c> every well-formed reference of the council counts as a known case and the sender as who it plausibly is,
    /// so that a labelled mailbox can be measured without a database.</summary>
    [Function("ReadEmail")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "emails/read")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new List<ProblemFault>();
        var council = EmailQuery.Council(request, required: true, faults);
        var assumeKnown = EmailQuery.AssumeKnown(request, faults);
        if (council is null || faults.Count > 0)
        {
            return Problem.BadRequest("query", "The query cannot be used.", faults).ToResult();
        }

        var (body, unreadable) = await RequestBody.ReadAsync(request, ["application/json"], cancellationToken, RequestBody.EmailLimit);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var message = ContractReader.GraphMessage(body);
        if (!message.Sound)
        {
            return ContractProblem.Of(message.Faults).ToResult();
        }

        var reading = EmailReader.Read(message.Value, council);
        var verdict = await JudgeAsync(reading, council, message.Value, assumeKnown, cancellationToken);
        return Results.Json(
            new EmailReadAnswer(
                reading.Intent, reading.CaseRefs, reading.Fields, verdict.MayActAutomatically, reading.Certainty, verdict.Reasons, reading.Evidence, verdict.WouldDo),
            CareJson.Options);
    }

    private async Task<EmailVerdict> JudgeAsync(EmailReading reading, Council council, GraphMessage message, bool assumeKnown, CancellationToken cancellationToken)
    {
        if (assumeKnown)
        {
            return EmailActing.JudgeAssumingKnown(reading, council, message);
        }

        var reference = reading.CaseRefs is [var only] && only.Council == council ? only : null;
        var known = reference is null ? null : await packages.KnownCaseAsync(reference, cancellationToken);
        return EmailActing.Judge(reading, council, known, senders.Of(council).RoleOf(message.From, known));
    }
}
