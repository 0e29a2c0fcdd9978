using CareFunctions.Cases;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Worklists;
using CareFunctions.Referrals;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Ingest;

/// <summary>What stands against a reassignment that is sound by its words: how its service stands, and what it says it takes the place of.</summary>
public sealed class ArrivingRequest(ServiceStateCheck states)
{
    private const string Request = "/data/request";
    private const string Supersedes = "/data/supersedes";

    /// <summary>Every fault; none for a repeat, whose own effects would else stand against it.</summary>
    public async Task<IReadOnlyList<ContractFault>> FaultsAsync(DurableTaskClient client, WorklistReassignment reassignment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(reassignment);
        var fault = reassignment.SupersededInstanceId is { } earlier
            ? await AgainstSupersedingAsync(client, earlier, reassignment.Data, cancellationToken)
            : await OfStateAsync(reassignment.Data, cancellationToken);
        return fault is null || await client.GetInstanceAsync(reassignment.InstanceId, cancellationToken) is not null ? [] : [fault];
    }

    /// <summary>Whether the request can be meant as its service stands now.</summary>
    public async Task<ContractFault?> OfStateAsync(WorklistRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await states.AgainstAsync(request.CaseRef, request.Service, request.Request, request.Details, cancellationToken) is { } against
            ? new ContractFault(Request, FaultCodes.WrongState, against)
            : null;
    }

    private static async Task<ContractFault?> AgainstSupersedingAsync(
        DurableTaskClient client, string earlier, WorklistRequest request, CancellationToken cancellationToken)
    {
        var superseded = await client.GetInstanceAsync(earlier, getInputsAndOutputs: true, cancellationToken) is { Name: ReferralOrchestration.Name } found
            ? found.ReadInputAs<ReferralInput>()?.Request
            : null;
        return superseded switch
        {
            null => new ContractFault(Supersedes, FaultCodes.NotAllowed, "No event of that id was taken from this source. Give the id of one that was, or leave it out."),
            _ when superseded.CaseRef != request.CaseRef => new ContractFault(Supersedes, FaultCodes.Contradiction, "The event of that id is about another case."),
            _ when superseded.Service != request.Service => new ContractFault(
                Supersedes, FaultCodes.Contradiction, "The event of that id is about another service of the case. Withdraw that request by itself."),
            { Request: RequestKind.End } => new ContractFault(
                Supersedes, FaultCodes.NotAllowed, "The event of that id ends a service, and an ending is seen through. Its last day is amended by deciding the task of its clock."),
            _ => null,
        };
    }
}
