using CareFunctions.Cases;
using CareFunctions.Core.Json;
using CareFunctions.Http;
using CareFunctions.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.CaseNotes;

/// <summary>A case's notes over HTTP.</summary>
public sealed class CaseNoteFunctions(CaseNoteTable notes, StaffSignIn signIn)
{
    /// <summary>The notes of a case in their order.</summary>
    [Function("ListCaseNotes")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{council}/{caseRef}/notes")] HttpRequest request,
        string council,
        string caseRef,
        CancellationToken cancellationToken)
    {
        var reference = CaseRoute.Read(council, caseRef);
        if (signIn.RequireCaseWork(request, reference?.Council).Problem is { } refused)
        {
            return refused.ToResult();
        }

        return reference is null
            ? Problem.NotFound("case").ToResult()
            : Results.Json(new { Case = reference, Notes = await notes.ListAsync(reference, cancellationToken) }, CareJson.Options);
    }

    /// <summary>Whether the notes of a case are those that were written: 200 either way, with the first note at fault.</summary>
    [Function("VerifyCaseNotes")]
    public async Task<IResult> VerifyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{council}/{caseRef}/notes/verify")] HttpRequest request,
        string council,
        string caseRef,
        CancellationToken cancellationToken)
    {
        var reference = CaseRoute.Read(council, caseRef);
        if (signIn.RequireCaseWork(request, reference?.Council).Problem is { } refused)
        {
            return refused.ToResult();
        }

        if (reference is null)
        {
            return Problem.NotFound("case").ToResult();
        }

        var found = await notes.VerifyAsync(reference, cancellationToken);
        return Results.Json(
            new { Case = reference, found.Intact, found.Count, found.FirstBroken, found.Code, found.Sentence }, CareJson.Options);
    }
}
